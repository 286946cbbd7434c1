"""On whose side somebody is, told from the words by which a report names them."""

from __future__ import annotations

import re

from dashboard.domain.words import Side

_INSTALLED = (
    r"(?:Russia|Moscow|Kremlin|Russian)[- ](?:installed|appointed|backed|imposed|controlled|led)"
    r"|pro-(?:Russian|Moscow|Kremlin)"
    r"|occupation (?:authorit|administration|official|head|govern)|[Ss]eparatist|People[’'s]* Republic|\b[DL][NP]R\b"
    r"|self-(?:proclaimed|styled)|military blogger|milblogger|war blogger"
)
_INDEPENDENT = (
    r"Institute for the Study of War|\bISW\b|analyst|think[- ]tank|Center for Strategic|\bCSIS\b|United "
    r"Nations|\bUN\b|\bU\.N\."
    r"|\bIAEA\b|International Atomic|\bOSCE\b|Red Cross|Bellingcat|DeepState|Deep State|GeoConfirmed"
    r"|Amnesty|Human Rights Watch"
    r"|Reuters|\bAP\b|Associated Press|\bAFP\b|\bCNN\b|\bBBC\b|\bNBC\b|\bABC\b|New York Times|Washington "
    r"Post|Guardian|Bloomberg|USA Today"
    r"|Al Jazeera|Wall Street Journal|Financial Times|\bDPA\b|Deutsche Welle|\bNPR\b|Sky News|Politico"
    r"|Axios|Telegraph\b|Economist"
    r"|journalist|reporter|correspondent|monitor(?:s|ing)\b|observers?\b|researcher|expert|geolocat"
)
_RU = (
    r"Russia|Moscow|Kremlin|Putin|Wagner|Prigozhin|Shoigu|Belousov|Gerasimov|Peskov|Konashenkov|Lavrov"
    r"|Medvedev|Zakharova|Kadyrov"
    r"|Surovikin|Rogov\b|Saldo\b|Stremousov|Balitsky|Pushilin|Pasechnik|Aksyonov|Basurin|Girkin|Strelkov|Chechen|Akhmat"
    r"|\bTASS\b|\bRIA\b|Interfax|[Oo]ccup(?:iers|ying|ation)|[Ii]nvad(?:er|ing)|[Ee]nemy|\bDonetsk militia|RuMoD"
)
_UA = (
    r"Ukrain|Kyiv|Kiev|Zelensk|Maliar|Malyar|Zaluzhn|Syrsk|Reznikov|Umerov|Budanov|Podolyak|Yermak"
    r"|Danilov|Haidai|Hayday|Gaidai"
    r"|Kyrylenko|Syn[iy]?ehubov|Syn[iy]ehubov|Lysohor|Kuleba|Arestovych|Sht[uo]pun|Cherevat|Tarnavsk"
    r"|Humeniuk|Kovalchuk|Hromov|Klitschko|Terekhov"
    r"|Boichenko|Energoatom|Ukrinform|Ukrenergo|Azov\b|\bSBU\b|\bHUR\b|defenders|General Staff\b"
)
_PARTNER = (
    r"\bNATO\b|Pentagon|\bU\.?S\.?A?\b|United States|American|Washington|White House|Biden|Blinken|Lloyd "
    r"Austin|Stoltenberg|Rutte"
    r"|Britain|British|\bU\.?K\.?\b|United Kingdom|London|German|Berlin|Scholz|Franc?e|French|Macron"
    r"|Poland|Polish|Duda\b|Tusk\b"
    r"|European (?:Union|Commission|Council)|\bE\.?U\.?\b|Western|\bWest\b|allies|Estonia|Latvia"
    r"|Lithuania|Finland|Finnish|Swed"
    r"|Norw|Netherlands|Dutch|Danish|Denmark|Canad|Czech|Slovak|Romania|Ital(?:y|ian)|Spain|Spanish|Japan|Austral"
)
_SPEAKER = (
    (Side.RU, re.compile(_INSTALLED)),
    (Side.INDEPENDENT, re.compile(_INDEPENDENT)),
)
_NAMES = re.compile(rf"(?P<RU>{_RU})|(?P<UA>{_UA})|(?P<partner>{_PARTNER})")
_HELD = re.compile(
    r"\b(?:Russian|Ukrainian|Moscow|Kyiv)-(?:held|occupied|controlled|speaking|language)\b|Ukraine war|war in Ukraine"
    r"|\b(?:Russian|Ukrainian)(?: (?:border|port|mining|front-?line|eastern|southern|northern|coal))?"
    r" (?:city|cities|towns?|villages?|settlements?|regions?|provinces?|territor(?:y|ies)|soil|borders?|capital"
    r"|ports?)\b"
)


def side_of(words: str) -> Side:
    """Return the side of a speaker or an actor as named; unknown when the words do not tell.

    The first name counts ("the Russian head of Ukraine's south" is Russian), but who was put there by Russia is
    Russian, and a medium or institute is independent of the country it is in.
    """
    for side, pattern in _SPEAKER:
        if pattern.search(words):
            return side
    return party(words)


def party(words: str) -> Side:
    """Return the warring party or partner first named, unknown when none is."""
    found = _NAMES.search(_HELD.sub(" ", words))
    return Side(found.lastgroup) if found and found.lastgroup else Side.UNKNOWN


OUTLET = re.compile(
    r"Reuters|\bAP\b|Associated Press|\bAFP\b|\bCNN\b|\bBBC\b|\bNBC\b|\bABC\b|\bCBS\b|\bFox\b|Times\b"
    r"|Post\b|Guardian|Bloomberg|USA Today|Al Jazeera"
    r"|Journal\b|\bDPA\b|Deutsche Welle|\bNPR\b|News\b|Politico|Axios|Telegraph\b|Economist|Ukrinform"
    r"|Ukrainska Pravda|Pravda\b|Interfax"
    r"|\bTASS\b|\bRIA\b|Suspilne|Kyiv Independent|Kyiv Post|Radio Free|RFE|Meduza|news agency|newspaper"
    r"|magazine|broadcaster|media\b"
)
"""Media that pass on what others say."""
