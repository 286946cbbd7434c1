"""What the browser's scripts say, in English; a catalogue puts other languages in their
place.

Forms of a number are parted by |, in the order in which the Unicode rules (CLDR) name
them: one and other in English; one, few, many in Ukrainian.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.sharing.picture_options import OPTIONS, OptionKind

TEXTS: Mapping[str, str] = {
    # A map.
    "map.about": (
        "Map of claims. Arrow keys move it, plus and minus zoom. The list beside it"
        " names every claim."
    ),
    "map.all": "Show all claims",
    "map.offline": "Offline map",
    "map.zoom_in": "Zoom in",
    "map.zoom_out": "Zoom out",
    "map.markers": (
        "{count} marker on the map; the list beside the map names every claim|{count}"
        " markers on the map; the list beside the map names every claim"
    ),
    "server.failed": "The claims could not be loaded: {reason}",
    # Markers.
    "claims": "{count} claim|{count} claims",
    "marker.places": "{claims} at {count} place|{claims} at {count} places",
    "marker.zoom": "{claims}; click to zoom in",
    "marker.list": "{claims}; click to list them",
    "marker.unaccepted": "{count} not accepted|{count} not accepted",
    "marker.unaccepted.all": "not accepted|not accepted",
    "marker.denied": "{count} a denial|{count} denials",
    "marker.denied.all": "a denial|all denials",
    # The list and its panel.
    "claims.heading": "Claims",
    "list.about": "Claims in the present view",
    "list.view": "In view",
    "list.unplaced": "No place",
    "list.more": "Show more",
    "list.empty": "No claims match the filters. Widen the dates or remove a filter.",
    "list.empty_view": "No claims in this part of the map.",
    "list.none_placed": "None of these claims has a place.",
    "list.show_unplaced": (
        "Show the {count} claim with no place|Show the {count} claims with no place"
    ),
    "list.all_placed": "Every claim that matches has a place.",
    "count.view": "{count} claim in view|{count} claims in view",
    "count.unplaced": "{count} claim with no place|{count} claims with no place",
    "panel.back": "← All claims",
    "panel.claim": "Claim",
    "panel.height": "Height of the list",
    "panel.no_claim": "There is no such claim",
    "panel.no_claim.why": (
        "The link names a claim that is not here: it may have been cut when it was"
        " copied, or the claim was withdrawn, or you may not see it."
    ),
    "panel.no_place": "There is no such place here",
    "panel.no_place.why": (
        "The link names a place of which no claim matches. Remove a filter, or look the"
        " place up in the search."
    ),
    "place.none": "No place on the map",
    "place.unnamed": "Place not named",
    "places.close": "{count} place close together|{count} places close together",
    # Cards.
    "card.by": "Said by {who}",
    "card.relayed": ", relayed by {relay}",
    "card.no_claimant": "a speaker not named",
    "card.source": "Source:",
    "card.no_source": "not named",
    "card.when": "When: {days}",
    "card.actor": "Who acts: {actor}",
    "card.written": "Place as written: {written}",
    "card.dataset": "Dataset: {terms}",
    "card.elsewhere": "a claim that is not listed here",
    "card.contradicted": "Contradicted by {names}",
    "card.because": "Why: {why}",
    # One claim in the panel.
    "details.when": "When",
    "details.where": "Where",
    "details.written": "Written “{written}”",
    "details.by": "Said by",
    "details.no_claimant": "A speaker not named",
    "details.actor": "Who acts",
    "details.source": "Source",
    "details.open": "open",
    "details.archived": "archived copy",
    "details.dataset": "Dataset",
    "details.contradicted": "Contradicted",
    "details.against": (
        "by another side, which says the opposite of the same place and days"
    ),
    "details.grades": "Graded by people",
    "details.lag": "Reference layers",
    "details.cite": "Cite",
    "details.page": "Page of this claim",
    "details.dossier": "All about this place",
    "details.place": "This place",
    "details.alike": "Only rows that say this",
    "details.nearby": "Within 10 km",
    "details.history": "History ({count})",
    "details.others": "Other claims here",
    "copy.done": "Copied",
    "copy.as": "Copy as {form}: {words}",
    "copy.citation": "Copy the citation",
    "copy.bibtex": "Copy as BibTeX",
    "copy.link": "Copy link",
    # The layers.
    "layers": "Datasets in their own colours",
    "layers.private": "private",
    # The legend.
    "legend": "Legend",
    "legend.actors": "Colour: who acts",
    "legend.kinds": "Symbol: what is said to have happened",
    "legend.signs": "Signs; a number is that of the claims there",
    "legend.denied": "Hollow and struck through: a denial",
    "legend.contested": "The sides contradict each other",
    "legend.unaccepted": "Not accepted: draft, rejected or retracted",
    "legend.wide": "A whole oblast, raion or area",
    "legend.area": "Somewhere in this area",
    "legend.doubt": "Somewhere near; a wide one when its marker is chosen",
    # Tools.
    "tools.measure": "Measure a distance",
    "tools.measure_how": "Click, or press Enter, at each point; Esc ends",
    "tools.measured": "{distance}; Esc ends",
    "tools.area": "Draw an area to filter by",
    "tools.area_how": "Click, or press Enter, at each corner; Esc ends",
    "tools.area_done": "Filter",
    "control.about": "Claimed control and layers of a day",
    "control.day": "Day",
    "control.surface": "Claimed control",
    "control.note": (
        "As claimed, not as verified: whose places lie nearer, paler where that is less"
        " sure. The line is half-way between."
    ),
    "control.none": (
        "On that day nobody is said to hold a place that is known exactly."
    ),
    "tools.full": "Full screen",
    "tools.leave_full": "Leave the full screen",
    "gestures.wheel": "Hold Ctrl and turn the wheel to zoom the map",
    "gestures.touch": "Use two fingers to move the map",
    "embed.more": "There are more; the full map has all.",
    # Two days on the map.
    "compare": "Compare days",
    "compare.short": "Compare",
    "compare.earlier": "Earlier day",
    "compare.later": "Later day",
    "compare.count": "Which claims count",
    "compare.count.day": "Of each day",
    "compare.count.until": "Until each day",
    "compare.look": "How the days are shown",
    "compare.look.swipe": "Swipe",
    "compare.look.differences": "Differences",
    "compare.table": "Table",
    "compare.end": "End",
    "compare.until": "Until {day}",
    "compare.title": "Two days compared: {earlier} and {later}",
    "compare.place": "Place",
    "compare.difference": "Change",
    "compare.open": "{place}, {day}: {claims}",
    "compare.more": (
        "{count} more place, with no larger difference|{count} more places, with no"
        " larger differences"
    ),
    "compare.unplaced": "{count} without a place|{count} without a place",
    "compare.change": "{earlier} → {later} claims",
    "compare.key.fewer": "fewer",
    "compare.key.same": "as many",
    "compare.key.more": "more claims on the later day",
    "compare.swipe.line": "Line between the two days",
    "swipe.maps": "Line between the two maps",
    "compare.swipe.at": "Left {percent} %: {earlier}; right: {later}",
    # The Share dialog. The options' own words are those of the picture options.
    "share.title": "Share this view",
    "share.close": "Close",
    "share.preview": "Preview",
    "share.picture": "Picture",
    "share.with": "With",
    "share.drawing": "Drawing the picture…",
    "share.drawing.about": "The picture is being drawn",
    "share.download": "Download",
    "share.download.about": "Download the picture",
    "share.copy_picture": "Copy picture",
    "share.own_size": "A size of your own",
    "share.at_most": "None; at most {most} characters",
    "share.of.link": "Link",
    "share.of.frame": "Frame for another page",
    "share.of.citation": "Citation",
    "share.of.claims": "Claims as data",
    "share.of.story": "Story and time-lapse",
    "share.of.feeds": "Feeds of new claims",
    "share.address": "Address of this view",
    "share.copy_link": "Copy link",
    "share.short": "Short link",
    "share.html": "HTML of the frame",
    "share.copy_frame": "Copy frame",
    "share.text": "Text",
    "share.copy_citation": "Copy citation",
    "share.copy_bibtex": "Copy BibTeX",
    "share.copied": "Copied: {what}",
    "share.by_hand": (
        "This browser does not let a page copy. The text is selected: copy it by hand."
    ),
    "share.picture_copied": "Picture copied",
    "share.no_picture_copied": (
        "This browser does not let a page copy pictures. Download the PNG, or press and"
        " hold the preview."
    ),
    "share.no_short": "No short link was made: {reason}",
    "share.failed": "What can be shared could not be loaded: {reason}",
    "share.not_drawn": "No picture was drawn: {reason}",
    "share.answered": "the server answered {status}",
    "share.pixels": "{width} × {height} pixels, {size} kB",
    **{
        f"share.option.{option.name}": option.label
        for option in OPTIONS
        if option.label and option.kind is not OptionKind.PART
    },
    # The exported map.
    "standalone.about": (
        "Map of claims. Arrow keys move it, plus and minus zoom. The list after it and"
        " the table below name every claim."
    ),
    "standalone.empty": "There is no claim in this file.",
    "standalone.all_placed": "Every claim in this file has a place.",
    "standalone.newest": "The newest {most} of {total}; the table has them all.",
    # The days along the bottom.
    "days.about": "Claims by day, {first} to {last}",
    "days.play": "Play the days",
    "days.pause": "Pause",
    "days.back": "One step back",
    "days.forward": "One step forward",
    "days.loop": "Begin again at the end",
    "days.speed": "Speed",
    "days.mode": "Show",
    "days.mode.step": "Day by day",
    "days.mode.sum": "Adding up",
    "days.start": "First day",
    "days.end": "Last day",
    "days.window": "Chosen days",
    "days.all": "All days",
    "days.film": "Save as film",
    "days.undated": "{count} claim names no day|{count} claims name no day",
    "days.range": "{first} – {last}",
    "days.count": "{days}: {claims}",
    "days.first": (
        "{count} place named for the first time|{count} places named for the first time"
    ),
    "days.retracted": "{count} claim retracted|{count} claims retracted",
}
"""Every sentence by its key; a test finds a key that no script uses, and a script's key
that is not here.
"""
BAR_TEXTS: Mapping[str, str] = {
    "bar.name": "Frontline claims",
    "bar.pages": "Pages",
    "bar.filters": "Filters",
    "bar.shown": "What is shown",
    "bar.share": "Share",
    "bar.language": "Language of the page",
    "bar.search": "Search a place, person, outlet or words",
    "bar.found": "Matches",
    "bar.matches": "{count} match for {typed}|{count} matches for {typed}",
    "bar.failed": "Nothing could be looked up: {reason}",
    "bar.show": "Show {count} claim|Show {count} claims",
    "bar.unreadable": "The server cannot read its data at the moment.",
    "bar.stopped": (
        "The server does not answer: it was stopped, or is being started again."
    ),
    "bar.offline": "This device is offline.",
    "bar.stays": (
        "What you see stays as it was; this page goes on by itself when it is back."
    ),
}
"""What the bar says, which is on every page (assets/bar.js)."""
ARTICLE_TEXTS: Mapping[str, str] = {
    "article.text": "Text of the article",
    "article.cut": "The article is long: only a part of it is shown here.",
    "article.claim": "draft claim",
    "article.decided": "decided claim",
    "article.rejected": "left aside",
    "article.place": "place",
}
"""What stands around the text of an article (assets/article.js)."""
STREAMLIT_TEXTS: Mapping[str, str] = {
    "streamlit.main": "Skip to main content",
    "streamlit.help": "Help for {what}",
    "streamlit.sidebar": "Sidebar",
    "streamlit.collapse": "Collapse sidebar",
    "streamlit.expand": "Expand sidebar",
    "streamlit.heading": "Link to heading",
    "streamlit.shortcut": "Shortcut {keys}",
    "streamlit.running": "Running...",
    "streamlit.open": "Open",
    "streamlit.clear": "Clear all",
    "streamlit.clear_value": "Clear value",
    "streamlit.selected": "Selected values",
    "streamlit.remove": "Remove {what}",
    "streamlit.none": "No results",
    "streamlit.no_options": "No options to select",
    "streamlit.choose": "Choose an option",
    "streamlit.choose_several": "Choose options",
    "streamlit.all": "Select all",
    "streamlit.matches": "Select {count} matches",
    "streamlit.add": "Add: {text}",
    "streamlit.most": (
        "You can only select up to {count} options. Remove an option first."
    ),
    "streamlit.upload": "Upload",
    "streamlit.file": "file upload",
    "streamlit.drop": "Drag and drop a file here",
    "streamlit.drop_several": "Drag and drop files here",
    "streamlit.size": "{size} per file",
    "streamlit.type": "{type} files are not allowed.",
    "streamlit.too_large": "File must be {size} or smaller.",
    "streamlit.enter": "Press Enter to apply",
    "streamlit.keys_enter": "Press {key}+Enter to apply",
    "streamlit.less": "Decrement",
    "streamlit.greater": "Increment",
    "streamlit.password": "Show password",
    "streamlit.columns": "Show/hide columns",
    "streamlit.csv": "Download as CSV",
    "streamlit.search": "Search",
    "streamlit.type_search": "Type to search",
    "streamlit.full": "Fullscreen",
    "streamlit.close_full": "Close fullscreen",
    "streamlit.ascending": "Sort ascending",
    "streamlit.descending": "Sort descending",
    "streamlit.format": "Format",
    "streamlit.autosize": "Autosize",
    "streamlit.pin": "Pin column",
    "streamlit.unpin": "Unpin column",
    "streamlit.hide": "Hide column",
    "streamlit.date": "Choose date",
    "streamlit.selected_date": "Selected Date: {day}",
    "streamlit.previous_month": "Previous month",
    "streamlit.next_month": "Next month",
    "streamlit.day": "day, {what}",
    "streamlit.month": "month, {what}",
    "streamlit.year": "year, {what}",
    "streamlit.yyyy": "yyyy",
    "streamlit.mm": "mm",
    "streamlit.dd": "dd",
}
"""What parts of Streamlit say in English (assets/scripts/streamlit_words.js); {names}
stand for whatever is there.
"""
