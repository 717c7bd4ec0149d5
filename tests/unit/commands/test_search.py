from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from advisor.commands import cli


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def _json(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert cli.run([words[0], "--data", str(data), *words[1:], "--json"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    document: dict[str, Any] = json.loads(out)
    return document


def test_that_a_search_prints_one_document_with_the_promised_keys(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _json(data, capsys, "search", "medical office", "--limit", "3")
    assert list(found) == ["query", "total", "hits", "facets", "suggestions"]
    assert len(found["hits"]) == 3 <= found["total"]
    assert set(found["hits"][0]) == {"id", "title", "provider", "score", "why"}
    assert found["facets"]["delivery"]["unknown"] >= 0


def test_that_filters_narrow_the_search(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--where", "delivery=online", "--where", "delivery=hybrid", "--where", "field=Health"]
    every = _json(data, capsys, "search", "")
    some = _json(data, capsys, "search", "", *where)
    assert 0 < some["total"] < every["total"] == 493


@pytest.mark.parametrize(
    ("where", "named"),
    [("colour=red", "delivery"), ("delivery=pigeon", "hybrid"), ("delivery", "=")],
)
def test_that_an_unknown_filter_ends_with_one_sentence_and_code_one(
    data: Path, capsys: pytest.CaptureFixture[str], where: str, named: str
) -> None:
    assert cli.run(["search", "welder", "--data", str(data), "--where", where, "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert named in said.err
    assert said.err.count("\n") == 1


def test_that_a_person_reads_plain_text(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["search", "weldr", "--data", str(data)]) == 0
    out = capsys.readouterr().out
    assert "Welder Foundation Certificate" in out
    assert "Did you mean: welder" in out
    assert cli.run(["occupation", "carpenter", "--data", str(data)]) == 0
    assert "72310  Carpenters" in capsys.readouterr().out


def test_that_an_occupation_is_found_with_the_promised_keys(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hit = _json(data, capsys, "occupation", "barista")["hits"][0]
    keys = {"noc", "title", "matched_title", "openings_2025_2035", "median_wage", "teer"}
    assert keys <= set(hit)
    assert (hit["noc"], hit["matched_title"]) == ("65201", "Barista")
    assert isinstance(hit["median_wage"], int | float)


def test_that_a_data_folder_that_cannot_be_written_ends_with_code_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert cli.run(["search", "x", "--data", str(tmp_path / "file"), "--json"]) == 3
    assert capsys.readouterr().out == ""


def test_that_the_filter_that_hides_everything_and_the_nearest_are_suggested(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("search", "welder", "foundation", "--where", "delivery=self-paced online")
    found = _json(data, capsys, *words)
    assert found["hits"] == []
    hidden, *near = found["suggestions"]
    assert hidden == "Hidden by the filter delivery: 2 without it"
    assert len(near) == 2
    assert all("(delivery: in person)" in text for text in near)
    assert cli.run([words[0], "--data", str(data), *words[1:]]) == 0
    assert hidden in capsys.readouterr().out
