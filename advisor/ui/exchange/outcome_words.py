"""What an import would do, as rows of words; made away from the window, for there may be many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor import wording
from advisor.domain.credential import CredentialId
from advisor.domain.money import Money
from advisor.i18n import _, ngettext
from advisor.services import importing
from advisor.services.depending import Dependent
from advisor.services.importing import Outcome, Preview
from advisor.ui.exchange.field_words import field_words, reason_words

Row = tuple[str, ...]
Dependents = Mapping[CredentialId, tuple[Dependent, ...]]
_READ_IN = ("source_url", "as_of", "more_sources", "fact_sources", "read_on")
_BOOKS = ("more_sources", "fact_sources", "read_on")
_MONEY = ("tuition", "mandatory_fees", "monthly_price", "materials")
CHANGED, ADDED, RETIRED, REFUSED = "changed", "added", "retired", "refused"


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview with its tables; ``touched`` holds a client and the titles that matter to them."""

    preview: Preview
    rows: Mapping[str, tuple[Row, ...]]
    counts: Mapping[str, int]
    touched: tuple[tuple[str, str], ...]


def looked(preview: Preview, depend: Dependents) -> Looked:
    """Everything that the page shows of a preview."""
    out = preview.outcome
    names = preview.names
    gone = [out.before[one] for one in out.retired]
    rows = {
        CHANGED: tuple(_changes(preview)),
        ADDED: tuple((one.title, names[one.provider]) for one in out.added),
        RETIRED: tuple((one.title, names[one.provider]) for one in gone),
        REFUSED: tuple((str(one.row), reason_words(one.reason)) for one in out.rejected),
    }
    counts = {name: len(those) for name, those in rows.items()} | {CHANGED: len(out.changed)}
    return Looked(preview, rows, counts, tuple(_touched(out, depend)))


def headings(which: str) -> Row:
    """The column names of a table of rows."""
    return {
        CHANGED: (_("Record"), _("Fact"), _("Now"), _("After the import")),
        ADDED: (_("Title"), _("Provider")),
        RETIRED: (_("Title"), _("Provider")),
        REFUSED: (_("Row"), _("Why it is refused")),
    }[which]


def count_words(which: str, count: int) -> str:
    """The word of a table with its count."""
    word = {
        CHANGED: _("Changed: {n}"),
        ADDED: _("New: {n}"),
        RETIRED: _("Retired: {n}"),
        REFUSED: _("Refused: {n}"),
    }[which]
    return word.format(n=wording.number(count))


def beside(outcome: Outcome) -> str:
    """What the tables do not show: records that stay, and providers."""
    stay = ngettext(
        "{n} record stays as it is.", "{n} records stay as they are.", outcome.unchanged
    )
    said = [stay.format(n=wording.number(outcome.unchanged))] if outcome.unchanged else []
    if outcome.providers:
        named = sorted(row.name for row in outcome.providers.values())
        more = _(" and {n} more").format(n=len(named) - 5) if len(named) > 5 else ""
        words = _("New or changed providers: {names}{more}.")
        said.append(words.format(names=", ".join(named[:5]), more=more))
    return " ".join(said)


def done_words(looked: Looked) -> str:
    """What was imported, for the message afterwards."""
    counts = looked.counts
    words = _("{name} is imported: {added} new, {changed} changed, {retired} retired.")
    return words.format(
        name=looked.preview.name,
        added=wording.number(counts[ADDED]),
        changed=wording.number(counts[CHANGED]),
        retired=wording.number(counts[RETIRED]),
    )


def _changes(preview: Preview) -> Iterator[Row]:
    """What is about the course first; where it was read and when only where it says more."""
    out = preview.outcome
    for row in out.changed:
        before, record = out.before[row.id], f"{row.title}, {preview.names[row.provider]}"
        edited = preview.edited.get(row.id, {})
        told = sorted(out.fields[row.id], key=lambda name: name in _READ_IN)
        for name in [one for one in told if one not in _BOOKS] or told:
            now, then = _worth(name, importing.said(name, before)), importing.said(name, row)
            if name in edited:
                now = _worth(name, edited[name])
                stays = _("stays: you edited this by hand (the file says {text})")
                yield record, field_words(name), now, stays.format(text=_worth(name, then))
            else:
                yield record, field_words(name), now, _worth(name, then)


def _worth(name: str, text: str) -> str:
    if not text:
        return _("not stated")
    return str(Money.parse(text)) if name in _MONEY else text


def _touched(out: Outcome, depend: Dependents) -> Iterator[tuple[str, str]]:
    """By client, in the order of their names."""
    titles = {row.id: row.title for row in out.before.values()}
    found: dict[tuple[str, str], list[str]] = {}
    for record, title in titles.items():
        for one in depend.get(CredentialId(record), ()):
            words = _("{title} (in the saved plan)") if one.planned else "{title}"
            found.setdefault((one.name, one.client_id), []).append(words.format(title=title))
    for name, client in sorted(found, key=lambda pair: pair[0].casefold()):
        yield name or _("a guest"), "; ".join(found[name, client])
