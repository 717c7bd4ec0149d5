"""Finishing a paper: its structure, fonts, bookmarks and title are written into the file.

ReportLab draws the pages and knows nothing of structure; pikepdf adds it. The same paper gives the
same bytes. The file does not say that it conforms to PDF/UA: nobody has certified that.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from advisor.report.embedding import Fonts
from advisor.report.tags import CELLS, Bookmark, Linked, Mark, Node, Tags


def finished(
    data: bytes, tags: Tags, fonts: Fonts, title: str, language: str, *, mirrored: bool
) -> bytes:
    """The file with its fonts and all that makes it readable without eyes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts.write(pdf)
        _Writer(pdf).write(tags.root)
        _describe(pdf, title, language)
        if mirrored:
            pdf.Root.ViewerPreferences.Direction = Name.R2L
            attributes = Dictionary(O=Name.Layout, WritingMode=Name.RlTb)
            pdf.Root.StructTreeRoot.K.A = attributes
        _bookmark(pdf, tags.bookmarks)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


class _Writer:
    """Writes the structure tree and, for each page, which element owns which mark."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages: list[Any] = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Any]] = [{} for _page in self.pages]
        self.links: list[Any] = []

    def write(self, root: Node) -> None:
        """The whole tree."""
        tree: Any = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers: list[Any] = []
        for index, (page, owners) in enumerate(zip(self.pages, self.owners, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            by_mark = Array([owners[mark] for mark in range(len(owners))])
            numbers += [index, self.pdf.make_indirect(by_mark)]
        for key, element in enumerate(self.links, len(self.pages)):
            numbers += [key, element]
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self.pages) + len(self.links)
        self.pdf.Root.StructTreeRoot = tree
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: Any) -> Any:
        element: Any = Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=parent)
        element = self.pdf.make_indirect(element)
        if node.alt:
            element.Alt = String(node.alt)
        if node.actual:
            element.ActualText = String(node.actual)
        if attributes := self._attributes(node):
            element.A = attributes
        kids = [self._kid(kid, element) for kid in node.kids if not _is_empty(kid)]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _attributes(self, node: Node) -> Any:
        if node.role == "TH":
            return Dictionary(O=Name.Table, Scope=Name("/" + (node.scope or "Row")))
        if node.role == "L":
            items = [kid for kid in node.kids if isinstance(kid, Node)]
            inner = [kid for item in items for kid in item.kids if isinstance(kid, Node)]
            labelled = any(kid.role == "Lbl" for kid in inner)
            return Dictionary(O=Name.List, ListNumbering=Name.Disc if labelled else Name("/None"))
        if node.box is not None:
            x, top, width, height = node.box
            above = float(self.pages[0].MediaBox[3]) - top  # all pages have one size
            corners = (x, above - height, x + width, above)
            box = Array([round(corner, 2) for corner in corners])
            return Dictionary(O=Name.Layout, BBox=box)
        return None

    def _kid(self, kid: Node | Mark | Linked, element: Any) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, element)
        page = self.pages[kid.page]
        if isinstance(kid, Linked):
            annotation = page.Annots[kid.index]
            annotation.Contents = String(kid.says)
            annotation.StructParent = len(self.pages) + len(self.links)
            self.links.append(element)
            return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
        self.owners[kid.page][kid.number] = element
        if "/Pg" not in element:
            element.Pg = page
        if element.Pg.objgen == page.objgen:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)


def _is_empty(kid: Node | Mark | Linked) -> bool:
    """Whether an element holds nothing; an empty cell keeps its column."""
    if not isinstance(kid, Node) or kid.role in CELLS:
        return False
    return all(_is_empty(one) for one in kid.kids)


def _describe(pdf: pikepdf.Pdf, title: str, language: str) -> None:
    """Title, language and producer, in the catalogue and as XMP."""
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as found:
        found["dc:title"] = title
        found["dc:language"] = [language]
        found["dc:format"] = "application/pdf"
        found["xmp:CreatorTool"] = "Advisor"
        found["pdf:Producer"] = "Advisor"


def _bookmark(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """The headings, each under the last one of a higher level."""
    with pdf.open_outline() as outline:
        above: list[tuple[int, list[Any]]] = [(0, outline.root)]
        for mark in bookmarks:
            while above[-1][0] >= mark.level:
                above.pop()
            height = float(pdf.pages[mark.page].mediabox[3])
            item = pikepdf.OutlineItem(mark.text, mark.page, "XYZ", left=0, top=height - mark.top)
            above[-1][1].append(item)
            above.append((mark.level, item.children))
