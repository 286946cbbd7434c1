"""What happens in the invented events: ACLED's types with their actors, and the kind
and actor of the claim schema.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

RUSSIA, UKRAINE = (
    "Military Forces of Russia (2000-)",
    "Military Forces of Ukraine (2019-)",
)
RUSSIA_AIR, UKRAINE_AIR = f"{RUSSIA} Air Force", f"{UKRAINE} Air Force"
CIVILIANS, PROTESTERS, UNKNOWN = (
    "Civilians (Ukraine)",
    "Protesters (Ukraine)",
    "Unidentified Armed Group (Ukraine)",
)
SEPARATISTS, WAGNER, POLICE = (
    "NAF: United Armed Forces of Novorossiya",
    "Wagner Group",
    "Police Forces of Ukraine (2019-)",
)
ROLE = {
    RUSSIA: "External/Other forces",
    RUSSIA_AIR: "External/Other forces",
    UKRAINE: "State forces",
    UKRAINE_AIR: "State forces",
    CIVILIANS: "Civilians",
    PROTESTERS: "Protesters",
    UNKNOWN: "Political militia",
    SEPARATISTS: "Rebel group",
    WAGNER: "External/Other forces",
    POLICE: "State forces",
    "": "",
}
"""ACLED's `inter` of each actor."""


@dataclass(frozen=True, slots=True)
class Event:
    """One mixture of type and actors, with its share of all events (per 1,000) and the
    opening words of its note.
    """

    share: float
    event_type: str
    sub_event_type: str
    actor1: str
    actor2: str
    kind: str
    actor: str
    before: str
    after: str = ""
    targets_civilians: bool = False
    deadly: float = 0.05

    @property
    def disorder(self) -> str:
        """Return ACLED's disorder_type."""
        if self.event_type in ("Protests", "Riots"):
            return "Demonstrations"
        return (
            "Strategic developments"
            if self.event_type == "Strategic developments"
            else "Political violence"
        )


