"""``advisor compare``: the paper and the JSON of a case, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

from tests.unit.commands.conftest import Advisor

Written = Callable[[Any], str]
CATALOGUED = "bcit/introductory-studies-in-mass-timber-construction"


def with_options(case: dict[str, Any], count: int) -> dict[str, Any]:
    more = [{"catalogue_id": CATALOGUED, "id": f"T{n}"} for n in range(count - 1)]
    return {**case, "credentials": [*case["credentials"], *more]}


def test_that_six_credentials_are_one_page(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    said = advisor("compare", written(with_options(case, 7)), "--out", str(out))
    assert (said.code, said.out) == (0, "")
    assert "1 more are not" in said.err or "1 more" in said.err
    document = pypdfium2.PdfDocument(out)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Compare your options" in text
    assert "Canaryname" not in text


def test_that_the_json_tells_unknown_from_zero(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    found = advisor("compare", written(with_options(case, 2)), "--json").document()
    facts = {fact["key"]: fact for fact in found["facts"]}
    assert len(facts) > 20
    assert facts["tuition"]["values"][0] == "$2,000.50"
    assert facts["fees"]["values"] == [None, None]
    assert facts["fees"]["marks"] == ["unknown", "unknown"]
    assert facts["start"]["known_for_some_only"]
    assert [one["id"] for one in found["options"]] == ["A", "T0"]


def test_that_nothing_is_made_unless_asked(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    said = advisor("compare", written(case))
    assert said.code == 1
    assert "--out" in said.sentence()
    none = advisor("compare", written({**case, "credentials": []}), "--json")
    assert none.code == 1
    assert "credentials" in none.sentence()
