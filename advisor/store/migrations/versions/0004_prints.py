"""The vault remembers which paper of a plan left the program, and when both signed one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody wrote down what was printed before."""
    _print()
    _signed()


def _print() -> None:
    op.create_table(
        "print",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("plan_id", sa.String(length=36), nullable=False),
        sa.Column("copy", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("beside", sa.Boolean(), nullable=False),
        sa.Column("large", sa.Boolean(), nullable=False),
        sa.Column("program", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("printed_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_print_client_id_client"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_print_plan_id_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_print"),
    )
    op.create_index("ix_print_client_id", "print", ["client_id"])


def _signed() -> None:
    op.create_table(
        "signed",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("client_id", sa.String(length=36), nullable=False),
        sa.Column("plan_id", sa.String(length=36), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_signed_client_id_client"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_signed_plan_id_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_signed"),
        sa.UniqueConstraint("plan_id", name="uq_signed_plan_id"),
    )
    op.create_index("ix_signed_client_id", "signed", ["client_id"])
