"""The figures of judgement in words."""

from __future__ import annotations

from dashboard.i18n.translate import speaking
from dashboard.services.judgement.figures import judgement_figures, lines


def test_the_published_figures_reach_what_is_promised() -> None:
    figures = judgement_figures()
    assert figures["pairs"]["precision"] >= 0.95
    assert figures["pairs"]["recall"] >= 0.90
    assert figures["status"]["after"]["7"][0] >= 0.90
    assert figures["status"]["after"]["30"][0] >= 0.93
    assert figures["status"]["undone"] <= 0.05
    assert figures["origins"] >= 0.95
    assert figures["surface"]["error"] <= 0.03


def test_the_words_have_every_figure() -> None:
    figures = {
        "measured": "2026-01-02",
        "pairs": {"pairs": 9, "precision": 0.5, "recall": 0.25},
        "status": {
            "after": {"7": [0.91, 0.6], "30": [0.93, 0.8]},
            "changes": 70,
            "undone": 0.04,
            "last_word": {"7": 0.7, "30": 0.8},
        },
        "origins": 0.97,
        "surface": {"error": 0.02, "bins": [[0.1, 0.42, 0.4]]},
        "pairs_aside": {"pairs": 8, "precision": 0.75, "recall": 0.125},
        "line": {
            "half_km": 3.4,
            "most_km": 9.6,
            "front_in_band": 0.44,
            "band": 0.22,
            "wrong": 0.037,
        },
    }
    text = "\n".join(lines(figures))
    for words in ("of 9 pairs", "50%", "25%", "| 7 | 91% | 60% |", "4.0%", "0.97"):
        assert words in text
    for words in ("Of 8 more", "75% and 12%", "3.4 km", "9.6 km", "44%", "22%", "3.7%"):
        assert words in text
    assert "| 0.1 | 42.0% | 40.0% |" in text
    with speaking("uk"):
        text = "\n".join(lines(figures))
    for words in ("50%", "25%", "| 7 | 91% | 60% |", "4,0%", "0,97", "Суперечності"):
        assert words in text
    assert "| 0,1 | 42,0% | 40,0% |" in text
