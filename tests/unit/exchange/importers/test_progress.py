"""Progress is reported to whoever asked, and never divides by nothing."""

from __future__ import annotations

import pytest

from dashboard.exchange.importers.progress import Progress, ProgressMeter


def test_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([100.0, 100.0, 110.0, 140.0])
    monkeypatch.setattr(
        "dashboard.exchange.importers.progress.time.monotonic", lambda: next(clock)
    )
    reports: list[Progress] = []
    meter = ProgressMeter(reports.append)
    meter.update(0.0, 0)
    meter.update(0.25, 50)
    meter.update(1.0, 400)
    assert reports == [
        Progress(0.0, 0, 0.0, None),
        Progress(0.25, 50, 5.0, 30.0),
        Progress(1.0, 400, 10.0, 0.0),
    ]


def test_too_early_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 1.0])
    monkeypatch.setattr(
        "dashboard.exchange.importers.progress.time.monotonic", lambda: next(clock)
    )
    reports: list[Progress] = []
    meter = ProgressMeter(reports.append)
    meter.update(0.01, 1)
    meter.update(0.02, 1)
    assert [report.seconds_left for report in reports] == [None, 49.0]


def test_nobody_asked() -> None:
    ProgressMeter().update(0.5, 1)
