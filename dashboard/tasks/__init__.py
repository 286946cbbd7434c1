"""What pages, commands and routes ask for: each function joins the parts that know nothing of one another."""

from dashboard.tasks.exporting import Exported, export, restricted
from dashboard.tasks.keeping import ImportOrder, import_file, open_archive, remove_dataset, review
from dashboard.tasks.pictures import TITLE, PictureRequest, permalink, snapshot, snapshot_png
from dashboard.tasks.places import Corrections, geocode, locate
from dashboard.tasks.project import Project, open_project
from dashboard.tasks.reading import (
    Given,
    Saved,
    articles,
    read_address,
    read_article,
    read_bytes,
    read_file,
    read_text,
    save_reading,
)
from dashboard.tasks.showing import ListQuery, card, count, listing, markers, opening, reservoir, sentence, titled

__all__ = [
    "TITLE",
    "Corrections",
    "Exported",
    "Given",
    "ImportOrder",
    "ListQuery",
    "PictureRequest",
    "Project",
    "Saved",
    "articles",
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
    "read_address",
    "read_article",
    "read_bytes",
    "read_file",
    "read_text",
    "remove_dataset",
    "reservoir",
    "restricted",
    "review",
    "save_reading",
    "sentence",
    "snapshot",
    "snapshot_png",
    "titled",
]
