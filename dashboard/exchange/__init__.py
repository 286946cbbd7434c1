"""Claims in and out: one module a file format."""

from dashboard.exchange.claims_csv import read_csv, write_csv
from dashboard.exchange.geojson import feature, write_geojson

__all__ = ["feature", "read_csv", "write_csv", "write_geojson"]
