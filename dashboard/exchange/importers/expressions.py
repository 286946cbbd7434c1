"""SQL that every format shares: days, numbers, sides, regions."""

from __future__ import annotations

import unicodedata

from dashboard.domain.words import REGIONS

MOST_TEXT = 4000
"""Longest note, characters, as in the project's own CSV."""
HOME = (44.0, 52.6, 21.9, 40.5)
"""South, north, west, east of Ukraine in degrees, a tenth of a degree wider than its
borders.
"""
ALIASES = {
    "Crimea": (
        "autonomous republic of crimea, avtonomna respublika krym, ar crimea, krym,"
        " crimean republic, ar krym"
    ),
    "Kyiv City": (
        "kiev city, kyyiv, kyyiv misto, misto kyyiv, misto kyiv, city of kyiv, m kyiv,"
        " kyiv misto, kyiv m"
    ),
    "Sevastopol": (
        "sevastopol city, misto sevastopol, sevastopol misto, city of sevastopol,"
        " sebastopol"
    ),
    "Kyiv": "kiev, kyivska, kyyivska, kiyivska, kiew, kijowski",
    "Zaporizhzhia": (
        "zaporizhia, zaporizhzhya, zaporizhya, zaporozhye, zaporizka, zaporozhskaya,"
        " zaporizhzhye, saporischschja, saporoschje, zaporoski, zaporijjia"
    ),
    "Luhansk": "lugansk, luhanska, ługański, lougansk",
    "Donetsk": "donetska, donetskaya, donezk, doniecki, doniecka",
    "Odesa": "odessa, odeska",
    "Zakarpattia": "transcarpathia, zakarpattya, zakarpatska, zakarpatia",
    "Kharkiv": "kharkov, kharkivska, charkiw, charkow, charkowski",
    "Mykolaiv": "nikolaev, mykolayiv, mykolaivska, mykolayivska, mykolajiw",
    "Chernihiv": "chernigov, chernihivska, tschernihiw, czernihowski",
    "Dnipropetrovsk": "dnepropetrovsk, dnipropetrovska, dnipro, dnipropetrowsk",
    "Kherson": "khersonska, cherson, chersoński",
    "Kirovohrad": "kirovograd, kirovohradska",
    "Lviv": "lvov, lvivska",
    "Rivne": "rovno, rivnenska",
    "Khmelnytskyi": "khmelnytskyy, khmelnytsky, khmelnitsky, khmelnytska",
    "Vinnytsia": "vinnitsa, vinnytska",
    "Ivano-Frankivsk": "ivano-frankovsk, ivano-frankivska",
    "Ternopil": "ternopilska, ternopol",
    "Sumy": "sumska",
    "Volyn": "volynska, volhynia",
    "Zhytomyr": "zhytomyrska, zhitomir",
    "Poltava": "poltavska",
    "Cherkasy": "cherkaska, cherkassy",
    "Chernivtsi": "chernivetska, chernovtsy",
}
"""Spellings of the regions in foreign files, lower case, without apostrophes and the
word for oblast.
"""
CYRILLIC_ALIASES = {
    "Crimea": (
        "крим, крым, автономна республіка крим, автономная республика крым, ар"
        " крим, ар крым"
    ),
    "Kyiv City": "київ, киев, м київ, місто київ, г киев, город киев, м. київ, г. киев",
    "Sevastopol": (
        "севастополь, м севастополь, місто севастополь, город севастополь, м."
        " севастополь, г. севастополь"
    ),
    "Kyiv": "київська, киевская, київщина",
    "Zaporizhzhia": "запорізька, запорожская, запоріжжя, запорожье",
    "Luhansk": "луганська, луганская, луганськ, луганск, луганщина",
    "Donetsk": "донецька, донецкая, донецьк, донецк, донеччина",
    "Odesa": "одеська, одесская, одеса, одесса, одещина",
    "Zakarpattia": "закарпатська, закарпатская, закарпаття, закарпатье",
    "Kharkiv": "харківська, харьковская, харків, харьков, харківщина",
    "Mykolaiv": "миколаївська, николаевская, миколаїв, николаев, миколаївщина",
    "Chernihiv": "чернігівська, черниговская, чернігів, чернигов, чернігівщина",
    "Dnipropetrovsk": (
        "дніпропетровська, днепропетровская, дніпро, днепр, дніпропетровщина"
    ),
    "Kherson": "херсонська, херсонская, херсон, херсонщина",
    "Kirovohrad": "кіровоградська, кировоградская, кіровоградщина",
    "Lviv": "львівська, львовская, львів, львов, львівщина",
    "Rivne": "рівненська, ровенская, рівне, ровно, рівненщина",
    "Khmelnytskyi": "хмельницька, хмельницкая, хмельницький, хмельницкий, хмельниччина",
    "Vinnytsia": "вінницька, винницкая, вінниця, винница, вінниччина",
    "Ivano-Frankivsk": (
        "івано-франківська, ивано-франковская, івано-франківськ, ивано- франковск"
    ),
    "Ternopil": "тернопільська, тернопольская, тернопіль, тернополь, тернопільщина",
    "Sumy": "сумська, сумская, суми, сумы, сумщина",
    "Volyn": "волинська, волынская, волинь, волынь",
    "Zhytomyr": "житомирська, житомирская, житомир, житомирщина",
    "Poltava": "полтавська, полтавская, полтава, полтавщина",
    "Cherkasy": "черкаська, черкасская, черкаси, черкассы, черкащина",
    "Chernivtsi": "чернівецька, черновицкая, чернівці, черновцы, буковина",
}
"""The same in Ukrainian and Russian."""
_FOR_UKRAINE = "freedom of russia|russian volunteer corps|siberian battalion"
_RUSSIA = (
    r"russia|donetsk people|luhansk people|lugansk"
    r" people|novorossi|\bdpr\b|\blpr\b|\bdnr\b|\blnr\b|wagner|chechen"
    "|kadyrov|rosgvard"
)
_UKRAINE = r"ukrain|\bazov\b|\bzsu\b|right sector|aidar"
_DAY = r"\d{4}-\d{2}-\d{2}"
_NOBODY = "^(civilian|unidentified|protest|rioter)"


