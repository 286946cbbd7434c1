"""What is said to have happened: words and phrases of military reporting, each with the kind of claim it makes.

Matching is over base forms in word order, so that scope ("repelled attacks near" is held, "attempts to capture" is an
assault) is known with or without a parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.words import Kind


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event. first, last: indices of its tokens in the sentence, last exclusive."""

    first: int
    last: int
    kind: Kind


_GAP = r"(?:[^ ,;:.!?\"“”()–—]+ ){0,5}?"
_ATTACK = (
    r"(?:attack|assault|offensive|advance|attempt|push|counterattack|incursion|onslaught|breakthrough"
    r"|force|troop|soldier|enemy)"
)
_ASSAULTS = "(?:attack|assault|offensive|attempt|push|counterattack|incursion|onslaught)"
_PLACE = (
    r"(?:village|town|city|settlement|hamlet|community|height|hill|position|area|territory|part|half"
    r"|district|outskirt|plant|airport|bridgehead|stronghold|island)"
)
_CONTROL = r"(?:control|occupation|rule)"
_WORKS = (
    r"(?:trench|barrier|fortification|defence|obstacle|minefield|bunker|line|dragon|dugout|anti-tank|position|tooth)"
)
_WEAPON = r"(?:drone|missile|rocket|shell|bomb|shahed|uav|iskander|himars|grad|mortar)"
_ARMS = (
    r"(?:drone|missile|rocket|air|artillery|bomb|mortar|tank|airstrike|cruise|ballistic|shahed|kamikaze"
    r"|uav|glide|aerial|grad|himars|iskander)"
)
_TAKING = (
    r"(?:capture|seize|take|retake|recapture|occupy|storm|advance|enter|break|gain|push|encircle|surround"
    r"|liberate|cross|reach|regain|reclaim|overrun|secure|conquer|dislodge|penetrate|move|attack)"
)
_TRYING = r"try|attempt|seek|struggle|effort|bid|battle|fight|wrestle|strive"

