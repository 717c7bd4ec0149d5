from __future__ import annotations

import ast
import signal
from pathlib import Path

import pytest

import advisor
from tests.end_to_end.house import House

LOADED_BY_XML_SAX = ("http", "urllib.request")  # for the QR codes' SVG; nobody calls them
NETWORKED = (
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "aiohttp",
    "ftplib",
    "httpx",
    "requests",
    "smtplib",
    "urllib3",
)


def walled(house: House) -> None:
    child = house.start("tests.end_to_end.child", "reach_out")
    child.communicate(timeout=60)
    if child.returncode != -signal.SIGSYS:
        pytest.skip("this system lets nobody wall off the internet (seccomp)")


def test_that_the_main_job_opens_no_internet_socket_and_loads_nothing_that_could(
    house: House,
) -> None:
    walled(house)
    house.make_vault()
    (house.root / "papers").mkdir()
    told = house.run("guest", house.root / "papers" / "guest.pdf")
    assert told["walled"]
    assert [name for name in NETWORKED if name in told["modules"]] == []


def test_that_no_module_of_the_program_imports_what_could_reach_a_network() -> None:
    forbidden = {*NETWORKED, *LOADED_BY_XML_SAX, "socket", "ssl", "asyncio"}
    for path in Path(advisor.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names += [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
            assert not forbidden & set(names), path
