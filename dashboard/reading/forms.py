"""Base forms of the words by which reports tell of fighting and speaking, so that both work without a model."""

from __future__ import annotations

_REGULAR = """
abandon accomplish accuse achieve acknowledge add admit advance aim allege allow annex announce approach argue
assault assert assess assume assure attempt back batter believe besiege boast bombard breach burn capture carry
caution change cite claim clash claw close comment concede concentrate conduct confirm conquer consider consolidate
construct contain contest continue contradict control counterattack crash create cross damage de-occupy decide
declare defeat defend demolish deny deoccupy deploy describe destroy detonate disclose dismiss dispute disrupt
divide dominate dot down drift drop edge emphasise emphasize employ encircle endure engage enjoy enlarge enter
entrench envelop erect erupt establish estimate evacuate exchange expand expect expel experience explain explode
extend face fail fear fend fire flatten focus foil fortify free gut halt hammer hoist hope hurl ignite improve inch
indicate infiltrate inform injure insist install intend intensify intercept kick kill knock land launch level
liberate maintain manage march mine mount move notch note observe obtain occupy open order oust parry pass
penetrate pepper place plan plant plaster pledge point post pound pour predict prepare press prevent progress
publish pull pummel punch push quote race rage raid rain raise ravage raze reach rebuff recall reclaim reconquer
record recover reduce reestablish refuse refute regain reinforce reiterate reject release remain repeat reply report
resist respond restore resume retain retreat return reveal rock roll scorch score secure seize share shell show
skirmish slam squeeze stage stall start state stave stay step stop storm strengthen stress struggle succeed suffer
suggest surge surrender surround sustain swarm target threaten thwart tighten torch train trigger try turn tweet
undertake unfold unfurl urge use vacate vow wage want ward warn wave widen wish withstand witness wound wrest
wrestle
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
    "creep": "creeps crept creeping", "cling": "clings clung clinging", "slip": "slips slipped slipping",
    "slide": "slides slid sliding", "rebut": "rebuts rebutted rebutting", "send": "sends sent sending",
    "hurl": "hurls hurled hurling", "stand": "stands stood standing",
    "build": "builds built building", "withstand": "withstands withstood withstanding",
    "draw": "draws drew drawn drawing", "hang": "hangs hung hanging", "lie": "lies lay lain lying",
    "put": "puts putting", "see": "sees saw seen seeing", "set": "sets setting",
    "throw": "throws threw thrown throwing",
    "strive": "strives strove striven striving", "get": "gets got getting gotten",
    "recapture": "recaptures recaptured recapturing", "read": "reads reading",
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


_DOUBLED = frozenset({"plan", "stop", "admit", "drop", "gut", "slam", "expel", "control", "hit"})


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
        "column",
        "grenade",
        "munition",
        "explosive",
        "charge",
        "dwelling",
    ]
)
"""Nouns of the phrases in events.py that have a plain plural."""


_MONTHS = frozenset({"March", "May"})
"""Written with a capital these are months, not verbs."""


def base(word: str) -> str:
    """Return the base form of a word; the word in lower case when it is none of these."""
    low = word.lower()
    if word in _MONTHS:
        return word
    found = BASE.get(low)
    if found is None:
        return low[:-1] if low.endswith("s") and low[:-1] in _NOUNS else low
    return found
