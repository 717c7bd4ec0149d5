"""A grant claim names the course it is for, a hold its last day, and who told it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Claims of before are kept as they are; what nobody wrote down stays unknown."""
    with op.batch_alter_table("claim") as batch:
        batch.add_column(sa.Column("item_id", sa.String(length=36), nullable=True))
        batch.add_column(sa.Column("expires_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("told", sa.Text(), nullable=True))
        batch.create_foreign_key(
            "fk_claim_item_id_shortlist_item", "shortlist_item", ["item_id"], ["id"]
        )
