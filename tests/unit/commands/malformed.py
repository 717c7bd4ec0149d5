"""Files that must not get in: each with a name, its bytes, and words of the sentence it earns."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from openpyxl import Workbook

from advisor.catalogue.exchange import keeping, packed
from advisor.packs import MANIFEST

HEAD = "id,title,provider,tuition,as_of,source_url"
ROW = "x/{},Course {},bcit,100,2026-01-05,https://www.bcit.ca/{}"
BOMB = b"<!DOCTYPE lolz [<!ENTITY a 'aaaaaaaaaa'>%s]>" % b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


class Bad(NamedTuple):
    """One malformed file."""

    name: str
    raw: bytes
    says: str  # a pattern in the one sentence


def every() -> Iterator[Bad]:
    """All of them, the same every time."""
    yield from _cells()
    yield from _tables()
    yield from _workbooks()
    yield from _linked()
    yield from _archives()


def workbook(*rows: tuple[Any, ...], work: Callable[[Any], None] | None = None) -> bytes:
    """An XLSX file with our headings and some rows."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEAD.split(","))
    for row in rows:
        sheet.append(row)
    if work:
        work(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cells() -> Iterator[Bad]:
    """A good row, then one with a cell that is refused: row 3 is named."""
    good = "x/1,Good,bcit,100,2026-01-05,https://www.bcit.ca/1"
    bad = {
        "formula": ("x/2,=1+1,bcit,1,2026,https://b.ca/", "row 3: .*title holds a formula"),
        "dde": ("x/2,=cmd|' /C calc'!A0,bcit,1,2026,https://b.ca/", "row 3: .*formula"),
        "at": ("x/2,@SUM(A1),bcit,1,2026,https://b.ca/", "row 3: .*formula"),
        "plus": ("x/2,+cmd|'x'!A0,bcit,1,2026,https://b.ca/", "row 3: .*formula"),
        "minus": ("x/2,-2+3+cmd|' /C',bcit,1,2026,https://b.ca/", "row 3: .*formula"),
        "wide formula": ("x/2,＝HYPERLINK(1),bcit,1,2026,https://b.ca/", "row 3: .*formula"),
        "link formula": ('x/2,"=HYPERLINK(""http://a"")",bcit,1,2026,https://b.ca/', "formula"),
        "hidden": ("x/2,Wel\x07ding,bcit,1,2026,https://b.ca/", "row 3: .*control letters"),
        "turned": ("x/2,Wel\u202eding,bcit,1,2026,https://b.ca/", "row 3: .*control letters"),
        "broken letters": ("x/2,Caf\ufffd,bcit,1,2026,https://b.ca/", "row 3: .*broken letters"),
        "twice encoded": ("x/2,CollÃ¨ge,bcit,1,2026,https://b.ca/", "row 3: .*broken letters"),
        "huge cell": (f"x/2,{'a' * 40_000},bcit,1,2026,https://b.ca/", "row 3: .*32,767"),
        "two ways": ("x/2,A,bcit,1,03/04/2026,https://b.ca/", "row 3: .*two months"),
        "no such day": ("x/2,A,bcit,1,31/02/2026,https://b.ca/", "row 3: .*calendar"),
        "month 13": ("x/2,A,bcit,1,2026-13-01,https://b.ca/", "row 3: .*calendar"),
        "short year": ("x/2,A,bcit,1,13/05/26,https://b.ca/", "row 3: .*four digits"),
        "no year": ("x/2,A,bcit,1,soon,https://b.ca/", "row 3: .*no year"),
        "not money": ("x/2,A,bcit,about 100,2026,https://b.ca/", "row 3: tuition: .*no sum"),
        "comma cents": ('x/2,A,bcit,"1,50",2026,https://b.ca/', "row 3: tuition: .*no sum"),
        "negative": ("x/2,A,bcit,-5,2026,https://b.ca/", "row 3: tuition: .*no sum"),
        "endless": ("x/2,A,bcit,1e400,2026,https://b.ca/", "row 3: tuition: .*no sum"),
        "mills": ("x/2,A,bcit,1.005,2026,https://b.ca/", "row 3: tuition: .*cent"),
        "too dear": ("x/2,A,bcit,99999999999,2026,https://b.ca/", "row 3: .*out of reach"),
        "no source": ("x/2,A,bcit,1,2026,", "row 3: there is no source"),
        "script source": ("x/2,A,bcit,1,2026,javascript:alert(1)", "row 3: .*no web address"),
        "file source": ("x/2,A,bcit,1,2026,file:///etc/passwd", "row 3: .*no web address"),
        "no title": ("x/2,,bcit,1,2026,https://b.ca/", "row 3: there is no title"),
        "no provider": ("x/2,A,,1,2026,https://b.ca/", "row 3: there is no provider"),
        "twice": ("x/1,A,bcit,1,2026,https://b.ca/", "row 3: .*again, which row 2"),
        "too few": ("x/2,A,bcit", "row 3: .*3 cells under 6"),
        "too many": ("x/2,A,bcit,1,2026,https://b.ca/,more", "row 3: .*7 cells under 6"),
        "letters lost": ("x/2,A,bcit,1", "row 3: .*4 cells under 6"),
    }
    for name, (row, says) in bad.items():
        yield Bad(f"{name}.csv", f"{HEAD}\n{good}\n{row}\n".encode(), says)


def _tables() -> Iterator[Bad]:
    rows = "\n".join(ROW.format(n, n, n) for n in range(50))
    text = f"{HEAD}\n{rows}\n"
    bare = text.replace("Course 7", 'Course "7" and')
    yield Bad("empty.csv", b"", "is empty")
    yield Bad("blank.csv", b"\n\n  \n", "is empty")
    yield Bad("commas.csv", b",,,\n,,,\n", "no rows")
    yield Bad("quote open.csv", text.replace("Course 9,", '"Course 9,').encode(), "row 11: .*quote")
    yield Bad("quote in.csv", bare.replace("x/7,C", 'x/7,"C').encode(), "row 9: .*quote")
    yield Bad("cut.csv", text.encode()[:-40], "row 51: .*cut short")
    yield Bad("zeros.csv", text.encode().replace(b"Course 3", b"Cour\0se"), "not a text")
    yield Bad("utf-16.csv", text.encode("utf-16-le"), "not a text|no column")
    yield Bad("utf-16 cut.csv", text.encode("utf-16")[:-1], "not a text of utf-16")
    yield Bad("utf-8 cut.csv", b"\xef\xbb\xbf" + text.encode() + b"\xc3", "not a text of utf-8")
    yield Bad("bytes.csv", bytes(range(128, 256)) * 40, "not a text|no column")
    yield Bad("two titles.csv", b"title,name,provider\nA,B,bcit\n", "several columns for title")
    yield Bad("no heading.csv", b"colour,size\nred,5\n", "no column of titles")
    yield Bad("formula heading.csv", b"title,=1+1,provider\nA,B,bcit\n", "heading holds a formula")
    yield Bad("one line.csv", b"a" * 300_000, "letters of the row|no column|heading holds")
    yield Bad("wide.csv", b"title,provider" + b",a" * 600 + b"\nA,bcit\n", "more than 500 columns")
    yield Bad("page.csv", b"<html><body>Not found</body></html>", "no column of titles")


def _workbooks() -> Iterator[Bad]:
    good = ("x/1", "Good", "bcit", 100, "2026-01-05", "https://www.bcit.ca/1")
    raw = workbook(good)
    formula = ("x/2", "Bad", "bcit", "=SUM(D2)", "2026", "https://b.ca/")
    yield Bad("formula.xlsx", workbook(good, formula), "row 3: .*D3 holds a formula")
    error = ("x/2", "Bad", "bcit", "#REF!", "2026", "https://b.ca/")
    yield Bad("error.xlsx", workbook(good, error), "row 3: .*D3 holds the error")
    wide = workbook(good, good[:1] + good[1:], work=lambda sheet: sheet.merge_cells("B2:C2"))
    yield Bad("merged over.xlsx", _change(wide, "xl/worksheets/sheet1.xml", _refill), "row 2: ")
    yield Bad("cut.xlsx", raw[: len(raw) // 2], "damaged")
    yield Bad("only a name.xlsx", b"title,provider\nA,bcit\n", "damaged, or not a workbook")
    yield Bad("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old or locked")
    yield Bad("macros.xlsx", _with(raw, "xl/vbaProject.bin", b"x"), "macros")
    yield Bad("bomb.xlsx", _with(raw, "xl/media/a.xml", b"\0" * 50_000_000), "far too tightly")
    sheet = "xl/worksheets/sheet1.xml"
    yield Bad("entities.xlsx", _change(raw, sheet, lambda xml: BOMB + _headless(xml)), "damaged")
    yield Bad("cut sheet.xlsx", _change(raw, sheet, lambda xml: xml[:-60]), "damaged")
    book = "xl/workbook.xml"
    yield Bad("entities in book.xlsx", _change(raw, book, lambda x: BOMB + _headless(x)), "damaged")
    yield Bad("no sheet.xlsx", _change(raw, book, lambda _xml: b"<workbook/>"), "damaged")
    many = {f"xl/{n}.xml": b"" for n in range(3000)}
    yield Bad("parts.xlsx", _zip({**_parts(raw), **many}), "more than Advisor takes")


def _linked() -> Iterator[Bad]:
    node = {
        "@type": "ceterms:Certificate",
        "ceterms:name": {"en": "A"},
        "ceterms:ownedBy": ["urn:nobody"],
        "ceterms:subjectWebpage": "https://example.org/",
    }
    registry = "https://credreg.net/ctdl/schema/context/json"
    whole = json.dumps({"@context": registry, "@graph": [node]}).encode()
    yield Bad("cut.jsonld", whole[:-9], "not whole JSON")
    yield Bad("deep.json", b"[" * 100_000, "not whole JSON")
    yield Bad("no owner.jsonld", whole, "row 1: there is no provider")
    yield Bad("none.jsonld", b'{"@graph": []}', "no credentials")
    yield Bad("numbers.jsonld", b"[1, 2]", "row 1: .*no object")
    far = whole.replace(registry.encode(), b"https://evil.example/context")
    yield Bad("far context.jsonld", far, "row 1: .*not JSON-LD")
    own = json.dumps({"@context": {"@vocab": 7}, "@graph": [node]}).encode()
    yield Bad("wrong context.jsonld", own, "row 1: .*not JSON-LD")
    yield Bad("utf-16.jsonld", whole.decode().encode("utf-16"), "no column|not whole|not a text")


def _archives() -> Iterator[Bad]:
    manifest = b'format = 1\nname = "a"\nedition = "a"\nlicence = "a"\nread_on = "2026-01-01"\n'
    plain = manifest + b'[files]\n"credentials.jsonl" = "00"\n"providers.jsonl" = "00"\n'
    empty = {"credentials.jsonl": b"", "providers.jsonl": b""}
    yield Bad("wrong sums.pack", _zip({"manifest.toml": plain, **empty}), "changed or cut short")
    yield Bad("missing.pack", _zip({"manifest.toml": plain}), "damaged, or no pack")
    above = manifest + b'[files]\n"../../settings.toml" = "00"\n'
    yield Bad("above.pack", _zip({"manifest.toml": above}), "outside of the pack")
    yield Bad("no toml.pack", _zip({"manifest.toml": b"\xff\xfe"}), "cannot be read")
    signed = plain + b"# key: " + b"01" * 32 + b"\n# signature: " + b"02" * 64 + b"\n"
    yield Bad("signature.pack", _zip({"manifest.toml": signed, **empty}), "changed after it was")
    newer = plain.replace(b"format = 1", b"format = 9")
    yield Bad("newer.pack", _zip({"manifest.toml": newer, **empty}), "newer Advisor")
    yield Bad("no number.pack", _pack({"tuition": "NaN"}), "or out of reach")
    yield Bad("endless number.pack", _pack({"hours": "Infinity"}), "or out of reach")
    yield Bad("turned.pack", _pack({"title": "Weld\u202eing"}), "hidden control letters")
    yield Bad("zero letter.pack", _pack({"skills": ["a\0b"]}), "hidden control letters")
    yield Bad("script.pack", _pack({"source_url": "javascript:alert(1)"}), "needs a web address")
    huge = {"manifest.toml": plain, "credentials.jsonl": b" " * 50_000_000, "providers.jsonl": b""}
    yield Bad("bomb.pack", _zip(huge), "far too tightly")
    yield Bad("pictures.zip", _zip({"a.png": b"x"}), "damaged, or not a workbook")


def _pack(changed: dict[str, Any]) -> bytes:
    """A pack whose sums are right, with one record that is not."""
    provider = {"id": "x", "name": "X", "kind": "public institute"}
    record = {
        "id": "x/welding",
        "title": "Welding",
        "provider": "x",
        "kind": "certificate",
        "field": "Trades",
        "summary": "Weld.",
        "source_url": "https://x.example/weld",
        "read_on": "2026-01-02",
    }
    contents = {
        "providers.jsonl": json.dumps(provider).encode(),
        "credentials.jsonl": json.dumps(record | changed).encode(),
    }
    facts = {"name": "theirs", "edition": "1", "read_on": date(2026, 1, 2)}
    return packed.archive({**contents, MANIFEST: keeping.manifest(contents, facts)})


def _refill(xml: bytes) -> bytes:
    """Put a text back into a cell that lies under a merged one, as other programs do."""
    return re.sub(rb'<c r="C2"[^>]*/>', b'<c r="C2" t="inlineStr"><is><t>bcit</t></is></c>', xml)


def _headless(xml: bytes) -> bytes:
    return re.sub(rb"<\?xml.*?\?>", b"", xml).replace(b"Good", b"&j;")


def _parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return target.getvalue()


def _with(raw: bytes, name: str, more: bytes) -> bytes:
    return _zip({**_parts(raw), name: more})


def _change(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = _parts(raw)
    return _zip({**parts, name: change(parts[name])})