# A line that begins with four blanks goes on from the one before; "~" stands for up to five words.
_RULES = rf"""
hold: prevent|stop|keep ~ from (?:advance|capture|take|break|enter|gain|move|reach|cross|seize)
hold: repel|repulse|thwart|foil|rebuff|withstand|resist|stave|defeat|parry|stop|halt|disrupt|contain ~ {_ASSAULTS}
hold: repel|repulse|thwart|foil|rebuff|withstand|resist|stave|defeat|parry|contain|stop|halt|stall|prevent|
    disrupt ~ {_ATTACK}
hold: beat|fend|hold|push|drive|fight|ward|throw|turn ~ (?:back|off) ~ {_ATTACK}
hold: beat|fend|hold|ward (?:back|off)
hold: {_ASSAULTS} ~ be (?:be )?(?:[a-z]+ly )?(?:repel|repulse|thwart|foil|rebuff|fend off|beat back|beat off|
    hold off|stop|halt|contain)
hold: repel|repulse|rebuff
hold: hold (?:out|on|firm|their ground|its ground|the line|the defence|their position|its position|the front|fast)
hold: hold|defend|maintain|retain|keep ~ (?:position|ground|defence|line)
hold: stall
hold: keep ~ (?:at bay|out of)
hold: maintain|retain ~ (?:bridgehead|foothold|presence|grip|hold)
hold: cling (?:on )?(?:to|on)
hold: cling
hold: stand (?:firm|fast|ground|their ground|its ground)
fortify: dig in
fortify: dragon's|dragon’s (?:teeth|tooth)
fortify: dragon (?:'s|’s|be) (?:teeth|tooth)
fortify: {_WORKS} ~ be ~ (?:build|construct|erect|dig|lay|install|prepare|set up|strengthen|reinforce)
fortify: anti-tank|antitank (?:ditch|ditches|obstacle)
fortify: anti - tank (?:ditch|ditches|obstacle)
hold: not (?:let|allow) ~ (?:advance|break|enter|capture)
hold: defend
assault: {_TRYING} ~ (?:to|at|of) (?:[a-z]+ly )?{_TAKING}
assault: fail|unable|unsuccessful (?:to|in|at) {_TAKING}
assault: {_TRYING} ~ to (?:[a-z]+ly )?(?:expand|improve|consolidate)
retake: win|take|claw|get|wrest ~ back (?:full )?{_CONTROL} (?:of|over)
retake: win|take|claw|get|seize|wrest|bring ~ back
retake: {_PLACE} back under
retake: push|drive|expel|oust|dislodge|clear|kick|squeeze ~ (?:out of|from) (?:the )?{_PLACE}
retake: clear ~ (?:of|from|out of)
retake: be free
retake: be (?:ukrainian|free) (?:once )?again
retake: be (?:once )?again (?:ukrainian|free)
retake: return|come back to (?:ukraine|ukrainian|kyiv)
retake: be (?:now |once )?back (?:under|in) ~ (?:control|hand)
retake: force|troop|soldier|army|marine ~ return to
retake: push|drive|kick|squeeze|expel|oust|dislodge|throw|knock ~ (?:out of|from)
retake: regain|restore|reestablish ~ {_CONTROL}
retake: return|back|come (?:to|under) (?:ukrainian|kyiv|government|kiev) ~ {_CONTROL}
retake: retake|recapture|reclaim|liberate|reconquer|deoccupy|retaking|liberation|de-occupation|de-occupy|
    recapturing|regain
retake: re|de - (?:take|capture|occupy|occupation)
capture: take|gain|seize|establish|assume|secure|wrest|obtain|claim ~ {_CONTROL} (?:of|over|in)
capture: bring|come|pass|place|put|fall|be ~ under ~ {_CONTROL} of russia
capture: bring|come|pass|place|put|fall under ~ {_CONTROL}
capture: slip|pass|drift|slide ~ (?:from|out of|to|into) ~ (?:hand|control|grip|grasp)
capture: lose ~ {_PLACE}
capture: be bring under ~ {_CONTROL}
capture: fall (?:to|into|under) (?!(?:the )?(?:ground|rubble|piece|pressure|fire|lowest|winter|temperature))
capture: fall (?:[,.;:]|on|in|last|this|after|late|early|when|and|but|as|within|by|by|over|earlier|yesterday)
capture: take over
capture: fall|loss of
capture: have be (?:[a-z]+ly )?occupy
capture: be (?:[a-z]+ly )?(?:take|lose)(?! (?:part|place|out|to hospital))
capture: consolidate ~ {_CONTROL} over
capture: lose ~ {_CONTROL} (?:of|over)
capture: take ~ {_PLACE}
capture: capture|seize|conquer|overrun|seizure|annex
advance: gain|gaining (?:ground|a foothold|foothold|territory)
advance: make ~ way (?:in|into|to|towards|toward)
advance: get (?:into|within)
advance: have|enjoy ~ (?:some |partial |limited )success
advance: be (?:already |now )?(?:on|at|in) the (?:outskirt|edge|approach|gate|suburb)
advance: gain (?:about |around |some |up |over |nearly |almost |more than |at least )?(?:[0-9][0-9.,]*|one|two|
    three|four|five|six|seven|eight|nine|ten|several|a few|a couple of|hundreds of) (?:square )?
    (?:kilometer|kilometre|km|mile|meter|metre|hundred)
advance: be|get|come (?:now |already )?within ~ (?:kilometer|kilometre|km|mile|meter|metre|range|sight)
assault: attempt|try ~ (?:crossing|breakthrough|landing|storm)
assault: make (?:an? )?(?:[a-z]+ )?(?:attempt|effort|bid)
assault: send|throw|hurl ~ (?:wave|infantry|troop|force|column|soldier|unit|men) (?:of [a-z]+ )?(?:against|at|into|to)
assault: have (?:no|little) success
advance: make|record|score|achieve|see|notch|win|report ~ (?:gain|progress|advance|headway|inroad|breakthrough|
    success|victory)
advance: push|move|inch|march|drive|press|edge|pour|punch|creep|roll|surge ~ (?:forward|into|toward|towards|
    through|deeper|further|closer|ahead|past|beyond|north|south|west|east|northward|westward|southward|eastward|
    onward|across|up to|to within)
advance: sweep|race|storm ~ (?:through|into|across)
advance: push|drive|throw|press ~ back
advance: break (?:through|into|out of)
advance: tighten ~ (?:ring|noose|grip|encirclement)
advance: close (?:in|in on)
advance: breach ~ (?:line|defence|position|border|trench|front|minefield|barrier)
advance: edge|inch|creep|draw|get (?:ever )?(?:closer|nearer)
advance: land (?:on|at|near|in)
advance: be (?:only )?~ (?:kilometer|kilometre|km|mile|meter|metre)s? from
advance: improve|expand|consolidate|strengthen|widen|enlarge|extend ~ (?:position|control|foothold|bridgehead|
    presence|zone|salient|gain)
advance: cut ~ (?:road|highway|supply|route|railway)
advance: advance|breakthrough|enter|penetrate|encircle|surround|envelop|infiltrate|foothold|encirclement|inroad|
    besiege|siege
advance: reach (?!agreement|a deal|an agreement|a ceasefire|out|its|a peak|his|their goal)
advance: accomplish|achieve ~ (?:task|goal|objective|aim)
advance: cross (?:over )?(?:into|the|onto|from)
advance: approach (?:the|to)
advance: establish|land|gain ~ (?:foothold|bridgehead|position|beachhead)
advance: gain (?:in|near|around|along|of|there|toward|at|north|south|east|west)
withdraw: pull|draw|fall|move ~ (?:out of|out from|back from|back to|out|back)
withdraw: withdraw|retreat|withdrawal|pullout|pullback|abandon|abandonment
withdraw: give up
withdraw: leave (?:the (?:city|town|village|settlement|area)|their position|position)
strike: be|come|under|take|keep ~ under ~ (?:fire|shelling|bombardment|attack|shell|bombing)
strike: under ~ (?:fire|shelling|bombardment|bombing)
strike: {_ARMS} (?:and [a-z]+ )?(?:attack|strike|fire|raid|barrage|hit|salvo|assault|bombardment|shell|bombing)
strike: {_WEAPON} ~ (?:hit|strike|slam|fall|crash|explode|land|kill|damage|destroy|attack|target|rain|down|
    shoot|intercept|launch|fire|smash)
strike: shoot|bring|take down|out
strike: drop ~ (?:explosive|bomb|grenade|munition|mine|shell|charge)
strike: attack|target|hit|strike ~ (?:with|by|using) ~ {_ARMS}
strike: kill|wound|injure ~ attack
strike: attack ~ (?:kill|wound|injure|damage|destroy|hospital|apartment|residential|civilian|school|market|
    infrastructure|power|port|substation|depot|warehouse|oil|grain)
strike: use|employ ~ (?:artillery|rocket|mortar|drone|missile|aviation|bomb)
strike: reduce ~ (?:rubble|ruins|ashes)
strike: open|launch|fire|intercept|down ~ (?:fire|missile|rocket|drone|strike|shell|airstrike|barrage)
strike: be ~ fire (?:on|at|upon)
strike: fire (?:on|upon|at|into)
strike: suffer ~ attack
strike: air raid|strike|alert|defence
strike: air - (?:raid|strike)
strike: shell|shelling|bomb|bombard|bombardment|bombing|airstrike|pound|pummel|barrage|salvo|level|destroy|
    hit|strike|hammer|batter|intercept|raze|flatten|torch
statement: explosion|blast|explode
strike: damage (?:a|an|the|at|in|several|residential|houses|homes|buildings|infrastructure|[0-9]+|two|three|
    four|five|dozens)
clash: engage ~ (?:force|troop|soldier|enemy|army|unit)
clash: exchange (?:of )?fire
clash: battle|clash|combat|fight|skirmish|firefight|engagement
clash: hostility|hostilities
assault: launch|mount|conduct|stage|begin|undertake|carry|wage|resume|continue ~ {_ASSAULTS}
assault: offensive|counteroffensive|counter-offensive (?:operation|action)s?
assault: offensive|counteroffensive|counter-offensive (?:on|against|toward|towards|near|around)
assault: attack (?!helicopter|aircraft|drone|submarine)
assault: assault (?!rifle|brigade|regiment|battalion|group|unit|division|troop|company|detachment)
assault: storm (?!shadow)
assault: counterattack|onslaught|incursion
fortify: dig|build|construct|erect|set|lay|prepare|strengthen|reinforce|install|establish|create|make|dot ~ {_WORKS}
fortify: point|position|deploy|aim|train ~ (?:artillery|gun|howitzer) (?:at|on)
fortify: boast|house ~ (?:defence|fortification|trench)
fortify: fortify|fortification|entrench|trench|minefield
fortify: defensive (?:line|position|structure|belt|fortification|work)
fortify: lay|plant ~ mine
fortify: mine (?:the|road|bridge|field|approach)
control: in ~ control (?:of|over)
control: have (?:full |complete |partial |total |firm |no )?control (?:of|over)
control: change hand
control: be (?:[a-z]+ly )?control by
control: grey|gray (?:zone|area)
control: contest
control: be divide
control: force|troop|soldier|army|marine ~ (?:remain|stay|be still) in
control: (?:be|remain|stay|lie|still|now|hold|partly|fully) ~ (?:in|under) ~ (?:control|occupation|hand)
control: be|remain|stay|still|lie|fall (?:partly |fully |still |now |largely |mostly )?(?:in|under) ~
     (?:control|occupation|hand)
control: under ~ (?:control|occupation)
control: be|remain|stay occupy
control: control (?:[a-z]+ )?(?:only|the|about|most|all|half|some|part|over|around|nearly|almost|roughly|parts|
    more|less|[0-9]+)
control: hold (?:only )?~ {_PLACE}
control: occupy ~ {_PLACE}
control: hold (?!talk|meeting|a |an |flag|the flag|referendum|election|press|that|off|back|exercise|drill|
    hostage|prisoner|him|her|them|accountable|rally|vote|negotiation|,|\.)
capture: occupy
retake: flag ~ (?:fly|raise|hoist|wave|plant|appear|flutter|rise|back|again|return|over)
retake: raise|hoist|plant|fly|unfurl|wave|hang|put ~ flag
retake: photo|photos|photograph|picture|pictures|image|images|video|videos|footage (?:[^ ]+
     ){{0,30}}?(?:soldier|troop|force|fighter|marine|guardsman) (?:[^ ]+ ){{0,30}}?flag
"""


