"""Files that say who made them: signed with a key of the maker's own, known by its fingerprint.

A signed file is a text that people can read, with two last lines: the maker's public key and the
signature over every byte before it. One changed byte anywhere, and the file is refused.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from advisor import files
from advisor.domain.errors import DamagedFile, Unavailable

_KEY, _SIGNATURE = b"# key: ", b"# signature: "
_CHANGED = "{name} was changed after it was signed, or cut short. Ask for the file again."


@dataclass(frozen=True, slots=True)
class Signed:
    """The text of a signed file whose signature is right, and whose it is."""

    text: bytes
    key: bytes  # public

    @property
    def fingerprint(self) -> str:
        """The maker's key in short, to be compared on the phone."""
        return fingerprint(self.key)


def own_key(path: Path) -> Ed25519PrivateKey:
    """The key kept at ``path``, made there the first time. Raises DamagedFile, Unavailable."""
    try:
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
    except FileNotFoundError:
        key = Ed25519PrivateKey.generate()
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    except ValueError as error:
        sentence = f"{path} is damaged. Put back a copy of it, or delete it to sign with a new key."
        raise DamagedFile(sentence) from error
    files.private_folder(path.parent)
    files.write(path, key.private_bytes_raw(), private=True)
    return key


def signed(text: bytes, key: Ed25519PrivateKey) -> bytes:
    """The text with its maker and signature."""
    body = text.rstrip(b"\n") + b"\n" + _KEY + _hex(key.public_key().public_bytes_raw())
    return body + _SIGNATURE + _hex(key.sign(body))


def opened(raw: bytes, name: str) -> Signed:
    """The text of a signed file. Raises DamagedFile naming ``name`` unless every byte is right."""
    try:
        body, signature = _split(raw, _SIGNATURE)
        text, key = _split(body, _KEY)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, body)
    except (ValueError, InvalidSignature) as error:
        raise DamagedFile(_CHANGED.format(name=name)) from error
    return Signed(text, key)


def fingerprint(public: bytes) -> str:
    """Sixteen hexadecimal digits of the key's SHA-256, in groups: ``1A2B-3C4D-5E6F-7081``."""
    digits = hashlib.sha256(public).hexdigest()[:16].upper()
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def public(key: Ed25519PrivateKey) -> bytes:
    """The half of a key that may be shown."""
    return key.public_key().public_bytes_raw()


def _hex(raw: bytes) -> bytes:
    return raw.hex().encode() + b"\n"


def _split(raw: bytes, mark: bytes) -> tuple[bytes, bytes]:
    """What stands before the last line, and the bytes that it spells in the one way there is."""
    body, found, digits = raw.rpartition(mark)
    value = bytes.fromhex(digits.decode("ascii"))
    if not found or not body.endswith(b"\n") or digits != _hex(value):
        raise ValueError("not a signed file")
    return body, value
