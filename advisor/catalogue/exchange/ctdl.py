"""CTDL JSON-LD as the Credential Registry publishes it, read as rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.catalogue.exchange import cells, fields
from advisor.catalogue.exchange.linked import CTDL, OURS, Node, NotLinked, expanded
from advisor.catalogue.exchange.told import Column, Told
from advisor.domain.errors import DamagedFile

_ORGANIZATIONS = ("CredentialOrganization", "QACredentialOrganization", "Organization")
KINDS: Mapping[str, str] = {  # own words for the classes of CTDL
    "Certificate": "certificate",
    "CertificateOfCompletion": "certificate",
    "Certification": "professional certificate",
    "MicroCredential": "micro-credential",
    "Diploma": "diploma",
    "Degree": "degree",
    "AssociateDegree": "degree",
    "BachelorDegree": "degree",
    "MasterDegree": "degree",
    "DoctoralDegree": "degree",
    "Badge": "badge",
    "DigitalBadge": "badge",
    "OpenBadge": "badge",
    "License": "licence",
    "Course": "course",
    "LearningProgram": "course",
    "LearningOpportunityProfile": "course",
    "ApprenticeshipCertificate": "certificate",
    "JourneymanCertificate": "certificate",
}
_DELIVERY = {"OnlineOnly": "online", "InPerson": "in person", "BlendedDelivery": "hybrid"}
_LENGTH = re.compile(r"P(\d+)W|PT(\d+)H")


class Graph:
    """A CTDL file in memory: a ``Source``. Raises DamagedFile where it is not one."""

    kind = "CTDL JSON-LD"
    columns: tuple[Column, ...] = ()

    def __init__(self, raw: bytes, name: str) -> None:
        self._name = name
        try:
            document = json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            sentence = f"{name} is not whole JSON ({str(error)[:80]}). Ask for the file again."
            raise DamagedFile(sentence) from error
        top = document if isinstance(document, dict) else {"@graph": document}
        self._context = top.get("@context")
        nodes = top.get("@graph", [top])
        if not isinstance(nodes, list) or not nodes:
            raise DamagedFile(f"{name} holds no credentials. Choose a CTDL file.")
        self._nodes: list[Any] = nodes
        self._owners = {id_: texts for node in nodes for id_, texts in self._owner(node)}
        self.about = len(nodes)

    def told(self) -> Iterator[Told]:
        """Its credentials and courses; a row is the place of the node in the graph."""
        for row, raw in enumerate(self._nodes, start=1):
            try:
                node = self._node(raw)
                if kind := _kind(node):
                    yield _checked(row, self._texts(node, kind))
            except NotLinked as why:
                yield Told(row, {}, f"The node cannot be read: {why}")

    def _node(self, raw: Any) -> Node:
        if not isinstance(raw, dict):
            raise NotLinked("it is no object")
        return expanded(raw, raw.get("@context", self._context))

    def _owner(self, raw: Any) -> Iterator[tuple[str, dict[str, str]]]:
        if not any(
            name in str(raw.get("@type")) for name in _ORGANIZATIONS if isinstance(raw, dict)
        ):
            return
        try:
            node = self._node(raw)
        except NotLinked:
            return
        told = {"provider_name": _text(node, "name"), "provider_website": _web(node)}
        yield str(node.get("@id")), {name: text for name, text in told.items() if text}

    def _texts(self, node: Node, kind: str) -> dict[str, str]:
        owner = next(iter(_ids(node, "ownedBy") + _ids(node, "offeredBy")), None)
        texts = {
            "title": _text(node, "name"),
            "summary": _text(node, "description"),
            "source_url": _web(node),
            "kind": kind,
            "skills": cells.joined(tuple(_skills(node))),
            "delivery": _delivery(node),
            **self._owners.get(owner or "", {}),
            **_length(node),
            **_cost(node),
        }
        if "Ceased" in "".join(_targets(node, "lifeCycleStatusType")):
            texts["retired"] = "yes"
        ctid = _text(node, "ctid")
        if ctid and not node.get(OURS + "id"):
            texts["id"] = ctid.lower()
        for name in fields.NAMES:
            if OURS + name in node:
                texts[name] = _text(node, name, OURS)
        return {name: text for name, text in texts.items() if text}


def _checked(row: int, texts: dict[str, str]) -> Told:
    for name, text in texts.items():
        if why := cells.trouble(text, formulas=False):
            return Told(row, {}, f"The property {name} {why}")
    return Told(row, {name: text.strip() for name, text in texts.items()})


def _kind(node: Node) -> str | None:
    types = [str(one).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for one in node.get("@type", [])]
    return next((KINDS[one] for one in types if one in KINDS), None)


def _values(node: Node, name: str, terms: str = CTDL) -> list[dict[str, Any]]:
    return [one for one in node.get(terms + name, []) if isinstance(one, dict)]


def _text(node: Node, name: str, terms: str = CTDL) -> str:
    """The text of a property: in English where there are several languages."""
    values = _values(node, name, terms)
    english = [one for one in values if str(one.get("@language", "en")).lower().startswith("en")]
    chosen = next(iter(english or values), {})
    worth = chosen.get("@value", "")
    return ("yes" if worth else "no") if isinstance(worth, bool) else str(worth)


def _ids(node: Node, name: str) -> list[str]:
    return [str(one.get("@id", one.get("@value", ""))) for one in _values(node, name)]


def _web(node: Node) -> str:
    return next(iter(_ids(node, "subjectWebpage")), "")


def _targets(node: Node, name: str) -> list[str]:
    return [target for one in _values(node, name) for target in _ids(one, "targetNode")]


def _skills(node: Node) -> list[str]:
    taught = [*_values(node, "teaches"), *_values(node, "assesses")]
    named = [_text(one, "targetNodeName") for one in taught]
    return list(dict.fromkeys(name for name in named if name))


def _delivery(node: Node) -> str:
    targets = [*_targets(node, "deliveryType"), *_targets(node, "learningDeliveryType")]
    known = {_DELIVERY.get(target.rsplit("/", 1)[-1].rsplit(":", 1)[-1], "") for target in targets}
    return known.pop() if len(known) == 1 else ""


def _length(node: Node) -> dict[str, str]:
    """Whole weeks or hours as such; every other duration as it stands."""
    texts: dict[str, str] = {}
    for profile in _values(node, "estimatedDuration"):
        said = _text(profile, "exactDuration")
        found = _LENGTH.fullmatch(said)
        if found:
            texts["weeks" if found[1] else "hours"] = found[1] or found[2]
        elif said or _text(profile, "description"):
            texts["length_stated"] = _text(profile, "description") or said
    return texts


def _cost(node: Node) -> dict[str, str]:
    """Tuition in Canadian dollars as a price; every other cost as a note."""
    texts: dict[str, str] = {}
    notes = []
    for profile in _values(node, "estimatedCost"):
        price, currency = _text(profile, "price"), _text(profile, "currency")
        types = [*_targets(profile, "directCostType"), *_ids(profile, "directCostType")]
        if not price:
            continue
        if currency == "CAD" and any(one.endswith("Tuition") for one in types):
            texts["tuition"] = price
        else:
            notes.append(f"{price} {currency}".strip())
    return texts | ({"cost_note": "; ".join(notes)} if notes else {})
