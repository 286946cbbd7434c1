"""Base forms of the words by which reports tell of fighting and speaking, so that both work without a model."""

from __future__ import annotations

_REGULAR = """
abandon accomplish advance aim annex assault attack attempt assert bomb bombard batter blast boast break-through
announce
retreat recapture reclaim retake-over regain liberate reconquer de-occupy deoccupy conquer capture occupy overrun-
seize storm
clash battle skirmish engage repel rebuff repulse thwart foil halt stop stall contain withstand resist defend defeat
withdraw- evacuate flee- fortify entrench construct erect dig- mine reinforce strengthen push move enter reach penetrate
cross progress inch encircle surround besiege envelop infiltrate consolidate expand secure shell pound pummel target
destroy damage explode kill wound injure down launch fire rain crash ignite burn demolish raid try seek- struggle fail
plan want hope intend expect threaten prepare deny reject refute dismiss report claim state say- tell- add post confirm
declare insist note warn acknowledge admit maintain argue suggest estimate assess observe indicate describe write- quote
cite comment reply respond explain believe allege accuse publish release share show stress emphasise emphasize continue
start begin- manage succeed remain land raise hoist plant fly- wave control hold- point deploy position lay- install
attempt clear approach gain dislodge expel oust drive- lose- fall- give- take- win- bring- come- make- break- pull push
hit- strike- shoot- beat- fend wrest claw cut- keep- leave- return tighten intensify rage erupt unfold establish concede
surrender vow pledge repeat reiterate recall inform tweet predict comment struggle hammer blow- torch ravage intercept
swarm wrestle mount conduct suffer face endure experience sustain undertake resume step focus concentrate go- wage
close change restore free dominate recover detonate hurl drop pepper plaster flatten level raze scorch gut rock
shake- slam
"""
_IRREGULAR = {
    "retake": "retakes retook retaken retaking", "overrun": "overruns overran overrunning",
    "withdraw": "withdraws withdrew withdrawn withdrawing", "flee": "flees fled fleeing",
    "dig": "digs dug digging", "seek": "seeks sought seeking", "say": "says said saying", "tell": "tells told telling",
    "write": "writes wrote written writing", "begin": "begins began begun beginning", "fly": "flies flew flown flying",
    "hold": "holds held holding", "lay": "lays laid laying", "drive": "drives drove driven driving",
    "lose": "loses lost losing", "fall": "falls fell fallen falling", "give": "gives gave given giving",
    "take": "takes took taken taking", "win": "wins won winning", "bring": "brings brought bringing",
    "come": "comes came coming", "make": "makes made making", "break": "breaks broke broken breaking",
    "hit": "hits hitting", "strike": "strikes struck stricken striking", "shoot": "shoots shot shooting",
    "beat": "beats beaten beating", "cut": "cuts cutting", "keep": "keeps kept keeping", "leave": "leaves left leaving",
    "blow": "blows blew blown blowing", "go": "goes went gone going", "shake": "shakes shook shaken shaking",
    "repel": "repelled repelling repels", "repulse": "repulses repulsed repulsing repulsion",
    "be": "is are was were been being am 's 're",
    "have": "has had having 've", "do": "does did doing done", "fight": "fights fought fighting", "retaking": "",
    "level": "levels levelled levelling leveled leveling", "sweep": "sweeps swept sweeping",
    "get": "gets got getting gotten", "recapture": "recaptures recaptured recapturing", "read": "reads reading",
    "bombardment": "bombardments", "airstrike": "airstrikes", "air-strike": "air-strikes", "drone": "drones",
    "missile": "missiles", "rocket": "rockets", "battle": "battles battled battling", "trench": "trenches",
    "fortification": "fortifications", "defence": "defences defense defenses", "breakthrough": "breakthroughs",
    "gain": "gains gained gaining", "force": "forces", "troop": "troops", "soldier": "soldiers", "unit": "units",
    "line": "lines", "attack": "attacks attacked attacking", "offensive": "offensives", "minefield": "minefields",
    "barrier": "barriers", "obstacle": "obstacles", "explosion": "explosions", "blast": "blasts blasted blasting",
    "victory": "victories", "effort": "efforts", "bunker": "bunkers", "combat": "combats", "firefight": "firefights",
    "skirmish": "skirmishes", "barrage": "barrages", "bomb": "bombs bombed bombing bombings", "hand": "hands",
    "shelling": "shellings", "flag": "flags", "position": "positions positioned positioning", "bid": "bids bidding",
    "n't": "n’t", "not": "", "engagement": "engagements", "flank": "flanks",
    "outskirt": "outskirts", "incursion": "incursions", "foothold": "footholds", "salvo": "salvos salvoes",
    "withdrawal": "withdrawals", "clear": "clears cleared clearing", "dislodge": "dislodges dislodged dislodging",
}  # fmt: skip


def _regular(verb: str) -> list[str]:
    """Return the forms of a regular verb."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    double = verb[-1] if verb in _DOUBLED else ""
    s = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return [verb, verb + s, verb + double + "ed", verb + double + "ing"]


_DOUBLED = frozenset({"plan", "stop", "admit", "drop", "gut", "slam", "expel"})


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for verb in _REGULAR.split():
        if not verb.endswith("-"):
            table.update(dict.fromkeys(_regular(verb), verb))
    for base, forms in _IRREGULAR.items():
        table.update(dict.fromkeys([base, *forms.split()], base))
    return table


BASE = _table()
"""Written form, lower case, to base form."""


_NOUNS = frozenset(
    [
        "village",
        "town",
        "city",
        "settlement",
        "hamlet",
        "community",
        "height",
        "hill",
        "position",
        "area",
        "territory",
        "part",
        "half",
        "district",
        "outskirt",
        "plant",
        "airport",
        "bridgehead",
        "stronghold",
        "island",
        "defender",
        "advance",
        "assault",
        "attempt",
        "push",
        "counterattack",
        "incursion",
        "onslaught",
        "enemy",
        "kilometer",
        "kilometre",
        "mile",
        "meter",
        "metre",
        "task",
        "goal",
        "objective",
        "aim",
        "hospital",
        "apartment",
        "school",
        "market",
        "substation",
        "depot",
        "warehouse",
        "gun",
        "howitzer",
        "dragon",
        "dugout",
        "structure",
        "belt",
        "work",
        "raid",
        "fighter",
        "marine",
        "strike",
        "clash",
        "home",
        "house",
        "road",
        "highway",
        "supply",
        "route",
        "railway",
        "success",
        "counteroffensive",
        "counter-offensive",
        "mortar",
        "tank",
        "uav",
        "grad",
        "shahed",
        "iskander",
        "headway",
        "dwelling",
    ]
)
"""Nouns of the phrases in events.py that have a plain plural."""


def base(word: str) -> str:
    """Return the base form of a word, the word itself in lower case when it is none of these."""
    low = word.lower()
    found = BASE.get(low)
    if found is None:
        return low[:-1] if low.endswith("s") and low[:-1] in _NOUNS else low
    return found
