"""When the money of a client's shortlist moves."""

from __future__ import annotations

from advisor.domain.cash import CashFlow
from advisor.domain.cash_days import cash_flow
from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.services import estimating


def of_file(file: ClientFile, estimate: Estimate) -> CashFlow:
    """The cash flow of the shortlist, by the dates that the quotes hold."""
    days = {str(item.id): item.register_by for item in file.chosen}
    return cash_flow(estimating.situation(file, estimate.on), estimate, days)
