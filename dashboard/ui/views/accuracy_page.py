"""The Accuracy page: how well articles are read, as measured, and what fails most."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n.translate import gettext
from dashboard.services.judgement.figures import judgement_figures, lines
from dashboard.services.reading import accuracy
from dashboard.services.reading.accuracy import GROUPS, WAYS


def accuracy_page() -> None:
    """Draw the page."""
    figures = accuracy.accuracy()
    st.title(gettext("Accuracy of reading"), anchor=False)
    st.markdown(
        gettext(
            "Articles are read by a program, and programs misread. What is read stays a"
            " **draft** until a person has compared it with the article. These figures"
            " tell how often to expect a mistake."
        )
    )
    st.markdown(accuracy.origin(figures))
    for way, title in WAYS.items():
        st.markdown(f"## {gettext(title)}")
        # A nameless column is not allowed in a table; the first one names the measure.
        groups = map(gettext, GROUPS.values())
        heads = (gettext("Measure"), *groups, gettext("What it counts"))
        st.table(
            dict(
                zip(heads, zip(*accuracy.rows(figures, way), strict=True), strict=True)
            )
        )
        st.markdown(
            gettext("What fails most:")
            + "\n"
            + "\n".join(f"- {fault}" for fault in accuracy.failures(figures, way))
        )
    st.markdown("\n".join(accuracy.stages_markdown(figures)))
    if figures.reliability:
        _reliability_diagram(figures)
    st.caption(accuracy.pace(figures))
    st.title(gettext("Accuracy of judgement"), anchor="judgement")
    st.markdown("\n".join(lines(judgement_figures())))


def _reliability_diagram(figures: accuracy.Accuracy) -> None:
    """Draw how often claims are right against how often they are said to be."""
    said_right = [mean for mean, _, _ in figures.reliability]
    columns = {
        gettext("Said to be right"): said_right,
        gettext("Right"): [right for _, right, _ in figures.reliability],
        gettext("If it were exact"): said_right,
    }
    x, *lines_drawn = columns
    # Marks without a name are none for a screen reader: the description is, and the
    # figures stand above.
    spec = {
        "description": gettext(
            "How often claims are right, by how often they are said to be"
        ),
        "transform": [{"fold": lines_drawn, "as": ["line", "share"]}],
        "mark": {"type": "line", "aria": False},
        "encoding": {
            "x": {"field": x, "type": "quantitative"},
            "y": {"field": "share", "type": "quantitative", "title": None},
            "color": {"field": "line", "type": "nominal", "title": None},
        },
    }
    st.vega_lite_chart(columns, spec)
