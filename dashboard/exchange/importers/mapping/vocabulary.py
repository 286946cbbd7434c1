"""Words of other makers for our vocabularies: a whole value, never a word in a text.

"Infantry fighting vehicles" is no fighting. What stands here is what tables have as the
whole of a cell of kind, side or precision: in English, Ukrainian and Russian, and the
commonest in German, Polish, French and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dashboard.domain.words import Kind, Precision, Side, Word

_KINDS: Mapping[Kind, str] = {
    Kind.RETAKE: (
        "regained, liberated, liberation, recaptured, government regains territory,"
        " звільнено, звільнення, визволення, освобождено, освобождение,"
        " befreit, befreiung, wyzwolenie, odbicie, libération, libéré, liberación,"
        " liberado"
    ),
    Kind.CAPTURE: (
        "captured, occupied, occupation, seized, seizure,"
        " non-state actor overtakes territory, захоплено, захоплення, окуповано,"
        " окупація, захвачено, захват, оккупация,"
        " eingenommen, einnahme, eroberung, zajęcie, zajęte, prise, captura, toma"
    ),
    Kind.CONTROL: "non-violent transfer of territory, контроль, під контролем",
    Kind.ADVANCE: "advanced, просування, наступ, продвижение, наступление",
    Kind.ASSAULT: "attack, attacks, raid, storming, штурм, атака, напад, рейд",
    Kind.CLASH: (
        "fighting, clashes, battle, battles, firefight, combat, armed clash, бої, бій,"
        " зіткнення, бойове зіткнення, бои, бой, столкновение, боестолкновение,"
        " kämpfe, gefecht, gefechte, walki, starcie, starcia, combats, affrontement,"
        " affrontements, combates, enfrentamiento, enfrentamientos"
    ),
    Kind.STRIKE: (
        "strikes, shelling, airstrike, airstrikes, air strike, air/drone strike,"
        " missile strike, missile attack, drone strike, drone attack, bombing,"
        " explosion, bombing or explosion, rocket attack, artillery fire, artillery"
        " shelling, shelling/artillery/missile attack, bombardment, explosions/remote"
        " violence, обстріл, обстріли, удар, ракетний удар, авіаудар, удар бпла,"
        " вибух, влучання, приліт, обстрел, обстрелы, ракетный удар, авиаудар, взрыв,"
        " прилёт, прилет,"
        " beschuss, luftangriff, raketenangriff, drohnenangriff, artilleriebeschuss,"
        " ostrzał, ostrzały, nalot, atak rakietowy, atak dronów, bombardement, frappe,"
        " frappe aérienne, tir de missile, bombardeo, ataque aéreo, ataque con"
        " misiles, ataque con drones"
    ),
    Kind.HOLD: "repelled, defended, відбито, утримано, отбито, удержано",
    Kind.WITHDRAW: (
        "retreat, withdrew, відступ, відхід, отступление, отход, rückzug, odwrót,"
        " retrait, retirada"
    ),
    Kind.FORTIFY: (
        "fortification, fortifications, trenches, укріплення, фортифікація, укрепление"
    ),
    Kind.STATEMENT: "report, other, заява, інше, заявление, другое",
}
_SIDES: Mapping[Side, str] = {
    Side.UA: (
        "ukraine, ukrainian, ukrainians, ukr, afu, zsu, armed forces of ukraine,"
        " ukrainian forces, ukrainian army, україна, українська, українці, зсу, збройні"
        " сили україни, сили оборони, сили оборони україни, украина, украинская,"
        " украинцы, всу, вооруженные силы украины,"
        " ukrainische streitkräfte, ukrainische armee, ukraina, siły ukraińskie,"
        " ucrania, fuerzas ucranianas, forces ukrainiennes"
    ),
    Side.RU: (
        "russia, russian, russians, rus, russian federation, russian forces, russian"
        " army, armed forces of the russian federation, росія, рф, російська, росіяни,"
        " россия, вс рф, зс рф, російська армія, російські війська, збройні сили рф,"
        " российская, русские, россияне, российская армия, российские войска,"
        " вооруженные силы рф, російська федерація, российская федерация,"
        " russland, russische streitkräfte, russische armee, rosja, siły rosyjskie,"
        " russie, forces russes, rusia, fuerzas rusas"
    ),
    Side.PARTNER: "partner, partners, nato, нато",
    Side.INDEPENDENT: "independent, незалежна, независимая",
    Side.UNKNOWN: (
        "unknown, not stated, невідомо, неизвестно, unbekannt, nieznane, inconnu,"
        " desconocido"
    ),
}
_PRECISIONS: Mapping[Precision, str] = {
    Precision.POINT: (
        "exact, precise, exact location, exact spot, exact coordinates, street,"
        " address, building, точна, точно, точные, точні, точна локація, адреса, адрес,"
        " genau, exakt, adresse, dokładna, dokładnie, adres, exacte, exacta, dirección"
    ),
    Precision.SETTLEMENT: (
        "town, city, village, locality, populated place, city level, adm3,"
        " населений пункт, населенный пункт, місто, село, город,"
        " ort, stadt, dorf, miejscowość, miasto, wieś, localité, ville, localidad,"
        " ciudad, pueblo"
    ),
    Precision.APPROXIMATE: (
        "approx, approximately, near, nearby, vicinity, estimated, приблизно,"
        " приблизна, приблизительно, орієнтовно,"
        " ungefähr, ca, circa, przybliżona, approximatif, approximative, aproximada,"
        " aproximado"
    ),
    Precision.RAION: "district, adm2, admin2, район",
    Precision.OBLAST: "region, province, state, adm1, admin1, область",
    Precision.AREA: "area, front",
    Precision.COUNTRY: "country, adm0, національний, країна, страна",
}
PRECISION_CODES: Mapping[str, Mapping[str, Precision]] = {
    "geo precision": {
        "1": Precision.SETTLEMENT,
        "2": Precision.APPROXIMATE,
        "3": Precision.OBLAST,
    },
    "where prec": {
        "1": Precision.SETTLEMENT,
        "2": Precision.APPROXIMATE,
        "3": Precision.RAION,
        "4": Precision.OBLAST,
        "5": Precision.APPROXIMATE,
        "6": Precision.COUNTRY,
        "7": Precision.AREA,
    },
    "specificity": {
        "1": Precision.SETTLEMENT,
        "2": Precision.RAION,
        "3": Precision.RAION,
        "4": Precision.OBLAST,
        "5": Precision.COUNTRY,
    },
}
"""Numbers mean something only under the headers of ACLED, UCDP and the Global Terrorism
Database, whose codebooks say what.
"""
RADII_KM: Mapping[Precision, float] = {
    Precision.POINT: 0.1,
    Precision.SETTLEMENT: 3,
    Precision.APPROXIMATE: 15,
    Precision.RAION: 40,
    Precision.OBLAST: 110,
    Precision.COUNTRY: 660,
}
"""How far the truth may be, kilometres: as for the formats whose codebooks say it. Of
an area nobody can say it in general.
"""
MAPPED_WORDS: Mapping[str, type[Word]] = {
    "kind": Kind,
    "actor": Side,
    "precision": Precision,
}
"""What a column is mapped to value by value, with the vocabulary."""


def fold_words(text: str) -> str:
    """Return a text as it is compared: small letters, words parted by one space, the
    Russian letter that many write without its dots without them.
    """
    plain = text.lower().replace("_", " ").replace("ё", "е")
    return " ".join(re.findall(r"\w+", plain))


def meanings(target: str, header: str = "") -> dict[str, str]:
    """Return what whole values mean for a target of MAPPED_WORDS, folded value ->
    ours. header: of the column, which may say what numbers mean.
    """
    tables: Mapping[str, Iterable[tuple[Word, str]]] = {
        "kind": _KINDS.items(),
        "actor": _SIDES.items(),
        "precision": _PRECISIONS.items(),
    }
    words = {
        fold_words(alias): str(ours.value)
        for ours, aliases in tables[target]
        for alias in aliases.split(",")
    }
    for ours in MAPPED_WORDS[target]:
        words[fold_words(ours.value)] = words[fold_words(ours.label)] = ours.value
    if target == "precision":
        codes = PRECISION_CODES.get(fold_words(header), {})
        words |= {code: ours.value for code, ours in codes.items()}
    return words
