"""What is handed on, for pages, commands and routes: the formats of files and feeds,
and the markup of a claim where text may be hostile.
"""

from dashboard.exchange.escape import json_for_script, markup
from dashboard.exchange.export.html_map import HEADINGS, table_row
from dashboard.exchange.export.registry import EXPORTS, kind_of
from dashboard.exchange.publish.feeds import FEEDS

__all__ = [
    "EXPORTS",
    "FEEDS",
    "HEADINGS",
    "json_for_script",
    "kind_of",
    "markup",
    "table_row",
]
