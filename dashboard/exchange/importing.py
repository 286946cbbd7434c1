"""Datasets of others, and files of claims, made into datasets of this project."""

from dashboard.exchange.convert import convert
from dashboard.exchange.detect import detect
from dashboard.exchange.formats import FORMATS, Format
from dashboard.exchange.guess import guess
from dashboard.exchange.mapped import MAPPABLE
from dashboard.exchange.request import Mapping, Progress, Report, Request

__all__ = ["FORMATS", "MAPPABLE", "Format", "Mapping", "Progress", "Report", "Request", "convert", "detect", "guess"]
