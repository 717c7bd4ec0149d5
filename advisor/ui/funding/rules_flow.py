"""From a wish to a change of the rules: a form, what it would do, and then its effect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from advisor.i18n import _
from advisor.services import ruling
from advisor.services.estimating import Rules
from advisor.services.rule_sharing import Offer
from advisor.services.ruling import Bursary, Change, NewValue, Proposal, ValueView
from advisor.ui.funding.bursary_form import BursaryForm
from advisor.ui.funding.confirm_form import Confirming
from advisor.ui.funding.preview_card import OfferForm, PreviewCard
from advisor.ui.funding.progress_row import ProgressRow
from advisor.ui.funding.rule_form import RuleForm
from advisor.ui.funding.rules_detail import VersionRow
from advisor.ui.funding.rules_work import RulesWork
from advisor.ui.funding.value_form import ValueForm
from advisor.ui.messages import Action


class RulesFlow(QObject):
    """Holds the forms and the preview; the page shows the one that is asked for."""

    shown = Signal(object)  # the widget to bring beside the list
    left = Signal(object)  # back to the program, with the form to go back to or None
    changed = Signal(object)  # Rules
    message_requested = Signal(str, str, object)  # text, kind, Action | None

    def __init__(
        self, work: RulesWork, today: Callable[[], date], by: str, centre: str, *, keeps: bool
    ) -> None:
        """With ``keeps`` false everything can be looked at, and nothing takes effect."""
        super().__init__()
        self._keeps = keeps
        self._today, self._by, self._centre = today, by, centre
        self._asker: RuleForm | None = None  # the form whose change is looked at
        self.work = work
        self.bursary, self.value, self.offer = BursaryForm(), ValueForm(), OfferForm()
        self.preview, self.progress = PreviewCard(), ProgressRow()
        self._connect()

    def set_counsellor(self, by: str, centre: str) -> None:
        """Whose name a change begins with, and whose rules an exported file holds."""
        self._by, self._centre = by, centre

    def add_bursary(self, rules: Rules) -> None:
        """Open the empty form of a bursary."""
        self.shown.emit(self.bursary)
        self.bursary.open_form(rules.facts, self._by, self._today())

    def new_value(self, code: str, values: tuple[ValueView, ...]) -> None:
        """Open the empty form of a new value."""
        self.shown.emit(self.value)
        self.value.open_form(code, values, self._by, self._today())

    def confirm(self, row: VersionRow, given: Confirming) -> None:
        """Look at what it does when a version holds for longer."""
        entry = ruling.Confirmation(
            program=row.version.program,
            version=row.version.id,
            until=given.until,
            source=given.source,
            by=given.by,
            on=self._today(),
        )
        self._propose(ruling.confirm(entry), row.form)

    def take_away(self, code: str) -> None:
        """Look at what it does when an own program goes."""
        self._propose(ruling.take_away(code), None)

    def export_to(self, target: Path) -> None:
        """Write the centre's own rules to one signed file."""
        self._asker = None
        self.work.give(target, self._centre, self._today())

    def import_from(self, source: Path) -> None:
        """Look at the signed rules of another centre."""
        self._asker = None
        self.work.look_at(source)

    def _connect(self) -> None:
        work = self.work
        self.bursary.given.connect(self._propose_bursary)
        self.value.given.connect(self._propose_value)
        self.offer.given.connect(self._trust)
        for form in (self.bursary, self.value, self.offer):
            form.closed.connect(lambda: self.left.emit(None))
        self.preview.accepted.connect(self._accept)
        self.preview.closed.connect(lambda: self.left.emit(self._asker))
        self.progress.stopped.connect(work.stop)
        work.progress.connect(self.progress.move_to)
        work.ended.connect(self.progress.end)
        work.proposed.connect(self._preview)
        work.refused.connect(self._refused)
        work.applied.connect(self._applied)
        work.undone.connect(self._undone)
        work.offered.connect(self._offered)
        work.trusted.connect(self._take_in)
        work.given.connect(self._given)

    def _propose(self, change: Change, asker: RuleForm | None) -> None:
        self._asker = asker
        self.progress.start()
        self.work.propose(change)

    def _propose_bursary(self, form: Bursary) -> None:
        self._propose(ruling.add_bursary(form), self.bursary)

    def _propose_value(self, value: NewValue) -> None:
        self._propose(ruling.new_value(value), self.value)

    def _preview(self, proposal: Proposal) -> None:
        self.shown.emit(self.preview)
        self.preview.show_proposal(proposal)

    def _accept(self, proposal: Proposal) -> None:
        if self._keeps:
            self.work.apply(proposal)
            return
        words = _("With sample clients nothing is kept. Create your vault to change the rules.")
        self.message_requested.emit(words, "info", None)

    def _refused(self, sentence: str) -> None:
        if self._asker is not None and self._asker.isVisible():
            self._asker.say(sentence)
        else:
            self.message_requested.emit(sentence, "stop", None)

    def _applied(self, rules: Rules) -> None:
        self._asker = None
        self.changed.emit(rules)
        undo: Action = (_("Undo"), self.work.undo)
        words = _("The change is in force. Saved plans stay as they were saved.")
        self.message_requested.emit(words, "good", undo)

    def _undone(self, rules: Rules) -> None:
        self.changed.emit(rules)
        self.message_requested.emit(_("The change is taken back."), "info", None)

    def _offered(self, offer: Offer) -> None:
        self.shown.emit(self.offer)
        self.offer.show_offer(offer, self._by)

    def _trust(self, given: tuple[Offer, str]) -> None:
        offer, by = given
        self._asker = self.offer
        if self._keeps:
            self.work.trust(offer, by, self._today())
        else:
            self._take_in(offer)

    def _take_in(self, offer: Offer) -> None:
        self._propose(ruling.take_in(offer.rules), self.offer)

    def _given(self, target: Path, fingerprint: str) -> None:
        words = _(
            "{file} is written. Its fingerprint is {fingerprint}: say it on the phone to whoever "
            "takes the file."
        )
        said = words.format(file=target.name, fingerprint=fingerprint)
        self.message_requested.emit(said, "good", None)
