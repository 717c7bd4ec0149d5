"""Records as CTDL JSON-LD; what CTDL has no word for stands under our own terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from advisor.catalogue.exchange import fields
from advisor.catalogue.exchange.linked import ADDRESS, CONTEXT
from advisor.catalogue.reading import CredentialRow, ProviderRow

_CLASSES = {  # the class of CTDL for our kinds; the kind itself stays beside it
    "certificate": "Certificate",
    "short certificate": "Certificate",
    "professional certificate": "Certification",
    "micro-credential": "MicroCredential",
    "diploma": "Diploma",
    "degree": "Degree",
    "badge": "Badge",
    "licence": "License",
    "course": "Course",
}
_DELIVERY = {"online": "OnlineOnly", "in person": "InPerson", "hybrid": "BlendedDelivery"}
_IN_CTDL = ("title", "summary", "source_url", "skills", "tuition")


def document(rows: Iterable[CredentialRow], providers: Mapping[str, ProviderRow]) -> bytes:
    """One JSON-LD document: the providers, then the records in order."""
    kept = list(rows)
    used = {row.provider for row in kept}
    owners = [_owner(providers[one]) for one in sorted(used)]
    graph = [*owners, *(_record(row, providers[row.provider]) for row in kept)]
    ours = {"advisor": CONTEXT["advisor"]}
    return json.dumps({"@context": [ADDRESS, ours], "@graph": graph}, ensure_ascii=False).encode()


def _owner(row: ProviderRow) -> dict[str, Any]:
    node = {
        "@id": _address("provider", row.id),
        "@type": "ceterms:CredentialOrganization",
        "ceterms:name": {"en": row.name},
    }
    return node | ({"ceterms:subjectWebpage": row.website} if row.website else {})


def _record(row: CredentialRow, provider: ProviderRow) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": _address("credential", row.id),
        "@type": f"ceterms:{_CLASSES.get(row.kind, 'Certificate')}",
        "ceterms:name": {"en": row.title},
        "ceterms:ownedBy": [_address("provider", row.provider)],
    }
    if row.source_url:
        node["ceterms:subjectWebpage"] = row.source_url
    if row.summary:
        node["ceterms:description"] = {"en": row.summary}
    if row.skills:
        node["ceterms:teaches"] = [_named(skill) for skill in row.skills]
    if row.tuition is not None:
        node["ceterms:estimatedCost"] = [_tuition(f"{row.tuition:f}")]
    if row.delivery in _DELIVERY:
        node["ceterms:deliveryType"] = [
            {
                "@type": "ceterms:CredentialAlignmentObject",
                "ceterms:targetNode": f"deliveryType:{_DELIVERY[row.delivery]}",
            }
        ]
    return node | _own_terms(row, provider)


def _named(skill: str) -> dict[str, Any]:
    return {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNodeName": {"en": skill}}


def _tuition(price: str) -> dict[str, Any]:
    kind = {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:targetNode": "costType:Tuition",
    }
    return {
        "@type": "ceterms:CostProfile",
        "ceterms:currency": "CAD",
        "ceterms:price": price,
        "ceterms:directCostType": kind,
    }


def _own_terms(row: CredentialRow, provider: ProviderRow) -> dict[str, str]:
    names = [name for name in fields.NAMES if name not in _IN_CTDL]
    texts = {name: fields.of_row(row, provider, name) for name in names}
    return {f"advisor:{name}": text for name, text in texts.items() if text}


def _address(kind: str, name: str) -> str:
    return f"urn:advisor:{kind}:{name}"
