"""Whose web address it is: the part of a host name that somebody registered."""

from __future__ import annotations

from urllib.parse import urlsplit

_PROVINCES = ("ab", "bc", "mb", "nb", "nf", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk", "yk")
_SUFFIXES = frozenset(
    {f"{province}.ca" for province in _PROVINCES}
    | {"gc.ca", "gov.bc.ca", "co.uk", "org.uk", "ac.uk", "com.au", "co.nz"}
    # hosts where strangers share one registered name: each name under them is somebody else's
    | {"teachable.com", "wpengine.com", "substack.com", "acalog.com", "smartcatalogiq.ca"}
    | {"smartcatalogiq.com", "wordpress.com", "blogspot.com", "github.io", "workers.dev"}
    | {"reclaim.hosting", "wixsite.com", "weebly.com", "squarespace.com", "sites.google.com"}
)


def host(url: str | None) -> str | None:
    """The host of a web address, or None where it is not a plain http(s) address."""
    if not url or "\\" in url or any(letter <= " " for letter in url):
        return None
    try:
        parts = urlsplit(url)
        name = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and "@" not in parts.netloc
    return name if plain and "." in name.strip(".") else None


def registered(name: str) -> str:
    """The registered part of a host: ``calendar.nic.bc.ca`` → ``nic.bc.ca``."""
    labels = name.split(".")
    for start in range(len(labels)):
        if ".".join(labels[start:]) in _SUFFIXES:
            return ".".join(labels[max(start - 1, 0) :])
    return ".".join(labels[-2:])


def same_owner(url: str, website: str | None) -> bool:
    """Whether an address lies on the registered domain of a website."""
    ours, theirs = host(website), host(url)
    return ours is not None and theirs is not None and registered(ours) == registered(theirs)
