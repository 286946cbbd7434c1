"""Claims in and out: one module a file format."""

from dashboard.exchange.export.claims_csv import write_csv
from dashboard.exchange.export.geojson import claim_feature, write_geojson
from dashboard.exchange.tables.claim_rows import read_csv

__all__ = ["claim_feature", "read_csv", "write_csv", "write_geojson"]
