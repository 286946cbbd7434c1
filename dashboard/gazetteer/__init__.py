"""Names to places: the embedded gazetteer, its update, and the door to Nominatim.

Nothing here uses the network unless the user updates from a web address or has set a
Nominatim server.
"""

from dashboard.gazetteer.geocoder import Gazetteer, location
from dashboard.gazetteer.positions import Event
from dashboard.gazetteer.query import region_name
from dashboard.gazetteer.register import fingerprint
from dashboard.gazetteer.update import DEFAULT_SOURCE, UpdateReport, update_from

__all__ = [
    "DEFAULT_SOURCE",
    "Event",
    "Gazetteer",
    "UpdateReport",
    "fingerprint",
    "location",
    "region_name",
    "update_from",
]
