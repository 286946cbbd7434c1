"""The tables of words behind `language`. Forms of a noun after a number are parted by |."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.cartography.lexicon_story import ENGLISH_STORY, UKRAINIAN_STORY
from dashboard.domain.wording import region_words
from dashboard.domain.words import REGIONS, Kind, Precision, Review, Side, Word

_VOCABULARIES: tuple[type[Word], ...] = (Kind, Side, Precision, Review)

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
UKRAINIAN_MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
    "грудня",
)  # fmt: skip

ENGLISH: Mapping[str, str] = {
    "title": "Claims about the war in Ukraine",
    "warning": "Claims, not facts: each point stands for what a source says.",
    "unplaced": "{count} no place on the map.",
    "unplaced claims": "more claim has|more claims have",
    "who": "Who acts",
    "what": "What is claimed",
    "signs": "Signs",
    "Side.several": "Several actors",
    "Kind.several": "Several kinds",
    "count": "Number of claims",
    "contested": "Contested",
    "unaccepted": "Not accepted (draft)",
    "wide": "Oblast or area",
    "ring": "Within this circle",
    "aside": "Moved aside",
    "number": "In the list",
    "list": "Some of these claims",
    "rule": "one a marker, contested first, then newest",
    "is contested": "contested",
    "denied": "denied",
    "via": "via {source}",
    "not stated": "claimant not named",
    "no date": "date not stated",
    "by": "by {day}",
    "wider": "{name} (wider than this map)",
    "claims": "claim|claims",
    "no claims": "No claims match these filters",
    "at": "{claims} at {places}, {period}, from {sources}",
    "places": "place|places",
    "sources": "source|sources",
    "without": "has no place|have no place",
    "disputed": "place contested|places contested",
    "shown": "Shown: {filters}",
    "in view": "Markers here: {shown} of {placed} placed claims",
    "none in view": "None of these claims is on this part of the map",
    "remark": "Remark: {remark}",
    "known": "As known on {day}",
    "made": "made on {day}",
    "revision": "data {revision}",
    "from data": "Sources: {names}",
    "more names": "{names} and {count} more",
    "from": "from", "until": "until", "any date": "any date", "or": "or", "km": "km", "m": "m", "north": "N",
    "filter.source": "source", "filter.claimant": "claimant", "filter.side": "side", "filter.kind": "kind",
    "filter.region": "region", "filter.precision": "precision", "filter.place": "place", "filter.review": "review",
    "filter.dataset": "dataset", "filter.text": "text “{text}”", "filter.as_of": "as known on {day}",
    **{f"{v.__name__}.{w.value}": w.label for v in _VOCABULARIES for w in v},
    **ENGLISH_STORY,
}  # fmt: skip

UKRAINIAN: Mapping[str, str] = {
    "title": "Твердження про війну в Україні",
    "warning": "Твердження, а не факти: кожна точка — це слова джерела.",
    "unplaced": "Ще {count} без місця на карті.",
    "unplaced claims": "твердження|твердження|тверджень",
    "who": "Хто діє",
    "what": "Що стверджують",
    "signs": "Знаки",
    "Side.several": "Кілька сторін",
    "Kind.several": "Кілька видів",
    "count": "Кількість тверджень",
    "contested": "Оспорюють",
    "unaccepted": "Не прийнято (чернетка)",
    "wide": "Область, район",
    "ring": "У межах кола",
    "aside": "Зсунуто вбік",
    "number": "У списку",
    "list": "Деякі з цих тверджень",
    "rule": "одне на знак: спершу спірні, далі новіші",
    "is contested": "оспорюють",
    "denied": "заперечення",
    "via": "через {source}",
    "not stated": "хто заявив, не названо",
    "no date": "дату не вказано",
    "by": "до {day}",
    "wider": "{name} (ширше за цю карту)",
    "claims": "твердження|твердження|тверджень",
    "no claims": "Жодне твердження не відповідає цим умовам",
    "at": "{claims} у {places}, {period}, з {sources}",
    "places": "місці|місцях|місцях",
    "sources": "джерела|джерел|джерел",
    "without": "без місця",
    "disputed": "спірне місце|спірні місця|спірних місць",
    "shown": "Показано: {filters}",
    "in view": "Знаки тут: {shown} з {placed} тверджень, що мають місце",
    "none in view": "На цій частині карти немає жодного з цих тверджень",
    "remark": "Примітка: {remark}",
    "known": "Станом на {day}",
    "made": "створено {day}",
    "revision": "дані {revision}",
    "from data": "Джерела: {names}",
    "more names": "{names} та ще {count}",
    "from": "від", "until": "до", "any date": "будь-яка дата", "or": "або", "km": "км", "m": "м", "north": "Пн",
    "filter.source": "джерело", "filter.claimant": "хто заявляє", "filter.side": "сторона", "filter.kind": "вид",
    "filter.region": "регіон", "filter.precision": "точність", "filter.place": "місце", "filter.review": "розгляд",
    "filter.dataset": "набір даних", "filter.text": "текст «{text}»", "filter.as_of": "станом на {day}",
    "Kind.retake": "Повернуто", "Kind.capture": "Захоплено", "Kind.control": "Контроль", "Kind.advance": "Просування",
    "Kind.assault": "Штурм", "Kind.clash": "Бої", "Kind.strike": "Удар", "Kind.hold": "Утримано",
    "Kind.withdraw": "Відхід", "Kind.fortify": "Укріплення", "Kind.statement": "Заява",
    "Side.UA": "Україна", "Side.RU": "Росія", "Side.partner": "Партнер України", "Side.independent": "Незалежні",
    "Side.unknown": "Не вказано",
    "Precision.point": "Точне місце", "Precision.settlement": "Населений пункт", "Precision.approximate": "Приблизно",
    "Precision.raion": "Район", "Precision.oblast": "Область", "Precision.area": "Місцевість",
    "Precision.country": "Країна",
    "Review.draft": "Чернетка", "Review.accepted": "Прийнято", "Review.rejected": "Відхилено",
    "Review.retracted": "Відкликано",
    **UKRAINIAN_STORY,
}  # fmt: skip
"""Ukrainian for every key of ENGLISH."""

ENGLISH_REGIONS: Mapping[str, str] = {name: region_words(name) for name in REGIONS}
_ADJECTIVES = (
    "Черкаська", "Чернігівська", "Чернівецька", "", "Дніпропетровська", "Донецька", "Івано-Франківська", "Харківська",
    "Херсонська", "Хмельницька", "Кіровоградська", "Київська", "", "Луганська", "Львівська", "Миколаївська", "Одеська",
    "Полтавська", "Рівненська", "", "Сумська", "Тернопільська", "Вінницька", "Волинська", "Закарпатська", "Запорізька",
    "Житомирська",
)  # fmt: skip
UKRAINIAN_REGIONS: Mapping[str, str] = {
    **{name: f"{word} область" for name, word in zip(REGIONS, _ADJECTIVES, strict=True) if word},
    "Crimea": "Крим", "Kyiv City": "місто Київ", "Sevastopol": "Севастополь",
}  # fmt: skip
"""In the order of REGIONS; those that are no oblast stand by themselves."""
