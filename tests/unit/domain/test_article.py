"""An article: what is not known of it is empty."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.domain.article import Article


def test_what_is_not_known_is_empty() -> None:
    article = Article(id="sha256:1", text="Words.", sha256="1")
    assert dataclasses.asdict(article) == {
        "id": "sha256:1",
        "text": "Words.",
        "sha256": "1",
        "url": "",
        "title": "",
        "publisher": "",
        "author": "",
        "language": "",
        "published": None,
        "fetched_at": None,
    }
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "else"  # type: ignore[misc]
