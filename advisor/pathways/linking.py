"""From a record to skills and occupations: by its words, and by what editors said of the links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.domain.credential import Credential
from advisor.pathways.job_links import JobLinks
from advisor.pathways.links import Answer, Link, answered
from advisor.pathways.skill_links import SkillLinks
from advisor.pathways.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class CredentialLinks:
    """What a record links to, the surest first; rejected links are among them and say so."""

    skills: tuple[Link, ...]
    jobs: tuple[Link, ...]


@dataclass(frozen=True)
class Linking:
    """Both ways of linking, with the vocabulary that they link to and the answers of editors.

    ``answers``: by credential, then by what the link leads to.
    """

    vocabulary: Vocabulary
    skills: SkillLinks
    jobs: JobLinks
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)

    def of(self, credential: Credential) -> CredentialLinks:
        """All links of a record, also those that were rejected."""
        mine = self.answers.get(credential.id, {})
        entries = {to: one for to, one in mine.items() if to in self.vocabulary.entries}
        others = {to: one for to, one in mine.items() if to not in self.vocabulary.entries}
        skills = self.skills.of(credential.skills)
        jobs = self.jobs.of(credential.title, credential.skills)
        said = (credential.title, *credential.skills)
        return CredentialLinks(
            tuple(answered(skills, entries, credential.skills)),
            tuple(answered(jobs, others, said)),
        )

    def skills_of(self, credential: Credential) -> list[Link]:
        """The links to skills that count."""
        return [link for link in self.of(credential).skills if not link.rejected]

    def jobs_of(self, credential: Credential) -> list[Link]:
        """The links to occupations that count."""
        return [link for link in self.of(credential).jobs if not link.rejected]
