"""Datasets of other makers, read into claims."""

from dashboard.exchange.foreign.convert import FORMATS, Report, Request, convert, detect, slug
from dashboard.exchange.foreign.machine import Progress
from dashboard.exchange.foreign.mapped import Mapping, Proposal, guess

__all__ = ["FORMATS", "Mapping", "Progress", "Proposal", "Report", "Request", "convert", "detect", "guess", "slug"]
