from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument

from advisor import settings
from advisor.settings import Settings
from tests.end_to_end import journey, upkeep
from tests.end_to_end.house import House
from tests.unit.report.reading import read_pdf

SECRETS = (
    "Tsosie",
    "Marguerite",
    "0199",
    "Quathiaski",
    journey.FLYER,
    "Priya",
)
IMPERSONAL = ("settings.toml", "window.ini", "catalogue.sqlite", "QtProject.conf")


def test_that_a_guest_leaves_nothing_on_disk_but_the_paper(house: House) -> None:
    house.make_vault()
    before = house.files()
    pdf = house.root / "papers" / "guest.pdf"
    pdf.parent.mkdir()
    told = house.run("guest", pdf)
    assert told["title"] == "Advisor"
    after = house.files()
    assert after[pdf].startswith(b"%PDF-")
    new = {path for path in after if after[path] != before.get(path)} - {pdf}
    assert {path.name for path in new} <= set(IMPERSONAL), new
    assert {path for path in before if path not in after} == set()
    assert house.holders(SECRETS, besides={pdf}) == {}
    assert house.clients() == ()


def test_that_a_client_is_in_no_file_but_the_vault_and_the_paper_asked_for(house: House) -> None:
    house.make_vault()
    pdf = house.root / "papers" / journey.NAME / "Marguerite.pdf"
    pdf.parent.mkdir(parents=True)
    told = house.run("client", pdf)
    assert told["title"] == "Advisor"
    assert [one.name for one in house.clients()] == [journey.NAME]
    assert house.holders(SECRETS, besides={pdf}) == {}, "in plain, the vault's file included"
    assert house.holders((journey.PASSPHRASE,), besides=set()) == {}
    names = {path for path in house.files() if any(one in str(path) for one in SECRETS)}
    assert names == {pdf}


def test_that_the_catalogue_kept_true_beside_a_client_holds_nothing_of_them(house: House) -> None:
    """Gap, set, comparison, a quote kept for everyone, imports, their undo, and an export."""
    house.make_vault()
    settings.save(house.data.settings, Settings(welcomed=True, counsellor="Jo Park"))
    folder = house.root / "papers"
    folder.mkdir()
    (folder / "fees.csv").write_text(upkeep.TABLE)
    told = house.run("upkeep", folder)
    assert told["title"] == "Advisor"
    assert [one.name for one in house.clients()] == [journey.NAME]
    pdf, export = folder / "comparison.pdf", folder / "export.csv"
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert "told_by" not in export.read_text("utf-8-sig")
    assert f"{upkeep.RECORD}," in export.read_text("utf-8-sig")
    own = (house.data.catalogue.parent / "own.json").read_text("utf-8")
    assert "the college" in own
    assert [one.name for one in (house.data.catalogue.parent / "imports").iterdir()] == ["000001"]
    assert house.holders(SECRETS, besides={pdf}) == {}
    assert {path for path in house.files() if any(one in str(path) for one in SECRETS)} == set()
    said = printed(pdf)
    assert journey.QUOTED in said
    for secret in ("Tsosie", "Marguerite", "0199", "Quathiaski", "1992"):
        assert secret not in said


def printed(pdf: Path) -> str:
    """All words of a paper and what its file says of itself."""
    about = PdfDocument(pdf).get_metadata_dict().values()
    return " ".join(" ".join((*about, *(page.text for page in read_pdf(pdf.read_bytes())))).split())


def test_that_the_search_for_secrets_finds_them_in_any_writing(house: House) -> None:
    for number, text in enumerate(("Quathiaski", "quathiaski", "papers/Tsosie%2DQuill")):
        (house.root / f"{number}.txt").write_text(text)
    (house.root / "wide.bin").write_bytes("x Marguerite".encode("utf-16-le"))
    found = house.holders(SECRETS, besides=set())
    assert {Path(path).name for path in found} == {"0.txt", "1.txt", "2.txt", "wide.bin"}
