"""Names to places: the embedded gazetteer, its update, and the door to Nominatim."""

from dashboard.gazetteer.geocoder import Gazetteer, location

__all__ = ["Gazetteer", "location"]
