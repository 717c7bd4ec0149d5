"""From a record to the occupations that it likely leads to: by the job titles in its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rapidfuzz import fuzz

from advisor.i18n import N_, _, language
from advisor.pathways.links import Confidence, Link, best_first
from advisor.pathways.stems import holds, runs, stem, stems, words

DEEDS = ("ing", "ry")  # endings of what somebody in a trade does: bookkeeping, carpentry
SHORTEST = 5  # letters of a stem that may stand for a trade by itself
# Titles of one word that name no trade of their own.
_GENERIC_WORDS = """
assistant technician worker manager operator supervisor instructor trainer designer developer
analyst planner professional administrator coordinator guide leader specialist consultant
engineer apprentice trainee professor artist technologist director officer inspector tester
programmer producer student resident reader builder finisher helper attendant processor dresser
companion observer researcher performer expediter arranger communicator translator evaluator
reporter learner writer presenter mover rider general
residential master assessor provider support expert
"""
GENERIC = frozenset(map(stem, _GENERIC_WORDS.split()))
MANAGER = stem("manager")  # whoever learns the management of a thing is not yet its manager
_ASIDE = re.compile(r" \([^)]*\)")  # “(GIS)” in the middle of a title, “(except …)” at its end
_PARTS = re.compile(r"[–—:;,()]| - ")
_TITLE, _PHRASE = 0, 1  # where the words stand: an index of the texts below
# Translators: why a course leads to a job; a full stop is added at the end.
_SAME = (
    N_("its title “{text}” holds “{job}”, a job title of {occupation} ({noc})"),
    N_("the skill phrase “{text}” holds “{job}”, a job title of {occupation} ({noc})"),
)
_OTHER = (
    N_("its title “{text}” holds another form of “{job}”, a job title of {occupation} ({noc})"),
    N_(
        "the skill phrase “{text}” holds another form of “{job}”, a job title of {occupation}"
        " ({noc})"
    ),
)
_LISTED = (
    N_(
        "its title “{text}” holds “{word}”, which by our own list means “{job}”, a job title of"
        " {occupation} ({noc})"
    ),
    N_(
        "the skill phrase “{text}” holds “{word}”, which by our own list means “{job}”, a job"
        " title of {occupation} ({noc})"
    ),
)
MOST = 2  # occupations that one title may mean before it says too little


class JobLinks:
    """Links records to NOC codes by some 29,000 job titles."""

    def __init__(
        self,
        titles: Iterable[tuple[str, str]],
        names: Mapping[str, str],
        also: Mapping[str, str],
        never: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """``titles``: (NOC code, job title); ``names``: the title of each occupation by code.

        ``also``: words of credentials that mean a job title, by the project's own judgment.
        ``never``: words in which job titles only seem to stand, likewise.
        """
        self._names = dict(names)  # an occupation that no list names goes by its first job title
        self._never = [(stems(said), frozenset(map(stems, jobs))) for said, jobs in never.items()]
        self._whole: set[tuple[str, tuple[str, ...]]] = set()  # titles that need no addition
        self._kept: dict[tuple[str, tuple[str, ...]], list[Link]] = {}
        self._also = {stems(said): (said, job) for said, job in also.items()}
        self._jobs: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for noc, title in titles:
            self._names.setdefault(noc, title)
            plain = _ASIDE.sub("", title.partition(" - ")[0])
            for text in dict.fromkeys((title, plain)):
                key = stems(text)
                if len(key) > 1 or text.isalpha():
                    self._jobs[key].setdefault(noc, text)
            if " - " not in title:
                self._whole.add((noc, stems(plain)))
        for noc, name in names.items():  # an occupation's own name is meant before any other
            plain = _ASIDE.sub("", name)
            self._jobs[stems(plain)] = {noc: plain}
            self._whole.add((noc, stems(plain)))

    def of(self, title: str, phrases: Iterable[str]) -> list[Link]:
        """The surest link to each occupation, the surest first; each record is looked at once."""
        asked = (title, *phrases)
        key = (language(), asked)  # a reason is said in the language of the window
        if key not in self._kept:
            self._kept[key] = self._links(*asked)
        return self._kept[key]

    def about(self, text: str, noc: str) -> frozenset[str]:
        """The stems of a text that name an occupation, by a job title or by the project's list."""
        named: set[str] = set()
        for run in runs(stems(text)):
            _said, job = self._also.get(run, ("", ""))
            known = noc in self._jobs.get(run, {}) and (len(run) > 1 or run[0] not in GENERIC)
            if known or noc in self._jobs.get(stems(job), {}):
                named.update(run)
        return frozenset(named)

    def _links(self, title: str, *phrases: str) -> list[Link]:
        meant = list(self._meant(title, _TITLE, Confidence.LIKELY))
        for phrase in phrases:
            meant += self._meant(phrase, _PHRASE, Confidence.WEAK)
        found = self._in(title, _TITLE, Confidence.LIKELY)
        for phrase in phrases:
            found += self._in(phrase, _PHRASE, Confidence.WEAK)
        return best_first([*found, *meant])

    def _meant(self, text: str, where: int, sure: Confidence) -> Iterator[Link]:
        """What the words mean by the project's own list."""
        for run in runs(stems(text)):
            said, job = self._also.get(run, ("", ""))
            for noc in self._jobs.get(stems(job), {}):
                values = {"text": text, "word": said, "job": job, "noc": noc}
                reason = _(_LISTED[where]).format(**values, occupation=self._names[noc])
                yield Link(text, noc, self._names[noc], sure, reason)

    def _in(self, text: str, where: int, loose: Confidence) -> list[Link]:
        """Job titles inside a text, the longest first; a shorter one inside a longer is none."""
        found = []
        for part in _PARTS.split(text):
            found += self._inside(part, text, where, loose)
        return found

    def _inside(self, part: str, text: str, where: int, loose: Confidence) -> list[Link]:
        """In one part of a text: no job title reaches over a dash, a comma or a bracket."""
        said, taken, found = stems(part), list[tuple[str, ...]](), []
        exact = runs(words(part))
        barred = {job for seen, jobs in self._never if holds(stems(text), seen) for job in jobs}
        for run, plain in zip(runs(said), exact, strict=True):
            jobs = self._jobs.get(run, {})
            inside = any(set(run) <= set(longer) for longer in taken)
            if not jobs or len(jobs) > MOST or inside or run in barred:
                continue
            nearest = max(
                jobs, key=lambda noc: fuzz.ratio(" ".join(words(jobs[noc])), " ".join(plain))
            )
            for noc, job in jobs.items():
                same = words(job) == plain
                if not same and run[-1] == MANAGER:
                    continue
                if len(run) == 1 and not _trade(
                    run[0], plain[0], same=same, whole=run == said, title=loose
                ):
                    continue
                taken.append(run)
                sure = Confidence.STRONG if same and loose is Confidence.LIKELY else loose
                if noc != nearest or (noc, run) not in self._whole:
                    sure = Confidence.WEAK
                said_so = (_SAME if same else _OTHER)[where]
                values = {"text": text, "job": job, "noc": noc}
                reason = _(said_so).format(**values, occupation=self._names[noc])
                found.append(Link(text, noc, self._names[noc], sure, reason))
        return found


def _trade(stem: str, word: str, *, same: bool, whole: bool, title: Confidence) -> bool:
    """Whether one word names a trade: as a job title, or as a deed; inside a phrase it does not."""
    if stem in GENERIC or (title is Confidence.WEAK and not whole):
        return False
    return same or (word.endswith(DEEDS) and len(stem) >= SHORTEST)