COUNTRIES = (
    ("ukraine", "ua", "ukr", "804", "україна", "украина", "ukraina", "ucrania"),
    (
        "russia",
        "ru",
        "rus",
        "643",
        "russian federation",
        "russia (soviet union)",
        "росія",
        "россия",
        "російська федерація",
        "российская федерация",
        "рф",
        "russland",
        "rosja",
        "russie",
        "rusia",
    ),
    ("belarus", "by", "blr", "112", "білорусь", "беларусь", "белоруссия"),
    ("moldova", "md", "mda", "498"),
    ("poland", "pl", "pol", "616"),
    ("romania", "ro", "rou", "642"),
    ("hungary", "hu", "hun", "348"),
    ("slovakia", "sk", "svk", "703"),
)
"""Names and ISO 3166-1 codes of Ukraine and its neighbours; UCDP writes "Russia (Soviet
Union)".
"""


def country_words(country: str) -> list[str]:
    """Return every name and code, lower case, of the country that a name or code means;
    none for "".
    """
    plain = " ".join(country.split()).lower()
    for group in COUNTRIES:
        if plain in group:
            return list(group)
    return [plain] if plain else []


def _without_accents(text: str) -> str:
    """Return a text as DuckDB's strip_accents leaves it: also Cyrillic letters lose
    their marks.
    """
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join(part for part in parts if not unicodedata.combining(part))
    )


