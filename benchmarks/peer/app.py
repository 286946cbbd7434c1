"""Claims on a map, the way the pages of streamlit-folium show: `streamlit run app.py --
FILE ROWS`.
"""

from __future__ import annotations

import sys
from datetime import date

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium


@st.cache_data
def load(path: str, rows: int) -> pd.DataFrame:
    """Return the first rows that have a place."""
    frame = pd.read_csv(path, nrows=rows)
    frame["event_date"] = pd.to_datetime(frame["event_date"], errors="coerce")
    return frame.dropna(subset=["latitude", "longitude"])


st.set_page_config(layout="wide")
st.title("Events in Ukraine")
events = load(sys.argv[1], int(sys.argv[2]))
since = st.sidebar.date_input("From", date(2022, 1, 1))
until = st.sidebar.date_input("To", date(2026, 1, 1))
sources = st.sidebar.multiselect("Source", sorted(events["source"].dropna().unique()))

outside = (events["event_date"] < pd.Timestamp(since)) | (
    events["event_date"] > pd.Timestamp(until)
)
shown = events[~outside]
if sources:
    shown = shown[shown["source"].isin(sources)]
st.write(f"{len(shown)} events")

chart = folium.Map(location=[48.6, 31.4], zoom_start=6)
for event in shown.to_dict("records"):
    folium.Marker(
        [event["latitude"], event["longitude"]],
        popup=(
            f"<b>{event['sub_event_type']}</b><br>{event['notes']}<br>{event['source']}"
        ),
        tooltip=event["location"],
    ).add_to(chart)
st_data = st_folium(chart, width=1000, height=640)
