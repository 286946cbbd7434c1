"""What pages, commands and routes ask for: each function joins the parts that know nothing of one another."""

from dashboard.tasks.exporting import Exported, export, restricted
from dashboard.tasks.keeping import ImportOrder, import_file, open_archive, remove_dataset, review
from dashboard.tasks.pictures import TITLE, PictureRequest, permalink, snapshot, snapshot_png
from dashboard.tasks.places import Corrections, geocode, locate
from dashboard.tasks.project import Project, open_project
from dashboard.tasks.showing import ListQuery, card, count, listing, markers, opening, reservoir, sentence, titled

__all__ = [
    "TITLE",
    "Corrections",
    "Exported",
    "ImportOrder",
    "ListQuery",
    "PictureRequest",
    "Project",
    "card",
    "count",
    "export",
    "geocode",
    "import_file",
    "listing",
    "locate",
    "markers",
    "open_archive",
    "open_project",
    "opening",
    "permalink",
    "remove_dataset",
    "reservoir",
    "restricted",
    "review",
    "sentence",
    "snapshot",
    "snapshot_png",
    "titled",
]
