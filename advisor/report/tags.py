"""The structure of one paper while it is drawn: what each mark on a page is, in reading order.

Every stretch of a page's content stream is either marked content of one structure element or an
artifact (a rule, a frame, what a page repeats). Nothing here knows the file format's objects:
``tagging`` writes the tree into the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

HEADINGS = ("H1", "H2", "H3")
CELLS = ("TH", "TD")
ARTIFACT = "/Artifact BMC"
_RUNNING = "/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content."""

    page: int  # from 0
    number: int  # on its page


@dataclass(frozen=True, slots=True)
class Linked:
    """A link annotation, by its place among those of its page."""

    page: int
    index: int
    says: str


@dataclass(eq=False)
class Node:
    """A structure element. ``alt`` stands for a picture, ``actual`` for text that lines break."""

    role: str
    kids: list[Node | Mark | Linked] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    scope: str = ""  # of a table head: Row or Column
    box: tuple[float, float, float, float] | None = None  # of a picture: x, top, width, height


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading with its place."""

    text: str
    level: int  # from 1
    page: int
    top: float  # points from the upper edge


@dataclass
class Tags:
    """Follows the pen. ``write`` puts operators into the content stream of the page."""

    write: Callable[[str], None]
    root: Node = field(default_factory=lambda: Node("Document"))
    bookmarks: list[Bookmark] = field(default_factory=list)
    page: int = 0
    _open: list[Node] = field(default_factory=list)
    _leaf: Node | None = None
    _running: str = ""  # the operator of the artifact that all is part of
    _now: Node | str | None = None
    _count: int = 0  # of marks on this page
    _links: int = 0
    _labels: list[Node | Mark | Linked] = field(default_factory=list)
    _keyed: dict[object, Node] = field(default_factory=dict)

    @property
    def top(self) -> Node:
        """The element that is open."""
        return self._open[-1] if self._open else self.root

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """What a page repeats, and nobody wants to hear twice: ``Header`` or ``Footer``."""
        before, self._running = self._running, _RUNNING.format(kind=kind)
        yield
        self._running = before

    @contextmanager
    def once(self, key: object) -> Iterator[None]:
        """The head of a table: read where it first stands, an artifact where it is repeated."""
        if key in self._keyed:
            with self.artifact("Header"):
                yield
            return
        self._keyed[key] = self.root
        yield

    @contextmanager
    def group(self, role: str, key: object = None, *, scope: str = "") -> Iterator[Node]:
        """An element that holds others. The same ``key`` again goes on with the same element."""
        node = self._keyed.get(key) if key is not None else None
        if node is None:
            node = Node(role, scope=scope)
            if not self._running:
                (self._list() if role == "LI" else self.top).kids.append(node)
            if key is not None:
                self._keyed[key] = node
        self._open.append(node)
        yield node
        self._open.pop()

    @contextmanager
    def leaf(
        self, role: str, *, alt: str = "", actual: str = "", key: object = None
    ) -> Iterator[Node]:
        """An element of marked content. A label outside a list joins the text after it."""
        node = self._keyed.get(key) if key is not None else None
        if node is None:
            node = Node(self._proper(role), alt=alt, actual=actual)
            if key is not None:
                self._keyed[key] = node
            self._place(node, role)
        before, self._leaf = self._leaf, node
        yield node
        self._leaf = before

    def _place(self, node: Node, role: str) -> None:
        if self._running:
            return
        if node.role == "Span":
            self._labels = node.kids
            return
        if self._labels and role != "Figure":
            node.kids.extend(self._labels)
            self._labels = []
        if role == "BlockQuote":
            self.top.kids.append(Node(role, [node]))
        else:
            self.top.kids.append(node)

    def _proper(self, role: str) -> str:
        """The role that an element can have where it stands."""
        if role == "Lbl":
            return role if self.top.role == "LI" else "Span"
        if role in CELLS:
            return role if self.top.role == "TR" else "P"
        return "P" if role == "BlockQuote" else role

    def _list(self) -> Node:
        """The list that an item goes on with, or a new one."""
        last = self.top.kids[-1] if self.top.kids else None
        if not isinstance(last, Node) or last.role != "L":
            last = Node("L")
            self.top.kids.append(last)
        return last

    def bookmark(self, role: str, text: str, top: float) -> None:
        """Remember where a heading stands."""
        if role in HEADINGS and not self._running:
            self.bookmarks.append(Bookmark(text, HEADINGS.index(role) + 1, self.page, top))

    def text(self) -> None:
        """Text comes."""
        assert self._leaf is not None, "text outside the structure"
        self._turn(self._running or self._leaf)

    @contextmanager
    def said(self, text: str) -> Iterator[None]:
        """A stretch of text as it is read, where its glyphs stand in another order."""
        leaf = self._leaf
        if leaf is None or leaf.role == "Figure":  # a picture has words of its own
            yield
            return
        self._leaf = Node("Span", actual=text)
        leaf.kids.append(self._leaf)
        yield
        self._leaf = leaf

    def shape(self) -> None:
        """A shape comes: part of a picture, or decoration."""
        picture = self._leaf is not None and self._leaf.role == "Figure"
        self._turn(self._running or (self._leaf if picture and self._leaf else ARTIFACT))

    def link(self, says: str) -> None:
        """A link annotation comes."""
        self.top.kids.append(Linked(self.page, self._links, says))
        self._links += 1

    def next_page(self) -> None:
        """The page ends here."""
        self._turn(None)
        self.page, self._count, self._links = self.page + 1, 0, 0

    def _turn(self, to: Node | str | None) -> None:
        """Close the stretch that is open, unless it goes on, and open another."""
        if to is self._now or (isinstance(to, str) and to == self._now):
            return
        if self._now is not None:
            self.write("EMC")
        self._now = to
        if isinstance(to, str):
            self.write(to)
        elif to is not None:
            to.kids.append(Mark(self.page, self._count))
            self.write(f"/{to.role} <</MCID {self._count}>> BDC")
            self._count += 1