_HARM = frozenset(
    [
        "kill",
        "injure",
        "die",
        "civilian",
        "hospital",
        "residential",
        "apartment",
        "school",
        "railway",
        "port",
        "refinery",
        "depot",
        "grain",
    ]
)
"""Words beside which an attack is fire from afar, not an attempt to take the place."""


def _compiled() -> dict[str, list[tuple[Kind, re.Pattern[str]]]]:
    """Return the rules by their first word, in the order of precedence."""
    table: dict[str, list[tuple[Kind, re.Pattern[str]]]] = {}
    for line in filter(None, _RULES.replace("\n    ", "").splitlines()):
        kind, _, pattern = line.partition(": ")
        head, _, rest = pattern.partition(" ") if not pattern.startswith("(?:") else _split(pattern)
        tail = rest.replace("~ ", _GAP)
        end = "" if "(?!" in tail else "(?= )"
        regex = re.compile(rf"[^ ]+ {tail}{end}" if tail else r"[^ ]+(?= )")
        for word in head.removeprefix("(?:").removesuffix(")").split("|"):
            table.setdefault(word, []).append((Kind(kind), regex))
    return table


def _split(pattern: str) -> tuple[str, str, str]:
    end = pattern.index(")") + 1
    return pattern[:end], " ", pattern[end:].lstrip()


_QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "'", "‘", "’", "``", "''"})
_TABLE = _compiled()


def triggers(bases: Sequence[str]) -> list[Trigger]:
    """Return the events that the base forms of a sentence tell of, in order; no two share a token.

    Where two rules match at a word, the earlier in the table wins, and a phrase wins over the words inside it.
    """
    if not any(b in _TABLE for b in bases):
        return []
    kept = [i for i, b in enumerate(bases) if b not in _QUOTES]
    starts: list[int] = []
    position = 0
    for i in kept:
        starts.append(position)
        position += len(bases[i]) + 1
    joined = " ".join(bases[i] for i in kept) + " "
    found: list[Trigger] = []
    taken = -1
    for n, i in enumerate(kept):
        if n < taken:
            continue
        for kind, regex in _TABLE.get(bases[i], ()):
            m = regex.match(joined, starts[n])
            if m:
                taken = n + m.group().rstrip().count(" ") + 1
                found.append(Trigger(i, kept[taken - 1] + 1, kind))
                break
    if _HARM.isdisjoint(bases):
        return found
    return [replace(t, kind=Kind.STRIKE) if t.kind is Kind.ASSAULT and bases[t.first] == "attack" else t for t in found]
