"""The About page: what the map shows and what it does not."""

from __future__ import annotations

import streamlit as st

from dashboard import tasks
from dashboard.domain.settings import load
from dashboard.domain.words import Kind, Precision
from dashboard.index import CONFLICT_DAYS

TEXT = """
#### What this map shows
Each marker stands for one or more **claims**: somebody said that something happened at a place. The map tells who said
it, when, through which source, and how exactly the place is known. It takes no side and asserts nothing itself.

#### What a pin does not prove
- **Not that it happened.** It proves only that a source reported the claim. Open the source and judge.
- **Not the exact spot.** The dashed ring shows how far the truth may be from the point. A square marker stands for a
  whole oblast or area: “three villages in Donetsk oblast” is drawn as the oblast, because the villages are not named.
- **Not the whole place.** “About half of the city” is one point. The note says what part is meant.
- **Not the present.** A claim is true, if at all, for its dates. Villages changed hands more than once.
- **Not completeness.** These are the claims that were collected. An empty stretch of the map proves nothing.
- **Not agreement.** A yellow ring with “!” marks a place where the two sides contradict each other within
  {days} days about who holds it or who fired. No ring does not mean that all agree.

#### How places are found
The gazetteer joins the official register of Ukrainian settlements (KATOTTG) to GeoNames coordinates, with
curated places on top: oblasts, areas and villages of the front. A name with several candidates too close to call
stays unplaced and is listed under “No place”; it is never guessed.
"""
BORDERS = """
#### Borders
Borders follow United Nations General Assembly resolution 68/262 on the territorial integrity of Ukraine within
its internationally recognised borders. Crimea and Sevastopol are shown as parts of Ukraine. Lines of raions are
approximate.
The map draws no front line. The Kakhovka reservoir is drawn full only when every day shown is before
6 June 2023, the day its dam was destroyed.

#### Data and licences
- Outlines, water and railways: © OpenStreetMap contributors, ODbL 1.0
- Settlement coordinates: GeoNames, CC BY 4.0. Names: official register of Ukraine (KATOTTG)
- Rivers: Natural Earth, public domain, and GSHHG, LGPL 3 or later. Lettering: Noto Sans, OFL 1.1. Map software:
  Leaflet, BSD 2-Clause
- The claims were read and summarised by an AI system from excerpts of the linked pages; notes are in the project's
  own words. Each carries its source so that it can be checked. The file data/README.md names every source and version.
"""


def show() -> None:
    """Draw the page."""
    project = tasks.open_project(load())
    st.header("About", anchor=False)
    st.markdown(TEXT.format(days=CONFLICT_DAYS))
    st.table({"Precision": [p.label for p in Precision], "Meaning": [p.gloss for p in Precision]})
    st.markdown("#### Kinds of claim")
    st.table({"Kind": [k.label for k in Kind], "Meaning": [k.gloss for k in Kind]})
    st.markdown(BORDERS)
    st.caption(f"Data revision {project.index.revision}; {len(project.problems)} rows of the data files were left out.")
