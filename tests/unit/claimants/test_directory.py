"""Claimants and outlets: one identity over spellings, offices with their days."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dashboard.claimants import ClaimantDirectory
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import shipped_folder
from dashboard.domain.words import Side

CLAIMANTS = "id,name,surname,forename,alone,spellings,office,side,country,region,from,to,source\n"
OUTLETS = "id,name,spellings,domains,country,owner,source\n"


@pytest.fixture(scope="module")
def shipped() -> ClaimantDirectory:
    folder = shipped_folder()
    return ClaimantDirectory.load(folder / "claimants.csv", folder / "outlets.csv")


def made(tmp_path: Path, people: str, papers: str = "") -> ClaimantDirectory:
    claimants, outlets = tmp_path / "claimants.csv", tmp_path / "outlets.csv"
    claimants.write_text(CLAIMANTS + people, encoding="utf-8")
    outlets.write_text(OUTLETS + papers, encoding="utf-8")
    return ClaimantDirectory.load(claimants, outlets)


def test_every_shipped_row_can_be_used(shipped: ClaimantDirectory) -> None:
    assert shipped.problems == ()
    assert len(shipped.claimants) > 150
    assert len(shipped.outlets) >= 110
    assert all(all(claimant.sources) for claimant in shipped.claimants)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Ganna Malyar, deputy defence minister", "hanna-maliar"),
        ("President Volodymyr Zelensky", "volodymyr-zelenskyy"),
        ("Зеленський", "volodymyr-zelenskyy"),
        ("Evgenii Prigozhin, founder of Wagner", "yevgeny-prigozhin"),
        ("the Russian Defense Ministry", "ru-defence-ministry"),
        ("NATO Secretary-General Jens Stoltenberg", "jens-stoltenberg"),
        ("Ukrainian President Zelenskiy", "volodymyr-zelenskyy"),
        ("a spokesman for Vladimir Putin", None),
        ("relatives of Putin", None),
        ("Olena Zelensky", None),
        ("a Ukrainian soldier of the 128th brigade", None),
        ("", None),
    ],
)
def test_spellings_lead_to_one_identity(
    shipped: ClaimantDirectory, name: str, identity: str | None
) -> None:
    claimant = shipped.claimant(name)
    assert (claimant and claimant.id) == identity


def test_offices_have_their_days(shipped: ClaimantDirectory) -> None:
    syrskyi = shipped.claimant("Oleksandr Syrsky")
    assert syrskyi is not None
    before, after = (
        [office.title for office in syrskyi.offices_on(day)]
        for day in (date(2023, 6, 1), date(2024, 6, 1))
    )
    assert before == ["commander of the ground forces of Ukraine"]
    assert after == ["commander-in-chief of the armed forces of Ukraine"]


def test_a_month_without_a_day_counts_whole(tmp_path: Path) -> None:
    directory = made(tmp_path, "a,Ann,,,,,mayor,UA,UA,Donetsk,2022-05,2022-07,seen\n")
    ann = directory.claimant("Ann")
    assert ann is not None
    days = [date(2022, 4, 30), date(2022, 5, 1), date(2022, 7, 31), date(2022, 8, 1)]
    assert [bool(ann.offices_on(day)) for day in days] == [False, True, True, False]


def test_a_person_changes_sides_with_the_office(tmp_path: Path) -> None:
    directory = made(
        tmp_path,
        "a,Ann,,,,,mayor,UA,UA,,2020,2021,seen\na,Ann,,,,,head,RU,RU,,2022,,seen\n",
    )
    assert directory.side("Ann", date(2020, 6, 1)) is Side.UA
    assert directory.side("Ann", date(2023, 6, 1)) is Side.RU
    assert directory.side("Ann") is Side.RU
    assert directory.side("Bob") is Side.UNKNOWN


def test_a_spelling_of_two_people_names_nobody(tmp_path: Path) -> None:
    people = "a,Ann Fox,,,,Fox,,UA,UA,,,,seen\nb,Bob Fox,,,,Fox,,RU,RU,,,,seen\n"
    directory = made(tmp_path, people)
    assert directory.claimant("Fox") is None
    assert directory.side("Bob Fox") is Side.RU


def test_an_outlet_goes_by_spelling_and_by_host(shipped: ClaimantDirectory) -> None:
    for name in ("Українська правда", "Ukrayinska Pravda", "www.pravda.com.ua"):
        outlet = shipped.outlet(name)
        assert outlet is not None
        assert (outlet.id, outlet.country) == ("ukrainska-pravda", "UA")
    assert shipped.outlet_at("pravda.com.ua.example.org") is None
    assert shipped.outlet("") is None


def test_every_outlet_of_the_shipped_claims_is_listed(
    shipped: ClaimantDirectory,
) -> None:
    with (shipped_folder() / "claims.csv").open(encoding="utf-8", newline="") as file:
        publishers = {row["publisher"] for row in csv.DictReader(file)}
    assert {name for name in publishers if name and not shipped.outlet(name)} == set()


def test_most_shipped_claims_have_a_speaker_of_the_directory(
    shipped: ClaimantDirectory,
) -> None:
    with (shipped_folder() / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = [row for row in rows if shipped.claimant(row["claimant"])]
    assert len(listed) > 0.75 * len(rows)
    # Nobody speaks for another side than the claim says.
    apart = [
        (row["claimant"], row["claimant_side"])
        for row in listed
        if shipped.side(row["claimant"]).value != row["claimant_side"]
    ]
    assert apart == []


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("a,Ann,,,,,mayor,UA,UA,,2022,,\n", "source is empty"),
        ("a,,,,,,mayor,UA,UA,,2022,,seen\n", "name is empty"),
        ("a,Ann,,,,,mayor,XX,UA,,2022,,seen\n", "side 'XX' is not one of"),
        ("a,Ann,,,,,mayor,UA,Ukraine,,2022,,seen\n", "is not a code"),
        ("a,Ann,,,,,mayor,UA,UA,Atlantis,2022,,seen\n", "not one of the 27"),
        ("a,Ann,,,,,mayor,UA,UA,,May 2022,,seen\n", "is not a day, month or year"),
        ("a,Ann,,,,,mayor,UA,UA,,2023,2022,seen\n", "from 2023 is after to 2022"),
    ],
)
def test_a_bad_row_is_reported_with_its_line(
    tmp_path: Path, row: str, wrong: str
) -> None:
    directory = made(tmp_path, row)
    assert directory.claimants == ()
    (problem,) = directory.problems
    assert wrong in str(problem)
    assert problem.line == 2


def test_an_outlet_id_is_used_once(tmp_path: Path) -> None:
    directory = made(tmp_path, "", "a,A,,,UA,,seen\na,B,,,UA,,seen\n")
    assert [outlet.name for outlet in directory.outlets] == ["A"]
    assert "already used" in str(directory.problems[0])


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claimants.csv"
    path.write_text("id,name\n", encoding="utf-8")
    with pytest.raises(BadInput, match="column alone, country"):
        ClaimantDirectory.load(path, path)
    with pytest.raises(BadInput, match="cannot be read"):
        ClaimantDirectory.load(tmp_path / "none.csv", path)
