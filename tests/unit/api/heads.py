"""What a crawler reads of a page: the elements of its head."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Head(HTMLParser):
    """The head of a page: meta by name or property, links by rel and type, the title,
    and every element's name.
    """

    page: str
    meta: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    title: str = ""
    elements: list[str] = field(default_factory=list)
    inside: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append(tag)
        self.inside = tag
        if tag == "meta":
            self.meta[values.get("property") or values.get("name") or "charset"] = (
                values.get("content", "")
            )
        if tag == "link":
            self.links[values.get("rel", ""), values.get("type", "")] = values.get(
                "href", ""
            )

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""
