"""How far from its point the truth may be, for each kind of place a foreign dataset codes. Kilometres."""

from __future__ import annotations

SPOT_KM = 0.1
"""A spot found in pictures: geolocators give the coordinates to four decimals or more, which is 11 m."""
STREET_KM = 1.0
"""A street or address of a geocoder (VIINA's STREET): it may answer with the middle of a long street."""
SETTLEMENT_KM = 6.0
"""A named settlement of unknown size: the gazetteer's radius of a town of 50,000 people; a big city reaches further."""
NEAR_KM = 25.0
"""Near a known point: the UCDP GED codebook defines where_prec 2 as within about 25 km. ACLED gives no figure for its
geo_precision 2 ("part of a region", coded to a town), so the same is taken."""
RAION_KM = 40.0
"""A raion: 603,628 km² by 136 raions is a circle of 38 km; its corners reach further."""
OBLAST_KM = 110.0
"""An oblast: the median of the radii of the 27 regions in data/places.csv."""
BETWEEN_KM = 50.0
"""UCDP GED where_prec 5, somewhere along a line or in a loosely named area: twice "near", for want of a figure."""
COUNTRY_KM = 660.0
"""Ukraine: its radius in data/places.csv, half of its 1,316 km from west to east."""
SEA_KM = 370.0
"""International waters or airspace: 200 nautical miles, the breadth of an exclusive economic zone (UNCLOS, art. 57)."""
