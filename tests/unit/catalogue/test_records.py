"""What every shipped record must hold, whatever the pack says next year."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest

from advisor.catalogue import domains, lengths
from advisor.catalogue.freshness import may_print, not_before, usable_price
from advisor.catalogue.places import Places, read_places
from advisor.catalogue.reading import read_providers
from advisor.domain.credential import Credential, Provider, ProviderId
from advisor.domain.regions import REGIONS
from advisor.packs import open_pack
from advisor.paths import resource
from advisor.services.searching import printable_address

ON = date(2026, 11, 23)
Every = tuple[Credential, ...]


@pytest.fixture(scope="module")
def by_id(every: Every) -> dict[str, Credential]:
    return {credential.id: credential for credential in every}


@pytest.fixture(scope="module")
def places() -> Places:
    return read_places(open_pack(resource("catalogue/bc")).toml("regions.toml"), "regions.toml")


def test_that_no_address_outside_the_providers_own_domain_is_ever_printed(every: Every) -> None:
    printed = 0
    for credential in every:
        address = printable_address(credential)
        if address is None:
            continue
        printed += 1
        site = urlsplit(credential.provider.website or "").hostname or ""
        own = site.removeprefix("www.").removeprefix("www2.").removeprefix("forestry.")
        own = {"rmcollege.sd42.ca": "sd42.ca", "lcc.issbc.org": "issbc.org"}.get(own, own)
        host = urlsplit(address.url).hostname or ""
        assert host == own or host.endswith(f".{own}"), address.url
        assert address.is_home_page == (address.url == credential.provider.website)
        assert "home page" in address.label or not address.is_home_page
    assert printed > 300


def test_that_a_rehearsal_server_is_never_printed(every: Every) -> None:
    shown = [printable_address(credential) for credential in every]
    hosts = {urlsplit(address.url).hostname for address in shown if address}
    assert "dev.forestry.ubc.ca" not in hosts
    assert "wwwpreview.bcit.ca" not in hosts


@pytest.mark.parametrize(
    ("url", "website", "own"),
    [
        ("https://calendar.nic.bc.ca/x", "https://www.nic.bc.ca", True),
        ("https://www.cnc.bc.ca/x", "https://www.nic.bc.ca", False),
        ("https://news.gov.bc.ca/x", "https://www.responsibleservicebc.gov.bc.ca", False),
        ("https://courses.cpe.ubc.ca/x", "https://forestry.ubc.ca", True),
        ("https://wwwnew.langara.ca/x", "https://langara.ca", True),
        ("https://selkirk.smartcatalogiq.ca/x", "https://selkirk.ca", False),
        ("https://www.educationplannerbc.ca/x", "https://selkirk.ca", False),
        ("https://selkirk.ca./x", "https://selkirk.ca", True),
        ("https://vcc.ca:443/x", "https://www.vcc.ca", True),
        ("https://vcc.ca@evil.example/x", "https://www.vcc.ca", False),
        ("https://evil.example\\@vcc.ca/x", "https://www.vcc.ca", False),
        ("https://notvcc.ca/x", "https://www.vcc.ca", False),
        ("javascript:alert(1)//vcc.ca", "https://www.vcc.ca", False),
        ("ftp://vcc.ca/x", "https://www.vcc.ca", False),
        ("https://vcc.ca/a b", "https://www.vcc.ca", False),
        ("https://[vcc.ca/x", "https://www.vcc.ca", False),
        ("https://vcc.ca/x", None, False),
    ],
)
def test_that_own_means_the_same_registered_domain(
    url: str, website: str | None, own: bool
) -> None:
    provider = Provider(ProviderId("p"), "P", "private", "bc_private", None, website)
    assert may_print(url, provider) is own


def test_that_sources_say_whether_they_are_the_providers_own(every: Every) -> None:
    hosts = {c.source_url.split("/")[2] for c in every if not c.source_is_own}
    assert {"selkirk.smartcatalogiq.ca", "www.educationplannerbc.ca"} <= hosts
    assert not any(host.endswith(("langara.ca", "viu.ca", "unbc.ca")) for host in hosts)
    listed = set(open_pack(resource("catalogue/bc")).manifest.other_hosts)
    assert {domains.host(c.source_url) for c in every if not c.source_is_own} <= listed


@pytest.mark.parametrize("on", [date(2024, 9, 1), date(2025, 8, 15), ON])
def test_that_only_a_printed_dated_and_young_tuition_is_usable(every: Every, on: date) -> None:
    usable = [c for c in every if usable_price(c, on) is not None]
    assert bool(usable) == (on < ON)  # by now every tuition of the starter pack has grown old
    for credential in usable:
        assert credential.tuition_basis is None
        assert credential.monthly_price is None
        assert credential.as_of is not None
        assert credential.as_of.earliest >= not_before(on)
    assert all(usable_price(c, on) is None for c in every if c.tuition is None)


def test_that_an_unknown_price_is_never_zero(every: Every) -> None:
    known = [c.tuition for c in every if c.tuition is not None]
    assert len(known) == 102
    assert sum(c.tuition_basis is not None for c in every) == 17
    monthly = [c for c in every if c.monthly_price]
    assert len(monthly) == 18
    assert all(c.tuition is None for c in monthly)


def test_that_a_grant_listing_is_kept_only_where_a_page_names_it(every: Every) -> None:
    listed = [c for c in every if c.grant_listed]
    assert len(listed) == 22
    assert sum(c.grant_period is not None for c in listed) == 19


def test_that_institution_types_are_the_words_of_the_rules(every: Every) -> None:
    types = {str(c.provider.id): c.provider.institution_type for c in every}
    assert types["nvit"] == types["bcit"] == types["ubc"] == types["nic"] == "bc_public"
    assert types["stenberg"] == "bc_private"
    assert types["foodsafe"] == "other"


def test_that_links_name_a_record_or_stay_text(by_id: dict[str, Credential]) -> None:
    cook = by_id["viu/professional-cook-1-certificate"]
    assert [(link.text, link.credential_id) for link in cook.counts_toward] == [
        ("Culinary Arts Certificate", "viu/culinary-arts-certificate"),
        ("Culinary Management Diploma", None),
    ]
    assert cook.part_of is not None
    assert cook.part_of.credential_id == "viu/culinary-arts-certificate"
    for credential in by_id.values():
        for link in (*credential.counts_toward, *filter(None, [credential.part_of])):
            assert link.credential_id is None or link.credential_id in by_id
            assert link.credential_id != credential.id
            assert "/" not in link.text.split(" ")[0] or link.credential_id is None


def test_that_the_length_keeps_its_nature(by_id: dict[str, Credential]) -> None:
    stated = [c for c in by_id.values() if c.length_stated]
    assert len(stated) == 118
    assert by_id["foodsafe/foodsafe-level-1"].hours == Decimal(8)
    assert lengths.band(by_id["foodsafe/foodsafe-level-1"]) == "up to 1 day"
    assert by_id["saga/confined-space-entry-british-columbia"].hours == Decimal("3.5")


def test_that_every_place_is_on_the_map_or_known_to_say_nothing(
    every: Every, places: Places
) -> None:
    for credential in every:
        if credential.place:
            assert places.knows(credential.place, credential.provider.id), credential.place
        assert set(credential.regions) <= set(REGIONS)
    for provider in read_providers(open_pack(resource("catalogue/bc"))).values():
        assert provider.city is None or places.knows(provider.city, provider.id), provider.city


@pytest.mark.parametrize(
    ("place", "provider", "regions"),
    [
        ("Burns Lake, Prince George", "cnc", ("north_coast_nechako", "cariboo")),
        ("Vernon (Okanagan College) and Dawson Creek", "nlc", ("thompson_okanagan", "northeast")),
        ("Silver King", "selkirk", ("kootenay",)),
        ("Downtown", "vcc", ("mainland_southwest",)),
        ("Downtown", "nic", ()),
        ("North Vancouver; Squamish from Fall 2025", "capilano", ("mainland_southwest",)),
        ("Kelowna / Distance", "okanagan", ("thompson_okanagan",)),
        ("Online", "viu", ()),
        ("All campuses", "selkirk", ()),
        ("Regional", "coast-mountain", ()),
        (None, "vcc", ()),
    ],
)
def test_that_places_lead_to_regions_and_unknown_stays_unknown(
    places: Places, place: str | None, provider: str, regions: tuple[str, ...]
) -> None:
    assert places.regions(place, provider) == regions


def test_that_nothing_is_lost_between_the_pack_and_the_open_catalogue(
    by_id: dict[str, Credential],
) -> None:
    lines = (resource("catalogue/bc") / "credentials.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        credential = by_id[row["id"]]
        assert (credential.as_of.text if credential.as_of else None) == row.get("as_of")
        assert list(credential.more_sources) == row.get("more_sources", [])
        assert list(credential.skills) == row.get("skills", [])
        assert credential.cost_note == row.get("cost_note")
        tuition = None if credential.tuition is None else str(credential.tuition.amount)
        assert tuition == row.get("tuition")
