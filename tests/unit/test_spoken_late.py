"""No text is spoken when a module is imported: the window may change its language later."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import advisor

PACKAGE = Path(advisor.__file__).parent
SPEAKING = {"_", "ngettext"}


def speaks(called: ast.expr) -> bool:
    """Whether a function gives a text in the language of now."""
    if isinstance(called, ast.Attribute):
        return isinstance(called.value, ast.Name) and called.value.id == "wording"
    return isinstance(called, ast.Name) and called.id in SPEAKING


def spoken_at_import(tree: ast.AST) -> Iterator[int]:
    """The lines of calls that run when the module is imported; default values run then too."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            given = [*node.args.defaults, *(one for one in node.args.kw_defaults if one)]
            decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
            for one in (*given, *decorators):
                yield from spoken_at_import(ast.Expr(one))
            continue
        if isinstance(node, ast.Call) and speaks(node.func):
            yield node.lineno
        yield from spoken_at_import(node)


def test_that_no_module_speaks_when_it_is_imported() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in PACKAGE.rglob("*.py")
        for line in spoken_at_import(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


def test_that_speaking_at_import_would_be_seen() -> None:
    early = (
        'A = [_("one")]\nclass B:\n    c = _("two")\n'
        'def d(e=_("three")):\n    return _("late")\nf = wording.day(x)\n'
    )
    assert list(spoken_at_import(ast.parse(early))) == [1, 3, 4, 6]
