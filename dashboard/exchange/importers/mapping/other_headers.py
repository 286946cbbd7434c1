"""Headers of columns in German, Polish, French and Spanish: the commonest, for what a
column may be taken for.
"""

from __future__ import annotations

from collections.abc import Mapping

_KEY = """
laufende nummer, lfd nr,
nummer, numer, lp, numéro,
numero
"""
_DATE = """
tag, wann, zeitpunkt,
datum und uhrzeit, dzień,
kiedy, data i godzina, jour,
quand, date et heure, día,
cuándo, fecha y hora
"""
_DATE_END = """
enddatum, bis, datum bis,
data zakończenia, data końcowa,
date de fin, fecha fin,
fecha de fin, hasta
"""
_LATITUDE = """
breitengrad, breite,
geografische breite,
geogr breite, szerokość,
szerokość geograficzna,
szer geogr, latitud, n
"""
_LONGITUDE = """
längengrad, laengengrad, länge,
geografische länge,
geogr länge, długość,
długość geograficzna, dł geogr,
longitud, e
"""
_COORDINATES = """
koordinaten, geokoordinaten,
gps koordinaten, współrzędne,
współrzędne geograficzne,
współrzędne gps, coordonnées,
coordonnées gps, coordenadas,
coordenadas gps, olc
"""
_PLACE = """
ort, ortschaft, ortsname,
stadt, siedlung, wo,
miejscowość, miejsce, miasto,
gdzie, lieu, localité, ville,
où, lugar, localidad, ciudad,
dónde
"""
_REGION = """
gebiet, provinz, obwód,
województwo, région,
département, región, provincia
"""
_COUNTRY = """
land, staat, kraj, państwo,
pays, país, pais
"""
_KIND = """
art, typ, ereignistyp,
ereignisart, kategorie,
art des ereignisses, rodzaj,
kategoria, typ zdarzenia,
rodzaj zdarzenia, catégorie,
type d événement, tipo,
categoría, tipo de evento
"""
_ACTOR = """
seite, akteur, partei,
kriegspartei, strona,
strona konfliktu, acteur, camp,
partie, bando, parte
"""
_PRECISION = """
genauigkeit, dokładność,
précision, precisión
"""
_CLAIMANT = """
angaben von, według kogo,
selon, según
"""
_PUBLISHER = """
quelle, medium, quellen,
źródło, źródła, fuente, medio,
fuentes
"""
_URL = """
verweis, odnośnik, lien,
enlace, quelle, quellen,
źródło, źródła, fuente,
fuentes
"""
_NOTE = """
beschreibung, ereignis,
bemerkung, bemerkungen,
anmerkung, notiz, kommentar,
zusammenfassung, was,
zdarzenie, uwagi, komentarz,
événement, commentaire,
remarque, remarques, résumé,
descripción, evento,
observaciones, nota, notas,
resumen, opis, opis zdarzenia
"""
OTHER_HEADERS: Mapping[str, str] = {
    "key": _KEY,
    "date": _DATE,
    "date_end": _DATE_END,
    "latitude": _LATITUDE,
    "longitude": _LONGITUDE,
    "coordinates": _COORDINATES,
    "place": _PLACE,
    "region": _REGION,
    "country": _COUNTRY,
    "kind": _KIND,
    "actor": _ACTOR,
    "precision": _PRECISION,
    "claimant": _CLAIMANT,
    "publisher": _PUBLISHER,
    "url": _URL,
    "note": _NOTE,
}
"""What a column may be taken for -> its headers, with commas between them."""
