"""What pages, commands and routes ask for: each function joins the parts that know nothing of one another."""

from dashboard.tasks.batch import BatchOrder, BatchProgress, BatchReport, read_batch
from dashboard.tasks.chunks import installed_model
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
    backgrounds,
    picture,
    picture_aside,
    snapshot,
    snapshot_png,
)
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
from dashboard.tasks.sharing import LANGUAGE_NAMES, sharing
from dashboard.tasks.showing import ListQuery, card, count, listing, markers, opening, reservoir, sentence, titled
from dashboard.tasks.story import STORY_TYPES, StoryRequest, story_file, story_name
from dashboard.tasks.timelapse import (
    FILM_TYPES,
    FilmPlan,
    FilmRequest,
    film_plan,
    kind_of_film,
    timelapse,
    timelapse_aside,
)

__all__ = [
    "FILM_TYPES",
    "LANGUAGE_NAMES",
    "LARGEST_FILE",
    "MOST_ENTRIES",
    "PICTURE_TYPES",
    "STORY_TYPES",
    "TITLE",
    "BatchOrder",
    "BatchProgress",
    "BatchReport",
    "Corrections",
    "Embedded",
    "Exported",
    "FeedOrder",
    "FilmPlan",
    "FilmRequest",
    "Given",
    "ImportOrder",
    "ListQuery",
    "PictureRequest",
    "Preview",
    "Project",
    "Saved",
    "StoryRequest",
    "article_of_bytes",
    "article_record",
    "articles",
    "backgrounds",
    "card",
    "count",
    "embedded",
    "export",
    "feed",
    "film_plan",
    "geocode",
    "import_file",
    "installed_model",
    "kind_of_film",
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
    "sharing",
    "shorten",
    "snapshot",
    "snapshot_png",
    "story_file",
    "story_name",
    "timelapse",
    "timelapse_aside",
    "titled",
]
