"""The comparison as a table: a row a fact under its group, a column an option."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from advisor.domain.comparison import Compared, ComparedFact, Comparison, Mark
from advisor.i18n import _
from advisor.ui.look import theme
from advisor.ui.search import fact_cell

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole)
DIFFERS, PARTLY = "≠", "?"
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_SIDE = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CompareModel(QAbstractTableModel):
    """Rows are facts, and the headings of their groups, which are plain text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Comparison | None = None
        self._only_differences = False
        self._rows: tuple[ComparedFact | str, ...] = ()
        self._heads: tuple[str, ...] = ()

    def show_comparison(self, comparison: Comparison | None, *, only_differences: bool) -> None:
        """Show another comparison, or none; on request only what may differ."""
        self.beginResetModel()
        self._shown, self._only_differences = comparison, only_differences
        self._rows = _rows(comparison, only_differences) if comparison else ()
        self._heads = tuple("\n".join(one) for one in self.titles())
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._shown is None else len(self._shown.options)

    def fact(self, row: int) -> ComparedFact | None:
        """The fact of a row; None on the heading of a group."""
        found = self._rows[row]
        return None if isinstance(found, str) else found

    def row_of(self, key: str) -> int | None:
        """The row of a fact by its key; None while it is not shown."""
        rows = range(len(self._rows))
        return next((n for n in rows if (fact := self.fact(n)) and fact.key == key), None)

    def title(self, column: int) -> str:
        """The title of an option."""
        return self._shown.options[column].title if self._shown else ""

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Title and provider of every option."""
        options = self._shown.options if self._shown else ()
        return tuple((option.title, option.provider_short) for option in options)

    def set_heads(self, heads: Sequence[str]) -> None:
        """What stands over the columns, as short as the room asks for."""
        self._heads = tuple(heads)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._heads) - 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.fact(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags  # arrows pass over the headings
        return super().flags(index)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDE
        if side == Qt.Orientation.Horizontal:
            return self._head(section, role)
        fact = self.fact(section)
        marked = fact is None or fact.differs or fact.partly
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(12.5, 600 if marked else 400)
        if role == Qt.ItemDataRole.ForegroundRole and fact is None:
            return theme.colour("muted")
        if fact is None:
            return self._rows[section] if role in _SPOKEN else None
        return _name(fact, role)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        fact = self.fact(index.row())
        if fact is None:
            return self._rows[index.row()] if role in _SPOKEN else None
        value = fact.values[index.column()]
        if role == CELL:
            return cell_of(value)
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{fact.name}, {self.title(index.column())}, {words_of(value)}"
        return None

    def _head(self, section: int, role: int) -> object:
        assert self._shown is not None
        option = self._shown.options[section]
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(12.5, 600)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{option.title}, {option.provider}"
        return None


def words_of(value: Compared) -> str:
    """A value in words; an unknown one says so, with whatever else is said of it."""
    if value.known:
        return value.text
    asked = _("not known: ask")
    return f"{asked}, {value.text}" if value.text else asked


def cell_of(value: Compared) -> fact_cell.Cell:
    """How a value is drawn: unknown hatched, old or without a date with a sign."""
    if not value.known:
        return fact_cell.Cell("", aside=value.text, missing=_("ask"))
    text = value.text[:1].upper() + value.text[1:]
    if value.mark in (Mark.OLD, Mark.UNDATED):
        return fact_cell.Cell(text, icon="ph.clock-counter-clockwise", colour="caution")
    return fact_cell.Cell(text)


def _name(fact: ComparedFact, role: int) -> object:
    sign = DIFFERS if fact.differs else PARTLY if fact.partly else ""
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{sign}  {fact.name}" if sign else fact.name
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        said = {DIFFERS: _("the options differ"), PARTLY: _("not known for all")}
        return f"{fact.name}, {said[sign]}" if sign else fact.name
    return None


def _rows(comparison: Comparison, only_differences: bool) -> tuple[ComparedFact | str, ...]:
    rows: list[ComparedFact | str] = []
    group = ""
    for fact in comparison.facts:
        if only_differences and not (fact.differs or fact.partly):
            continue
        if fact.group != group:
            rows.append(fact.group)
        group = fact.group
        rows.append(fact)
    return tuple(rows)
