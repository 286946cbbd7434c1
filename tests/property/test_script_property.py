"""JSON inside a script cannot end the script."""

from __future__ import annotations

import json
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.web.folium_map import base_map, claims_layer, template_json

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(value=JSON)
@example(value="</script><!--<script>\u2028\u2029&lt;\r\n")
@example(value={"<img src=x onerror=alert(1)>": ["\u2028", "]]>"]})
def test_template_json_is_inert_and_says_the_same(value: object) -> None:
    text = template_json(value)
    assert not set(text) & set("<>&\u2028\u2029\r\n")
    assert text.isascii()
    assert json.loads(text) == value


def page(query: str) -> str:
    chart = base_map(600, {})
    claims_layer({"query": query}).add_to(chart)
    return str(chart.get_root().render())


@settings(deadline=None, max_examples=20)
@given(text=st.text())
@example(text="{{ 7*7 }}{% raw %}{# x #}")
def test_a_hostile_config_stays_in_its_string(text: str) -> None:
    made, plain = page(f"</script>{text}"), page("")
    assert made.count("</script>") == plain.count("</script>")
    found = re.search(r'frontline\.show\((\{"query":.*\})\);', made)
    assert found
    assert json.loads(found[1]) == {"query": f"</script>{text}"}
