"""Foreign spellings of Ukraine's 27 first-level regions -> the project's names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

SPELLINGS: Mapping[str, str] = {
    "Cherkasy": "cherkaska cherkassy cherkasskaya черкаська черкасская",
    "Chernihiv": "chernihivska chernigov chernigiv chernigovskaya chernihov чернігівська черниговская",
    "Chernivtsi": "chernivetska chernovtsy chernovtsi chernovitskaya чернівецька черновицкая",
    "Crimea": "krym ar_krym ar_crimea avtonomna_respublika_krym autonomous_republic_of_crimea republic_of_crimea "
    "respublika_krym автономна_республіка_крим ар_крим крим крым республика_крым",
    "Dnipropetrovsk": "dnipro dnipropetrovska dnepropetrovsk dnepropetrovskaya дніпропетровська днепропетровская",
    "Donetsk": "donetska donetskaya донецька донецкая",
    "Ivano-Frankivsk": "ivano_frankivska ivano_frankovsk ivano_frankovskaya івано_франківська ивано_франковская",
    "Kharkiv": "kharkivska kharkov kharkovskaya харківська харьковская",
    "Kherson": "khersonska cherson khersonskaya херсонська херсонская",
    "Khmelnytskyi": "khmelnytska khmelnytsky khmelnytskyy khmelnitsky khmelnitskyi khmelnitskiy khmelnitskyy "
    "khmelnitskaya хмельницька хмельницкая",
    "Kirovohrad": "kirovohradska kirovograd kirovogradskaya kropyvnytskyi кіровоградська кировоградская",
    "Kyiv": "kiev kyyiv kyivska kyyivska kievskaya kyiv_oblast київська киевская",
    "Kyiv City": "kiev_city kyyiv_city misto_kyiv misto_kyyiv kyiv_misto kyyiv_misto city_of_kyiv city_of_kiev m_kyiv "
    "місто_київ м_київ київ г_киев город_киев киев",
    "Luhansk": "luhanska lugansk luganskaya луганська луганская",
    "Lviv": "lvivska lvov lvovskaya львівська львовская",
    "Mykolaiv": "mykolaivska mykolayiv mykolayivska mykolayev nikolaev nikolayev nikolaevskaya миколаївська "
    "николаевская",
    "Odesa": "odeska odessa odesskaya одеська одесская",
    "Poltava": "poltavska poltavskaya полтавська полтавская",
    "Rivne": "rivnenska rovno rovenskaya рівненська ровенская",
    "Sevastopol": "sevastopol_city misto_sevastopol sevastopol_misto city_of_sevastopol m_sevastopol севастополь "
    "місто_севастополь м_севастополь г_севастополь",
    "Sumy": "sumska sumskaya сумська сумская",
    "Ternopil": "ternopilska ternopol ternopolskaya тернопільська тернопольская",
    "Vinnytsia": "vinnytska vinnytsya vinnytsa vinnitsa vinnitskaya вінницька винницкая",
    "Volyn": "volynska volhynia volynskaya волинська волынская",
    "Zakarpattia": "zakarpatska zakarpattya zakarpatskaya transcarpathia transcarpathian закарпатська закарпатская",
    "Zaporizhzhia": "zaporizka zaporizhia zaporizhya zaporizhzhya zaporozhye zaporozhia zaporozhskaya запорізька "
    "запорожская",
    "Zhytomyr": "zhytomyrska zhitomir zhitomirskaya житомирська житомирская",
}
"""Spellings met in ACLED, UCDP GED, GeoNames (and so VIINA), OpenStreetMap and the press, folded as below."""
_APOSTROPHES = re.compile("['’ʼʹ`´′\"]")
_BETWEEN = re.compile(r"[\s._,/()-]+")
_UNIT = {"oblast", "oblasti", "region", "province", "область", "обл"}


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    words = _BETWEEN.split(_APOSTROPHES.sub("", plain))
    return "_".join(word for word in words if word and word not in _UNIT)


_REGIONS = {_fold(spelling.replace("_", " ")): name for name, said in SPELLINGS.items() for spelling in said.split()}
_REGIONS |= {_fold(name): name for name in SPELLINGS}


@lru_cache(maxsize=4096)
def region_of(text: str) -> str:
    """Return the region that is meant: "Donets'ka Oblast'" is "Donetsk". "" for anything else."""
    return _REGIONS.get(_fold(text[:100]), "")
