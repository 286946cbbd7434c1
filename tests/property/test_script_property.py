"""JSON inside a script cannot end the script."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.cartography.folium_map import base_map, claims_layer, script_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(value=JSON)
@example(value="</script><!--<script>\u2028\u2029&lt;\r\n")
@example(value={"<img src=x onerror=alert(1)>": ["\u2028", "]]>"]})
def test_script_json_is_inert_and_says_the_same(value: object) -> None:
    text = script_json(value)
    assert not set(text) & set("<>&\u2028\u2029\r\n")
    assert text.isascii()
    assert json.loads(text) == value


@given(hostile=st.text(min_size=1).map(lambda text: f"</script>{text}{{{{ 7*7 }}}}"))
def test_a_hostile_filter_stays_in_its_string(hostile: str) -> None:
    chart = base_map(600, tiles=False)
    claims_layer({"query": hostile}).add_to(chart)
    page = chart.get_root().render()
    assert f"</script>{hostile[9:10]}" not in page.replace("</script>\n", "") or hostile[9:10].isspace()
    assert script_json(hostile) in page