BOMB, FIGHT, STRATEGIC = (
    "Explosions/Remote violence",
    "Battles",
    "Strategic developments",
)
SHELLING, AIR, CLASH = (
    "Shelling/artillery/missile attack",
    "Air/drone strike",
    "Armed clash",
)
EVENTS: tuple[Event, ...] = (
    Event(300, BOMB, SHELLING, RUSSIA, "", "strike", "RU", "Russian forces shelled "),
    Event(
        60,
        BOMB,
        SHELLING,
        RUSSIA,
        CIVILIANS,
        "strike",
        "RU",
        "Russian forces shelled homes in ",
        "",
        True,
        0.3,
    ),
    Event(
        55,
        BOMB,
        SHELLING,
        UKRAINE,
        RUSSIA,
        "strike",
        "UA",
        "Ukrainian forces shelled Russian positions near ",
    ),
    Event(
        25,
        BOMB,
        SHELLING,
        SEPARATISTS,
        UKRAINE,
        "strike",
        "RU",
        "Novorossiya forces shelled ",
        " with artillery",
    ),
    Event(
        130,
        BOMB,
        AIR,
        RUSSIA,
        UKRAINE,
        "strike",
        "RU",
        "Russian drones struck Ukrainian positions near ",
    ),
    Event(
        45,
        BOMB,
        AIR,
        RUSSIA_AIR,
        "",
        "strike",
        "RU",
        "Russian aircraft dropped glide bombs on ",
    ),
    Event(
        30,
        BOMB,
        AIR,
        RUSSIA,
        CIVILIANS,
        "strike",
        "RU",
        "A Russian drone struck a car in ",
        "",
        True,
        0.4,
    ),
    Event(
        35,
        BOMB,
        AIR,
        UKRAINE,
        RUSSIA,
        "strike",
        "UA",
        "Ukrainian drones struck a Russian depot near ",
    ),
    Event(
        12,
        BOMB,
        AIR,
        UKRAINE_AIR,
        RUSSIA,
        "strike",
        "UA",
        "The Ukrainian air force struck Russian forces near ",
    ),
    Event(
        8,
        BOMB,
        "Remote explosive/landmine/IED",
        RUSSIA,
        CIVILIANS,
        "strike",
        "RU",
        "A mine went off by ",
        "",
        True,
    ),
    Event(
        15,
        STRATEGIC,
        "Disrupted weapons use",
        UKRAINE,
        RUSSIA,
        "hold",
        "UA",
        "Air defence downed missiles over ",
    ),
    Event(
        120,
        FIGHT,
        CLASH,
        RUSSIA,
        UKRAINE,
        "assault",
        "RU",
        "Russian forces assaulted Ukrainian positions near ",
    ),
    Event(
        60,
        FIGHT,
        CLASH,
        UKRAINE,
        RUSSIA,
        "hold",
        "UA",
        "Ukrainian forces repelled an attack near ",
    ),
    Event(
        30,
        FIGHT,
        CLASH,
        UKRAINE,
        RUSSIA,
        "clash",
        "UA",
        "Ukrainian and Russian forces clashed near ",
    ),
    Event(
        15,
        FIGHT,
        CLASH,
        WAGNER,
        UKRAINE,
        "assault",
        "RU",
        "Wagner fighters attacked Ukrainian positions in ",
    ),
    Event(
        4,
        FIGHT,
        "Government regains territory",
        UKRAINE,
        RUSSIA,
        "retake",
        "UA",
        "Ukrainian forces retook ",
    ),
    Event(
        6,
        FIGHT,
        "Non-state actor overtakes territory",
        RUSSIA,
        UKRAINE,
        "capture",
        "RU",
        "Russian forces took ",
    ),
    Event(
        8,
        "Violence against civilians",
        "Attack",
        RUSSIA,
        CIVILIANS,
        "statement",
        "RU",
        "Russian soldiers shot a resident of ",
        "",
        True,
        0.7,
    ),
    Event(
        5,
        "Violence against civilians",
        "Abduction/forced disappearance",
        RUSSIA,
        CIVILIANS,
        "statement",
        "RU",
        "Russian forces abducted a resident of ",
        "",
        True,
        0.0,
    ),
    Event(
        10,
        STRATEGIC,
        "Change to group/activity",
        RUSSIA,
        "",
        "fortify",
        "RU",
        "Russian forces dug trenches near ",
    ),
    Event(
        6,
        STRATEGIC,
        "Non-violent transfer of territory",
        UKRAINE,
        RUSSIA,
        "withdraw",
        "UA",
        "Ukrainian forces withdrew from ",
    ),
    Event(
        5,
        STRATEGIC,
        "Looting/property destruction",
        RUSSIA,
        CIVILIANS,
        "statement",
        "RU",
        "Russian forces looted houses in ",
        "",
        True,
        0.0,
    ),
    Event(
        6,
        STRATEGIC,
        "Arrests",
        POLICE,
        UNKNOWN,
        "statement",
        "UA",
        "Police detained a suspect in ",
        "",
        False,
        0.0,
    ),
    Event(
        9,
        "Protests",
        "Peaceful protest",
        PROTESTERS,
        "",
        "statement",
        "independent",
        "Relatives of prisoners rallied in ",
        " demanding an exchange",
        False,
        0.0,
    ),
    Event(
        1,
        "Riots",
        "Mob violence",
        UNKNOWN,
        CIVILIANS,
        "statement",
        "unknown",
        "A group attacked a man in ",
    ),
)
COLUMNS = (
    *(field.name for field in fields(Event)),
    "disorder",
    "inter1",
    "inter2",
    "interaction",
)


def rows() -> list[tuple[object, ...]]:
    """Return the events as rows of COLUMNS."""
    found: list[tuple[object, ...]] = []
    for event in EVENTS:
        first, second = ROLE[event.actor1], ROLE[event.actor2]
        between = f"{first}-{second}" if second else f"{first} only"
        found.append((*astuple(event), event.disorder, first, second, between))
    return found
