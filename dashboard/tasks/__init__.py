"""What pages, commands and routes ask for: each function joins the parts that know nothing of one another."""

from dashboard.tasks.embedding import Embedded, embedded
from dashboard.tasks.exporting import Exported, export, restricted
from dashboard.tasks.feeds import MOST as MOST_ENTRIES
from dashboard.tasks.feeds import FeedOrder, feed
from dashboard.tasks.keeping import ImportOrder, import_file, open_archive, remove_dataset, review
from dashboard.tasks.links import Preview, lengthen, permalink, preview, shorten
from dashboard.tasks.pictures import (
    PICTURE_TYPES,
    TITLE,
    PictureRequest,
    picture,
    picture_aside,
    snapshot,
    snapshot_png,
)
from dashboard.tasks.places import Corrections, geocode, locate
from dashboard.tasks.project import Project, open_project
from dashboard.tasks.sharing import sharing
from dashboard.tasks.showing import ListQuery, card, count, listing, markers, opening, reservoir, sentence, titled

__all__ = [
    "MOST_ENTRIES",
    "PICTURE_TYPES",
    "TITLE",
    "Corrections",
    "Embedded",
    "Exported",
    "FeedOrder",
    "ImportOrder",
    "ListQuery",
    "PictureRequest",
    "Preview",
    "Project",
    "card",
    "count",
    "embedded",
    "export",
    "feed",
    "geocode",
    "import_file",
    "lengthen",
    "listing",
    "locate",
    "markers",
    "open_archive",
    "open_project",
    "opening",
    "permalink",
    "picture",
    "picture_aside",
    "preview",
    "remove_dataset",
    "reservoir",
    "restricted",
    "review",
    "sentence",
    "sharing",
    "shorten",
    "snapshot",
    "snapshot_png",
    "titled",
]
