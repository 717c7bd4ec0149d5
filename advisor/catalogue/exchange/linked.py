"""JSON-LD without the network: the one typed door to the processor, with our own small context.

The context holds only the terms that Advisor reads or writes. It stands in for the one that the
Credential Registry serves; a file that names any other address as its context is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pyld import jsonld

CTDL = "https://purl.org/ctdl/terms/"
OURS = "urn:advisor:terms:"
ADDRESS = "https://credreg.net/ctdl/schema/context/json"
_OLDER = "http://purl.org/ctdl/terms/"
_BY_LANGUAGE = ("name", "description", "targetNodeName", "targetNodeDescription", "keyword")
_BY_ADDRESS = ("ownedBy", "offeredBy", "subjectWebpage", "targetNode", "directCostType")
CONTEXT: Mapping[str, Any] = {
    "ceterms": CTDL,
    "advisor": OURS,
    "costType": "https://purl.org/ctdl/vocabs/costType/",
    "deliveryType": "https://purl.org/ctdl/vocabs/deliveryType/",
    "lifeCycle": "https://purl.org/ctdl/vocabs/lifeCycle/",
    **{f"ceterms:{name}": {"@container": "@language"} for name in _BY_LANGUAGE},
    **{f"ceterms:{name}": {"@type": "@id"} for name in _BY_ADDRESS},
}
Node = dict[str, list[Any]]


class NotLinked(Exception):  # noqa: N818 - why a node cannot be read
    """What is wrong with a node as JSON-LD."""


def expanded(node: Mapping[str, Any], context: Any) -> Node:
    """A node with its properties by their full addresses. Raises NotLinked."""
    try:
        found = jsonld.expand(
            {**node, "@context": context}, {"documentLoader": _bundled, "base": "urn:file:"}
        )
    except (jsonld.JsonLdError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotLinked("it is not JSON-LD of the Credential Registry") from error
    if len(found) != 1:
        return {}
    return {_ctdl(name): worth for name, worth in found[0].items()}


def _ctdl(name: str) -> str:
    return CTDL + name[len(_OLDER) :] if name.startswith(_OLDER) else name


def _bundled(address: str, _options: Any) -> dict[str, Any]:
    if address.rsplit("://", maxsplit=1)[-1].rstrip("/") != ADDRESS.rsplit("://", maxsplit=1)[-1]:
        raise ValueError(f"the context {address} is not known here")
    document = {"@context": dict(CONTEXT)}
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": json.loads(json.dumps(document)),
    }
