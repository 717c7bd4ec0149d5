"""From an answer to the rows of the list: reasons, price, and whether a record is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor import wording
from advisor.domain.credential import CredentialId
from advisor.domain.money import Money
from advisor.i18n import N_, _
from advisor.services.fitting import Fitted
from advisor.services.searching import Hit, Near
from advisor.ui.search.answers import Eyes
from advisor.ui.search.facet_names import facet_name, value_name
from advisor.ui.search.fit_notes import FitNote, fit_notes
from advisor.ui.search.hit_model import HitRow
from advisor.ui.search.price_words import PriceWords, price_words

_SHOWN_BY_MARKS = (N_("in the title"), N_("exactly this title"))
MOST_GOOD, MOST = 2, 3  # notes: beside what speaks for it is room for what may not fit


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows for the open client. ``chosen``: what is on the shortlist, with its quote."""

    can_add: bool
    on: date
    eyes: Eyes = field(default_factory=Eyes)
    chosen: Mapping[CredentialId, Money | None] = field(default_factory=dict)

    def of(self, fitted: Fitted) -> list[HitRow]:
        """The hits, then the nearest with what differs."""
        rows = [self._row(fitted, hit, ()) for hit in fitted.result.hits]
        near = fitted.result.nearest
        return rows + [self._row(fitted, one.hit, _differences(one)) for one in near]

    def _row(self, fitted: Fitted, hit: Hit, differs: tuple[FitNote, ...]) -> HitRow:
        credential = hit.credential
        quote = self.chosen.get(credential.id)
        price = price_words(credential, self.on)
        if quote is not None:
            price = PriceWords(_("{amount} quoted").format(amount=wording.money(quote)), "good")
        fit, fitter = fitted.fits.get(credential.id), self.eyes.fitter
        notes = fit_notes(fit, fitter.weights, self.eyes.name) if fit and fitter else ()
        notes = differs or _reasons(hit, notes)
        return HitRow(hit, notes, price, credential.id in self.chosen, self.can_add)


def _reasons(hit: Hit, notes: tuple[FitNote, ...]) -> tuple[FitNote, ...]:
    """What fits the client first, else why it was found; then what to look at."""
    good = [note for note in notes if note.tone == "good"]
    against = [note for note in notes if note.tone != "good"]
    if not any(note.about == "goal" for note in good):
        shown = {_(text) for text in _SHOWN_BY_MARKS}
        why = [FitNote(_capital(text), "good", "why") for text in hit.why if text not in shown]
        good = why[:1] + good
    good = good[:MOST_GOOD]
    return (*good, *against[: MOST - len(good)])


def _differences(near: Near) -> tuple[FitNote, ...]:
    """What a near record is instead of what the filters ask for."""
    return tuple(
        FitNote(
            f"{facet_name(key)}: {', '.join(value_name(key, value) for value in values)}",
            "caution",
            key,
        )
        for key, values in near.differs.items()
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
