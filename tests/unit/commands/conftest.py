from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from advisor.__main__ import main


class Said(NamedTuple):
    """What one command answered."""

    code: int
    out: str
    err: str

    def document(self) -> Any:
        """The one JSON document on standard output; anything else there fails."""
        assert self.code == 0, self.err
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        return json.loads(self.out, parse_constant=_no_number)

    def sentence(self) -> str:
        """The one sentence of known trouble: no traceback, nothing on standard output."""
        assert self.out == ""
        assert "Traceback" not in self.err
        assert self.err.count("\n") == 1
        return self.err.strip()


Advisor = Callable[..., Said]


def _no_number(word: str) -> None:
    raise AssertionError(f"{word} is not JSON")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose catalogue is built once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def advisor(data: Path, capsys: pytest.CaptureFixture[str]) -> Advisor:
    """The program as a script starts it: ``advisor(*words)``."""

    def run(*words: str, data: Path = data) -> Said:
        code = main(["--data", str(data), *words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def case() -> dict[str, Any]:
    """The case of the contract, with a client whose name must stay where it is."""
    return {
        "id": "T1",
        "as_of": "2025-08-15",
        "profile": {
            "age_at_start": 34,
            "status": "citizen",
            "bc_resident_living_in_bc": True,
            "benefits": [],
            "graduated_hs": None,
            "consent": True,
            "workbc_client": False,
            "signed_declarations": True,
        },
        "credentials": [
            {
                "id": "A",
                "title": "Medical Office Assistant",
                "institution_type": "bc_public",
                "on_fsg_list": True,
                "start": "2025-09-08",
                "weeks": 10,
                "costs": [
                    {"cat": "tuition", "amount": 2000.50},
                    {"cat": "materials_required", "amount": 100},
                ],
            }
        ],
        "earlier_use": {"fsg_claimed": 1000},
        "other_funding": [],
        "scope": ["fsg"],
        "client": {"name": "Zebulon Canaryname", "language": "fr"},
        "goal": {"words": "A steady job", "noc": "31301", "why": "kids", "by": "2026-06-30"},
        "wanted_skills": ["filing"],
        "held_skills": ["typing"],
        "limits": {
            "own_money": 500,
            "hours_a_week": 12,
            "finish_by": "2026-12-31",
            "delivery": ["online", "hybrid"],
        },
    }


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Any], str]:
    """Put a case into a file and give its name."""

    def write(case: Any) -> str:
        path = tmp_path / "case.json"
        path.write_text(json.dumps(case), "utf-8")
        return str(path)

    return write
