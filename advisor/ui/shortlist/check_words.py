"""What a course asks for first, in lines by what is known of it."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.domain.prerequisite import Check, Met
from advisor.services.ordering import reason
from advisor.ui.shortlist.item_words import Line

_LOOKS = {
    Met.MET: ("ph.check", "good"),
    Met.NOT_MET: ("ph.x", "caution"),
    Met.NOT_KNOWN: ("ph.question", "muted"),
}


def check_lines(checks: Iterable[Check]) -> tuple[Line, ...]:
    """``Grade 12: The client said that Grade 12 will be done.`` Those with one reason share it."""
    found: dict[tuple[Met, str], list[str]] = {}
    for one in checks:
        found.setdefault((one.met, reason(one)), []).append(one.text)
    lines = []
    for (met, why), texts in sorted(found.items(), key=lambda one: list(_LOOKS).index(one[0][0])):
        icon, role = _LOOKS[met]
        colour = "muted" if role == "muted" else ""
        lines.append(Line(icon, role, f"{'; '.join(texts)}: {why}", colour=colour))
    return tuple(lines)
