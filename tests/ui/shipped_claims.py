"""The claims that pages show in tests: those that came with the program."""

from __future__ import annotations

from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load

FEWEST = 600


def must_be_there() -> None:
    """Wait for the index, and fail with what there is in the place of the shipped
    claims: a page that shows nothing would not say why.
    """
    project = services.open_project(load()).settled()
    number = project.index.count(Filters())
    assert number > FEWEST, {
        "claims": number,
        "data": project.settings.data,
        "writable": project.settings.writable(),
        "ledger": project.ledger.state(),
        "index": project.index.followed,
        "reviews": sorted({str(claim.review) for claim in project.ledger.claims()}),
        "troubles": project.troubles,
    }
