"""What pages, commands and routes ask for: each function joins the parts that know nothing of one another."""

from dashboard.tasks.batch import BatchOrder, BatchProgress, BatchReport, read_batch
from dashboard.tasks.chunks import installed_model
from dashboard.tasks.exporting import Exported, export, restricted
from dashboard.tasks.keeping import ImportOrder, import_file, open_archive, remove_dataset, review
from dashboard.tasks.pictures import TITLE, PictureRequest, permalink, snapshot, snapshot_png
from dashboard.tasks.places import Corrections, geocode, locate
from dashboard.tasks.project import Project, open_project
from dashboard.tasks.reading import (
    LARGEST_FILE,
    Given,
    Saved,
    article_of_bytes,
    articles,
    read_address,
    read_article,
    read_bytes,
    read_file,
    read_text,
    save_reading,
)
from dashboard.tasks.records import article_record, record
from dashboard.tasks.showing import ListQuery, card, count, listing, markers, opening, reservoir, sentence, titled

__all__ = [
    "LARGEST_FILE",
    "TITLE",
    "BatchOrder",
    "BatchProgress",
    "BatchReport",
    "Corrections",
    "Exported",
    "Given",
    "ImportOrder",
    "ListQuery",
    "PictureRequest",
    "Project",
    "Saved",
    "article_of_bytes",
    "article_record",
    "articles",
    "card",
    "count",
    "export",
    "geocode",
    "import_file",
    "installed_model",
    "listing",
    "locate",
    "markers",
    "open_archive",
    "open_project",
    "opening",
    "permalink",
    "read_address",
    "read_article",
    "read_batch",
    "read_bytes",
    "read_file",
    "read_text",
    "record",
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
