"""A goal keeps how held skills were shown, and what matters most to the client."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Skills of before were only stated, and nobody had weighed anything."""
    with op.batch_alter_table("goal") as batch:
        shown = sa.Column("skills_shown", sa.Text(), nullable=False, server_default="[]")
        weights = sa.Column("weights", sa.Text(), nullable=False, server_default="{}")
        batch.add_column(shown)
        batch.add_column(weights)
    with op.batch_alter_table("goal") as batch:
        batch.alter_column("skills_shown", server_default=None)
        batch.alter_column("weights", server_default=None)