def macros() -> tuple[str, ...]:
    """Return the statements that make the shared functions."""
    names = {name.lower(): name for name in REGIONS}
    names |= {
        _without_accents(alias.strip()): region
        for spellings in (ALIASES, CYRILLIC_ALIASES)
        for region, aliases in spellings.items()
        for alias in aliases.split(",")
    }
    regions = ", ".join(f"'{alias}': '{region}'" for alias, region in names.items())
    south, north, west, east = HOME
    return (
        # A map among the words of a question would be read anew with each.
        f"SET VARIABLE regions = MAP {{{regions}}}",
        # Columns of days were read before: "2023-06-05", or first and last day with a
        # slash between; whatever else stands there is no day.
        rf"""CREATE MACRO as_day(t) AS CASE
            WHEN regexp_full_match(t, '{_DAY}(/{_DAY})?')
            THEN TRY_CAST(t[:10] AS DATE) END""",
        rf"""CREATE MACRO as_end(t) AS CASE
            WHEN regexp_full_match(t, '{_DAY}(/{_DAY})?')
            THEN TRY_CAST(right(t, 10) AS DATE) END""",
        (
            "CREATE MACRO as_number(t) AS CASE WHEN isfinite(TRY_CAST(t AS DOUBLE))"
            " THEN TRY_CAST(t AS DOUBLE) END"
        ),
        "CREATE MACRO quoted(t) AS '''' || t[:40] || ''''",
        # Bytes are counted first: it is quick, and few texts have too many of them.
        f"""CREATE MACRO bounded(t) AS CASE
            WHEN strlen(t) > {MOST_TEXT} AND length(t) > {MOST_TEXT}
            THEN t[:{MOST_TEXT - 1}] || '…' ELSE t END""",
        (
            f"CREATE MACRO at_home(a, o) AS a BETWEEN {south} AND {north} AND o BETWEEN"
            f" {west} AND {east}"
        ),
        "CREATE MACRO first_of(t) AS trim(split_part(t, ';', 1))",
        r"""CREATE MACRO web(t) AS CASE
            WHEN regexp_matches(t, '^https?://[^\s]+$') AND length(t) < 2000
            THEN t ELSE '' END""",
        # The first of several links; one without a scheme is opened by browsers so.
        r"""CREATE MACRO first_link(t) AS CASE
            WHEN regexp_matches(t, 'https?://')
            THEN web(regexp_replace(regexp_extract(t, 'https?://[^\s,;|<>"]+'),
            '[.)\]]+$', ''))
            WHEN regexp_full_match(t, '(www\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.'
            || '[A-Za-z]{2,}(/\S*)?') THEN web('https://' || t) ELSE '' END""",
        # As `fold_words` does.
        r"""CREATE MACRO folded(t) AS trim(regexp_replace(replace(lower(t), 'ё', 'е'),
            '[^\p{L}\p{N}]+', ' ', 'g'))""",
        f"""CREATE MACRO side_of(t) AS CASE WHEN regexp_matches(lower(t), '{_NOBODY}')
            THEN 'unknown' WHEN regexp_matches(lower(t), '{_FOR_UKRAINE}') THEN 'UA'
            WHEN regexp_matches(lower(t), '{_RUSSIA}') THEN 'RU'
            WHEN regexp_matches(lower(t), '{_UKRAINE}') THEN 'UA'
            ELSE 'unknown' END""",
        # A word of Cyrillic letters has no bound that RE2 knows.
        """CREATE MACRO region_of(t) AS coalesce(map_extract_value(
            getvariable('regions'), trim(regexp_replace(regexp_replace(
            regexp_replace(lower(strip_accents(t)), '[''’ʼ`"]', '', 'g'),
            '\\s*\\b(oblast|oblasts|region|province|oblastj|obwod|gebiet)\\b\\.?',
            '', 'g'),
            '(^|\\s+)(область|области|області|обл)\\.?(\\s|$)', '', 'g'))), '')""",
        "CREATE MACRO code_of(t) AS CASE WHEN t = '' THEN 'missing' ELSE t[:40] END",
        # The name of a region: ours when it is known, else as it is written.
        "CREATE MACRO unit_of(t) AS coalesce(nullif(region_of(t), ''), t)",
    )
