"""Which addresses can be embedded, whatever path the server lies under."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.sharing.links import Link
from dashboard.services.project import Project
from dashboard.services.share.oembed import (
    OEmbedRequest,
    link_of_address,
    oembed_address,
    oembed_answer,
)

BASE = "https://map.example/war"


def test_addresses_below_the_path_of_the_server(project: Project) -> None:
    with project:
        assert link_of_address(project, BASE, f"{BASE}/claim/a%3Ab") == Link(
            claim="a:b"
        )
        place = link_of_address(project, BASE, f"{BASE}/place/P%201?side=UA")
        assert place == Link(Filters(place=("P 1",), side=("UA",)))
        for address in ("https://map.example/claim/a", f"{BASE}fare/", "javascript:1"):
            with pytest.raises(BadInput, match="not an address of this server"):
                link_of_address(project, BASE, address)
        with pytest.raises(NothingFound, match="the map, a claim"):
            link_of_address(project, BASE, f"{BASE}/table")


def test_what_the_visitor_may_not_see_is_not_embedded(project: Project) -> None:
    def nothing(_: Link) -> Link:
        return Link(Filters(side=("RU",)))

    with project:
        wanted = OEmbedRequest(url=f"{BASE}/?side=UA")
        made = oembed_answer(project, BASE, wanted, nothing)
    assert 'src="https://map.example/war/embed?side=RU"' in made["html"]


def test_the_address_to_ask_is_one_parameter() -> None:
    address = oembed_address(BASE, f"{BASE}/?a=b&c=d")
    assert address.count("&") == 1
    assert address.startswith(f"{BASE}/api/oembed?format=json&url=https%3A%2F%2F")
