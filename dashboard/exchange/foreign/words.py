"""SQL that every format shares: days, numbers, sides, regions."""

from __future__ import annotations

from dashboard.domain.words import REGIONS

DAY_FORMATS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%b-%Y", "%B %d, %Y")
"""As ACLED, TimeMap, GeoConfirmed and Eyes on Russia write days; 8 digits together are YYYYMMDD, as in VIINA."""
MOST_TEXT = 4000
"""Longest note, characters, as in the project's own CSV."""
HOME = (44.0, 52.6, 21.9, 40.5)
"""South, north, west, east of Ukraine in degrees, a tenth of a degree wider than its borders."""
ALIASES = {
    "Crimea": "autonomous republic of crimea, avtonomna respublika krym, ar crimea, krym, crimean republic, ar krym",
    "Kyiv City": "kiev city, kyyiv, misto kyyiv, misto kyiv, city of kyiv, m kyiv, kyiv misto, kyiv m",
    "Sevastopol": "sevastopol city, misto sevastopol, sevastopol misto, city of sevastopol, sebastopol",
    "Kyiv": "kiev, kyivska, kyyivska, kiyivska",
    "Zaporizhzhia": "zaporizhia, zaporizhzhya, zaporizhya, zaporozhye, zaporizka, zaporozhskaya, zaporizhzhye",
    "Luhansk": "lugansk, luhanska", "Donetsk": "donetska, donetskaya", "Odesa": "odessa, odeska",
    "Zakarpattia": "transcarpathia, zakarpattya, zakarpatska, zakarpatia", "Kharkiv": "kharkov, kharkivska",
    "Mykolaiv": "nikolaev, mykolayiv, mykolaivska, mykolayivska", "Chernihiv": "chernigov, chernihivska",
    "Dnipropetrovsk": "dnepropetrovsk, dnipropetrovska, dnipro", "Kherson": "khersonska",
    "Kirovohrad": "kirovograd, kirovohradska", "Lviv": "lvov, lvivska", "Rivne": "rovno, rivnenska",
    "Khmelnytskyi": "khmelnytskyy, khmelnytsky, khmelnitsky, khmelnytska", "Vinnytsia": "vinnitsa, vinnytska",
    "Ivano-Frankivsk": "ivano-frankovsk, ivano-frankivska", "Ternopil": "ternopilska, ternopol", "Sumy": "sumska",
    "Volyn": "volynska, volhynia", "Zhytomyr": "zhytomyrska, zhitomir", "Poltava": "poltavska",
    "Cherkasy": "cherkaska, cherkassy", "Chernivtsi": "chernivetska, chernovtsy",
}  # fmt: skip
"""Spellings of the regions in foreign files, lower case, without apostrophes and the word for oblast."""
_FOR_UKRAINE = "freedom of russia|russian volunteer corps|siberian battalion"
_RUSSIA = (
    r"russia|donetsk people|luhansk people|lugansk people|novorossi|\bdpr\b|\blpr\b|\bdnr\b|\blnr\b|wagner|chechen"
    "|kadyrov|rosgvard"
)
_UKRAINE = r"ukrain|\bazov\b|\bzsu\b|right sector|aidar"
_NOBODY = "^(civilian|unidentified|protest|rioter)"


COUNTRIES = (
    ("ukraine", "ua", "ukr", "804"), ("russia", "ru", "rus", "643", "russian federation", "russia (soviet union)"),
    ("belarus", "by", "blr", "112"), ("moldova", "md", "mda", "498"), ("poland", "pl", "pol", "616"),
    ("romania", "ro", "rou", "642"), ("hungary", "hu", "hun", "348"), ("slovakia", "sk", "svk", "703"),
)  # fmt: skip
"""Names and ISO 3166-1 codes of Ukraine and its neighbours; UCDP writes "Russia (Soviet Union)"."""


def country_words(asked: str) -> list[str]:
    """Return every name and code, lower case, of the country that a name or code means; none for ""."""
    plain = " ".join(asked.split()).lower()
    return next((list(group) for group in COUNTRIES if plain in group), [plain] if plain else [])


def macros() -> tuple[str, ...]:
    """Return the statements that make the shared functions."""
    names = {name.lower(): name for name in REGIONS}
    names |= {alias.strip(): region for region, aliases in ALIASES.items() for alias in aliases.split(",")}
    known = ", ".join(f"'{alias}': '{region}'" for alias, region in names.items())
    south, north, west, east = HOME
    return (
        rf"""CREATE MACRO as_day(t) AS CAST(CASE
            WHEN regexp_full_match(t, '\d{{8}}') THEN try_strptime(t, '%Y%m%d')
            WHEN regexp_matches(t, '^\d{{4}}-\d{{2}}-\d{{2}}[T ]') THEN try_strptime(t[:10], '%Y-%m-%d')
            ELSE try_strptime(t, {list(DAY_FORMATS)}) END AS DATE)""",
        "CREATE MACRO as_number(t) AS CASE WHEN isfinite(TRY_CAST(t AS DOUBLE)) THEN TRY_CAST(t AS DOUBLE) END",
        "CREATE MACRO quoted(t) AS '''' || t[:40] || ''''",
        f"""CREATE MACRO bounded(t) AS CASE WHEN strlen(t) > {MOST_TEXT} AND length(t) > {MOST_TEXT}
            THEN t[:{MOST_TEXT - 1}] || '…' ELSE t END""",
        f"CREATE MACRO at_home(a, o) AS a BETWEEN {south} AND {north} AND o BETWEEN {west} AND {east}",
        "CREATE MACRO first_of(t) AS trim(split_part(t, ';', 1))",
        r"""CREATE MACRO web(t) AS CASE WHEN regexp_matches(t, '^https?://[^\s]+$') AND length(t) < 2000
            THEN t ELSE '' END""",
        f"""CREATE MACRO side_of(t) AS CASE WHEN regexp_matches(lower(t), '{_NOBODY}')
            THEN 'unknown' WHEN regexp_matches(lower(t), '{_FOR_UKRAINE}') THEN 'UA'
            WHEN regexp_matches(lower(t), '{_RUSSIA}') THEN 'RU' WHEN regexp_matches(lower(t), '{_UKRAINE}') THEN 'UA'
            ELSE 'unknown' END""",
        f"""CREATE MACRO region_of(t) AS coalesce(map_extract_value(MAP {{{known}}}, trim(regexp_replace(
            regexp_replace(lower(strip_accents(t)), '[''’ʼ`"]', '', 'g'),
            '\\s*\\b(oblast|oblasts|region|province|oblastj)\\b\\.?', '', 'g'))), '')""",
        "CREATE MACRO code_of(t) AS CASE WHEN t = '' THEN 'missing' ELSE t[:40] END",
        # The name of a region: ours when it is known, else as it is written.
        "CREATE MACRO unit_of(t) AS coalesce(nullif(region_of(t), ''), t)",
    )
