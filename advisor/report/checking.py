"""Our own list of what makes a paper readable without eyes, checked on the finished file.

It proves that nothing on the list is wrong, and no more: it is not a certificate. What it finds is
told by rule and page, never with a word of the paper.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from advisor.report.checking_page import Owned, page_findings
from advisor.report.scripts import writing
from advisor.report.tags import CELLS, HEADINGS

_INSIDE = {"L": ("LI",), "LI": ("Lbl", "LBody"), "Table": ("TR",), "TR": CELLS}


def findings(data: bytes) -> tuple[str, ...]:
    """What is wrong with a PDF file, a sentence each; empty when nothing on our list is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ("The file has no structure.",)
        tree = _Tree(pdf)
        found = [*_document(pdf, tree), *tree.findings()]
        for number, page in enumerate(pdf.pages, 1):
            owned = tree.of_page(page, number - 1)
            found += [f"Page {number}: {said}" for said in page_findings(page, owned)]
    return tuple(dict.fromkeys(found))


def _document(pdf: pikepdf.Pdf, tree: _Tree) -> Iterator[str]:
    root: Any = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "The file does not say that it is tagged."
    if not str(root.get("/Lang", "")):
        yield "The language is missing."
    shown: Any = root.get("/ViewerPreferences", {})
    if not bool(shown.get("/DisplayDocTitle", False)):
        yield "The title is not shown."
    from_right = str(shown.get("/Direction", "")) == "/R2L"
    if from_right != writing(str(root.get("/Lang", ""))).right_to_left:
        yield "The file does not run in the direction of its language."
    with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
        if not said.get("dc:title") or not said.get("dc:language"):
            yield "Title or language is missing in the metadata."
        if "pdfuaid:part" in said:
            yield "The file claims what nobody has certified."
    if tree.headings and "/First" not in root.get("/Outlines", {}):
        yield "Bookmarks are missing."


class _Tree:
    """The structure tree, read once: which mark belongs to which element, in reading order."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self.owned: Counter[tuple[int, int]] = Counter()
        self.linked: set[tuple[int, int]] = set()
        self.headings: list[int] = []
        self.wrong: list[str] = []
        root: Any = pdf.Root.StructTreeRoot
        self.by_parent = _numbers(root.ParentTree)
        for element in _kids(root):
            self._walk(element)

    def findings(self) -> Iterator[str]:
        """What is wrong with the elements and the order of headings."""
        yield from self.wrong
        for before, level in zip([0, *self.headings], self.headings, strict=False):
            if level > before + 1:
                yield f"A heading of level {level} follows one of level {before}."

    def of_page(self, page: pikepdf.Page, index: int) -> Owned:
        """What the structure holds of a page."""
        marks = {number: count for (at, number), count in self.owned.items() if at == index}
        listed = self.by_parent.get(int(page.obj.get("/StructParents", -1)), [])
        return Owned(marks, len(listed), self.linked)

    def _walk(self, element: Any) -> None:
        role = str(element.S)[1:]
        if role in HEADINGS:
            self.headings.append(HEADINGS.index(role) + 1)
        self.wrong += _element(element, role)
        for kid in _kids(element):
            self._kid(kid, element)

    def _kid(self, kid: Any, element: Any) -> None:
        if isinstance(kid, int):
            self.owned[self.pages[element.Pg.objgen], kid] += 1
        elif "/MCID" in kid:
            self.owned[self.pages[kid.Pg.objgen], int(kid.MCID)] += 1
        elif "/Obj" in kid:
            self.linked.add(kid.Obj.objgen)
        else:
            self._walk(kid)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", None)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _numbers(tree: Any) -> dict[int, Any]:
    found = list(tree.Nums)
    return {int(key): value for key, value in zip(found[::2], found[1::2], strict=True)}


def _element(element: Any, role: str) -> Iterator[str]:
    kids = _kids(element)
    if role == "Figure" and not str(element.get("/Alt", "")).strip():
        yield "A picture has no words for those who do not see it."
    if role == "TH" and str(element.get("/A", {}).get("/Scope", "")) not in ("/Row", "/Column"):
        yield "A head of a table does not say what it heads."
    if role not in CELLS and not kids:
        yield f"An element {role} is empty."
    allowed = _INSIDE.get(role)
    roles = [str(kid.S)[1:] for kid in kids if not isinstance(kid, int) and "/S" in kid]
    if allowed and (len(roles) < len(kids) or not set(roles) <= set(allowed)):
        yield f"An element {role} holds what it may not."
    if role == "Table":
        if len({len(_kids(row)) for row in kids}) > 1:
            yield "The rows of a table differ in their number of cells."
        heads = [cell for row in kids for cell in _kids(row) if str(cell.S) == "/TH"]
        if not heads:
            yield "A table has no heads."
