"""The strip under the map of a time-lapse: the running date, what a frame counts, and a
bar for each frame. Lengths are pixels.
"""

from __future__ import annotations

from PIL import Image, ImageColor, ImageDraw

from dashboard.cartography.drawing.pieces import paper_element
from dashboard.cartography.drawing.text import (
    TextStyle,
    clean_text,
    text_element,
    truncate,
)
from dashboard.cartography.geometry import Rect
from dashboard.cartography.language import Language
from dashboard.cartography.timelapse.layout import (
    FrameLayout,
    Timelapse,
    TimelapseFrame,
    is_upright,
)

NOTE_LENGTH = 300
"""Most characters of the note that stands on every frame."""


class DateStrip:
    """The strip of one time-lapse, laid out."""

    def __init__(self, timelapse: Timelapse, layout: FrameLayout) -> None:
        scene, rect = timelapse.scene, layout.strip
        self.timelapse, self.metrics, self.rect = timelapse, layout.look.metrics, rect
        unit = scene.unit
        self.left = 16 * unit
        self.room = rect.width - 2 * self.left
        self.large = TextStyle(20 * unit, scene.theme.text, bold=True)
        self.small = TextStyle(13 * unit, scene.theme.text)
        self.faint = TextStyle(max(7.5, 11.5 * unit), scene.theme.label_minor)
        if is_upright(scene):
            self.bars = Rect(self.left, rect.y + 54 * unit, self.room, 26 * unit)
            self.text_width = self.room
        else:
            bars_left = self.left + self.room * 0.45
            self.bars = Rect(bars_left, rect.y + 9 * unit, self.room * 0.55, 30 * unit)
            self.text_width = self.room * 0.42

    def bar(self, number: int) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of a bar, in whole pixels, right and
        bottom within it.
        """
        frames = self.timelapse.frames
        step = self.bars.width / len(frames)
        left = round(self.bars.x + number * step)
        right = round(self.bars.x + (number + 1) * step) - 1
        # Between thin bars a gap would be wider than they are.
        if step >= 3:
            right -= 1
        return left, self._top(number), max(left, right), round(self.bars.bottom) - 1

    def _top(self, number: int) -> int:
        """Return where a bar begins; a frame of few claims is seen, one of none not."""
        frames = self.timelapse.frames
        bottom = round(self.bars.bottom)
        if not frames[number].claims:
            return bottom
        most = max(frame.claims for frame in frames)
        height = frames[number].claims / most * self.bars.height
        return bottom - max(2, round(height))

    @property
    def _track_height(self) -> int:
        return max(1, round(4 * self.timelapse.scene.unit))

    def static_elements(self) -> str:
        """Return the bars in a faint colour, the first and last day under them, and the
        note.
        """
        scene, bars, faint = self.timelapse.scene, self.bars, self.faint
        frames, theme = self.timelapse.frames, scene.theme
        parts = [
            paper_element(
                Rect(left, top, right - left + 1, bottom - top + 1),
                theme.border,
            )
            for left, top, right, bottom in map(self.bar, range(len(frames)))
            if bottom > top
        ]
        track = Rect(bars.x, round(bars.bottom), bars.width, self._track_height)
        parts.append(paper_element(track, theme.oblast))
        first = scene.language.day(frames[0].date_from)
        last = scene.language.day(frames[-1].date_to)
        under = track.bottom + faint.size * 1.05
        parts.append(text_element(bars.x, under, first, faint))
        right = bars.right - self.metrics.width(last, faint)
        # On a narrow strip the two days would run into each other.
        if right > bars.x + self.metrics.width(first, faint):
            parts.append(text_element(right, under, last, faint))
        note = clean_text(self.timelapse.note, NOTE_LENGTH)
        note = truncate(note, self.room, faint, self.metrics)
        base = self.rect.bottom - 7 * scene.unit
        parts.append(text_element(self.left, base, note, faint, "note"))
        return "".join(parts)

    def paint(self, picture: Image.Image, number: int) -> None:
        """Draw the bar of this frame and how far the time-lapse has come."""
        ink = ImageColor.getrgb(self.timelapse.scene.theme.text)
        pen = ImageDraw.Draw(picture)
        first = 0 if self.timelapse.cumulative else number
        for each in range(first, number + 1):
            left, top, right, bottom = self.bar(each)
            if bottom > top:
                pen.rectangle((left, top, right, bottom), fill=ink)
        base = round(self.bars.bottom)
        _, _, done, _ = self.bar(number)
        track = round(self.bars.x), base, done, base + self._track_height - 1
        pen.rectangle(track, fill=ink)

    def text_elements(self, number: int, drawn: int) -> str:
        """Return the running date and the count of one frame. drawn: claims of its
        markers.
        """
        timelapse = self.timelapse
        frame, language = timelapse.frames[number], timelapse.scene.language
        since = timelapse.frames[0 if timelapse.cumulative else number].date_from
        day = language.period(since, frame.date_to)
        count = frame_count(language, frame, drawn, cumulative=timelapse.cumulative)
        y = self.rect.y + 7 * timelapse.scene.unit
        large, small = self.large, self.small
        return text_element(
            self.left,
            y + large.size * 0.95,
            self._fitted(day, large),
            large,
            "date",
        ) + text_element(
            self.left,
            y + large.size * 1.3 + small.size,
            self._fitted(count, small),
            small,
            "count",
        )

    def _fitted(self, text: str, style: TextStyle) -> str:
        return truncate(text, self.text_width, style, self.metrics)


def frame_count(
    language: Language,
    frame: TimelapseFrame,
    drawn: int,
    *,
    cumulative: bool,
) -> str:
    """Return what a frame counts: "12 claims of these days, 10 on this map"."""
    days = language[_days_key(frame, cumulative=cumulative)]
    if not frame.claims:
        return language["film.nothing"].format(days=days)
    on_map = language.number(drawn)
    if drawn == frame.claims and drawn > 1:
        on_map = language["film.all"]
    return language["film.counted"].format(
        claims=language.count(frame.claims, "claims"),
        days=days,
        drawn=on_map,
    )


def _days_key(frame: TimelapseFrame, *, cumulative: bool) -> str:
    if cumulative:
        return "film.so far"
    return "film.one day" if frame.date_from == frame.date_to else "film.own days"
