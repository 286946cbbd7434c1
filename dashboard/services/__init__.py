"""What pages, commands and routes ask for: each function joins the parts that know
nothing of one another.
"""

from dashboard.index import attribute_names, attribute_values
from dashboard.services.editing.datasets import (
    ArchiveOptions,
    ImportRequest,
    first_rejects,
    import_file,
    look_at_file,
    open_archive,
    rejected_rows,
    remove_dataset,
    review_claim,
)
from dashboard.services.editing.layers import (
    colour_dataset,
    hide_dataset,
    layers,
    publish_dataset,
    seen_datasets,
)
from dashboard.services.editing.mappings import mapping_text, read_mapping
from dashboard.services.editing.preview import ImportPreview, preview_file
from dashboard.services.editing.reject_words import reject_words
from dashboard.services.judgement.changes import Changes, changes_since
from dashboard.services.judgement.contradictions import (
    MOST_PAIRS,
    ContradictingPair,
    contradicting_pairs,
    contradiction_rows,
    decide_contradiction,
)
from dashboard.services.judgement.control import (
    control_file,
    control_geojson,
    control_on,
    control_sentence,
    control_surface,
)
from dashboard.services.judgement.dossier import (
    AROUND_KM,
    Dossier,
    claim_line,
    dossier,
)
from dashboard.services.judgement.grades import (
    GradeSheet,
    give_grade,
    grade_sheet,
    graded_sources,
)
from dashboard.services.judgement.references import (
    compared_layers,
    lag_lines,
    reference_layers,
    shown_layer,
)
from dashboard.services.map.claim_details import claim_details
from dashboard.services.map.embedding import Embedded, embedded
from dashboard.services.map.map_view import (
    ListQuery,
    claim_card,
    listing,
    markers,
    opening,
    overview_sentence,
    phrasebook,
    presented,
    reservoir,
    summary_sentence,
    titled,
)
from dashboard.services.map.places import (
    Corrections,
    geocode,
    locate,
    update_gazetteer,
)
from dashboard.services.map.search import search_matches
from dashboard.services.pictures.first_picture import (
    FirstView,
    first_picture,
    first_views,
)
from dashboard.services.pictures.picture_layers import drawn_fields
from dashboard.services.pictures.pictures import (
    PICTURE_TYPES,
    PictureRequest,
    backgrounds,
    picture,
    picture_aside,
    snapshot_png,
    snapshot_svg,
    tile_origins,
)
from dashboard.services.pictures.story import (
    STORY_TYPES,
    StoryRequest,
    story_file,
    story_name,
)
from dashboard.services.pictures.timelapse import (
    TIMELAPSE_TYPES,
    TimelapsePlan,
    TimelapseRequest,
    offered_kinds,
    timelapse,
    timelapse_aside,
    timelapse_format,
    timelapse_plan,
)
from dashboard.services.project import Project, close_projects, open_ahead, open_project
from dashboard.services.reading.articles import (
    LARGEST_FILE,
    ArticleMetadata,
    Saved,
    article_of_bytes,
    articles,
    read_address,
    read_article,
    read_bytes,
    read_file,
    read_plain_text,
    save_reading,
)
from dashboard.services.reading.batch import (
    BatchProgress,
    BatchReport,
    BatchRequest,
    read_batch,
)
from dashboard.services.reading.chunks import installed_model
from dashboard.services.reading.records import article_record, record
from dashboard.services.share.exporting import (
    Exported,
    export_claims,
    unaccepted_note,
)
from dashboard.services.share.feeds import MOST as MOST_ENTRIES
from dashboard.services.share.feeds import FeedRequest, claims_feed
from dashboard.services.share.links import (
    Preview,
    open_short_link,
    permalink,
    preview,
    short_link,
)
from dashboard.services.share.oembed import OEmbedRequest, oembed_address, oembed_answer
from dashboard.services.share.sharing import sharing
from dashboard.services.words import TITLE, cut

__all__ = [
    "AROUND_KM",
    "LARGEST_FILE",
    "MOST_ENTRIES",
    "MOST_PAIRS",
    "PICTURE_TYPES",
    "STORY_TYPES",
    "TIMELAPSE_TYPES",
    "TITLE",
    "ArchiveOptions",
    "ArticleMetadata",
    "BatchProgress",
    "BatchReport",
    "BatchRequest",
    "Changes",
    "ContradictingPair",
    "Corrections",
    "Dossier",
    "Embedded",
    "Exported",
    "FeedRequest",
    "FirstView",
    "GradeSheet",
    "ImportPreview",
    "ImportRequest",
    "ListQuery",
    "OEmbedRequest",
    "PictureRequest",
    "Preview",
    "Project",
    "Saved",
    "StoryRequest",
    "TimelapsePlan",
    "TimelapseRequest",
    "article_of_bytes",
    "article_record",
    "articles",
    "attribute_names",
    "attribute_values",
    "backgrounds",
    "changes_since",
    "claim_card",
    "claim_details",
    "claim_line",
    "claims_feed",
    "close_projects",
    "colour_dataset",
    "compared_layers",
    "contradicting_pairs",
    "contradiction_rows",
    "control_file",
    "control_geojson",
    "control_on",
    "control_sentence",
    "control_surface",
    "cut",
    "decide_contradiction",
    "dossier",
    "drawn_fields",
    "embedded",
    "export_claims",
    "first_picture",
    "first_rejects",
    "first_views",
    "geocode",
    "give_grade",
    "grade_sheet",
    "graded_sources",
    "hide_dataset",
    "import_file",
    "installed_model",
    "lag_lines",
    "layers",
    "listing",
    "locate",
    "look_at_file",
    "mapping_text",
    "markers",
    "oembed_address",
    "oembed_answer",
    "offered_kinds",
    "open_ahead",
    "open_archive",
    "open_project",
    "open_short_link",
    "opening",
    "overview_sentence",
    "permalink",
    "phrasebook",
    "picture",
    "picture_aside",
    "presented",
    "preview",
    "preview_file",
    "publish_dataset",
    "read_address",
    "read_article",
    "read_batch",
    "read_bytes",
    "read_file",
    "read_mapping",
    "read_plain_text",
    "record",
    "reference_layers",
    "reject_words",
    "rejected_rows",
    "remove_dataset",
    "reservoir",
    "review_claim",
    "save_reading",
    "search_matches",
    "seen_datasets",
    "sharing",
    "short_link",
    "shown_layer",
    "snapshot_png",
    "snapshot_svg",
    "story_file",
    "story_name",
    "summary_sentence",
    "tile_origins",
    "timelapse",
    "timelapse_aside",
    "timelapse_format",
    "timelapse_plan",
    "titled",
    "unaccepted_note",
    "update_gazetteer",
]
