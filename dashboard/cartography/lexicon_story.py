"""The tables of words of stories and time-lapses, which `lexicon` takes in. Forms after a number are parted by |."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.words import Hedge, Precision

ENGLISH_STORY: Mapping[str, str] = {
    "film.cumulative": "Each frame shows every claim since the first day.",
    "film.day": "Each frame shows the claims of its own day; a claim that speaks of several is in each.",
    "film.week": "Each frame shows the claims of its own week; a claim that speaks of several is in each.",
    "film.month": "Each frame shows the claims of its own month; a claim that speaks of several is in each.",
    "film.undated": "{count} in no frame.",
    "film.undated claims": "claim names no day and is|claims name no day and are",
    "film.nothing": "No claims of {days}",
    "film.counted": "{claims} of {days}, {drawn} on this map",
    "film.all": "all",
    "film.one day": "this day",
    "film.own days": "these days",
    "film.so far": "all days so far",
    "film.frame": "This frame: {since} to {until}.",
    "story.untranslated": "",
    "story.alt": "Map of Ukraine. {sentence}.",
    "story.made": "Made on {made}, as known on {known}. Data revision {revision}.",
    "story.that day": "that day",
    "story.open": "Open these claims on the map",
    "story.warning": "Claims, not facts: each entry stands for what a source says.",
    "story.claims": "Claims",
    "story.contested": "Contested places",
    "story.left out": "Not told here",
    "story.limits": "What this does not prove",
    "story.terms": "Sources and terms",
    "story.quote": "“{text}”",
    "story.no claims": "None of {count} is told here.",
    "story.of claims": "claim|claims",
    "story.one claim": "The one claim.",
    "story.all claims": "All {claims}, in order of time.",
    "story.some claims": (
        "{told} of {count}, in order of time. Taken were first those that another side contradicts, at most {most} of "
        "them, then the newest of all."
    ),
    "story.no disputes": "No two sides were found to contradict each other here. That does not mean that all agree.",
    "story.disputes": "Both sides are told, also where one of them is outside the filters.",
    "story.more disputes": "{count} contested and not told here.",
    "story.more places": "more place is|more places are",
    "story.unplaced": "{count} no place on the map: the source names none, or it was not found for sure.",
    "story.unplaced claims": "claim of these has|claims of these have",
    "story.restricted": (
        "Claims of these datasets are on the map but not told here, as their terms forbid it: {names}."
    ),
    "story.acting": "acting: {actor}",
    "story.who": "Said by {who} – {hedge}",
    "story.relayed": "{who}, relayed by {outlet}",
    "story.nobody": "a speaker not named",
    "story.exact": "Acting: {actor}. {precision}",
    "story.nowhere": "No place on the map: the source names none",
    "story.not found": "No place on the map: not found for sure",
    "story.no precision": "Precision not stated",
    "story.reach": "{precision}; within {km} km",
    "story.source": "Source: {source}",
    "story.source below": "address below",
    "story.no source": "not named",
    "story.dataset": "dataset {name}",
    "story.against": "Contradicted by {number} of another side",
    "story.against claims": "claim|claims",
    "story.side": "Speakers of this side: {side}",
    "story.more of side": "{number} more of this side",
    "story.no licence": "licence not stated",
    "story.map": "Map: {credit}.",
    "story.rights": (
        "The words quoted belong to their sources. The map's data: ODbL 1.0, CC BY 4.0 and public domain."
    ),
    "story.method": "\n".join((
        "Each entry says that a source reported a claim. It does not show that it happened. Open the source and judge.",
        "A point on the map is not the exact spot: the dashed ring shows how far the truth may be from it, and a "
        "square stands for a whole oblast or area. A name that could not be placed for sure has no point.",
        "Contested means that two sides contradict each other within three weeks about who holds a place or who fired. "
        "That no contradiction was found does not mean that all agree.",
        "A claim is true, if at all, for its dates: villages changed hands more than once. A claim with no known start "
        "stands at its end, one with no day at all at the day it was published.",
        "These are the claims that were collected, not all that were made. What is missing proves nothing.",
        "Quotes are the sources' words. Notes are this project's; those of the claims that came with the program were "
        "read and summarised by an AI system and not checked by a human editor.",
    )),
    **{f"Hedge.{hedge.value}": hedge.label for hedge in Hedge},
    **{f"Gloss.{precision.value}": precision.gloss for precision in Precision},
}  # fmt: skip

UKRAINIAN_STORY: Mapping[str, str] = {
    "film.cumulative": "У кожному кадрі — усі твердження від першого дня.",
    "film.day": "У кожному кадрі — твердження свого дня; ті, що про кілька, є в кожному з них.",
    "film.week": "У кожному кадрі — твердження свого тижня; ті, що про кілька, є в кожному з них.",
    "film.month": "У кожному кадрі — твердження свого місяця; ті, що про кілька, є в кожному з них.",
    "film.undated": "Не показано {count} без дати.",
    "film.undated claims": "твердження|твердження|тверджень",
    "film.nothing": "Тверджень {days} немає",
    "film.counted": "{claims} {days}, на карті — {drawn}",
    "film.all": "усі",
    "film.one day": "за цей день",
    "film.own days": "за ці дні",
    "film.so far": "від першого дня",
    "film.frame": "Цей кадр: {since} – {until}.",
    "story.untranslated": "Цитати, нотатки, імена мовців і назви джерел подано без перекладу.",
    "story.alt": "Карта України. {sentence}.",
    "story.made": "Створено {made}, станом на {known}. Версія даних {revision}.",
    "story.that day": "той самий день",
    "story.open": "Відкрити ці твердження на карті",
    "story.warning": "Твердження, а не факти: кожен запис — це слова джерела.",
    "story.claims": "Твердження",
    "story.contested": "Спірні місця",
    "story.left out": "Чого тут немає",
    "story.limits": "Чого це не доводить",
    "story.terms": "Джерела й умови використання",
    "story.quote": "«{text}»",
    "story.no claims": "Тут не наведено жодного з {count}.",
    "story.of claims": "твердження|тверджень|тверджень",
    "story.one claim": "Єдине твердження.",
    "story.all claims": "Усі {claims} у хронологічному порядку.",
    "story.some claims": (
        "{told} із {count} у хронологічному порядку. Спершу відібрано ті, яким суперечить інша сторона, щонайбільше "
        "{most}, далі — найновіші з усіх."
    ),
    "story.no disputes": "Не виявлено, щоб сторони тут суперечили одна одній. Це не означає, що всі згодні.",
    "story.disputes": "Наведено слова обох сторін, навіть якщо одна з них не відповідає умовам добору.",
    "story.more disputes": "Ще {count} тут не наведено.",
    "story.more places": "спірне місце|спірні місця|спірних місць",
    "story.unplaced": "З них {count} без місця на карті: джерело його не називає або його не вдалося певно визначити.",
    "story.unplaced claims": "твердження|твердження|тверджень",
    "story.restricted": (
        "Твердження з цих наборів даних є на карті, але тут їх не наведено, бо так вимагають умови наборів: {names}."
    ),
    "story.acting": "діє: {actor}",
    "story.who": "Хто заявляє: {who} — {hedge}",
    "story.relayed": "{who}, у переказі {outlet}",
    "story.nobody": "не названо",
    "story.exact": "Хто діє: {actor}. {precision}",
    "story.nowhere": "Немає на карті: джерело не називає місця",
    "story.not found": "Немає на карті: місце не вдалося певно визначити",
    "story.no precision": "Точність не вказано",
    "story.reach": "{precision}; у межах {km} км",
    "story.source": "Джерело: {source}",
    "story.source below": "адреса нижче",
    "story.no source": "не названо",
    "story.dataset": "набір даних {name}",
    "story.against": "{count}",
    "story.against claims": (
        "твердження іншої сторони суперечить цьому|твердження іншої сторони суперечать цьому|"
        "тверджень іншої сторони суперечать цьому"
    ),
    "story.side": "Сторона, що заявляє: {side}",
    "story.more of side": "Ще {count} цієї сторони",
    "story.no licence": "ліцензію не вказано",
    "story.map": "Карта: {credit}.",
    "story.rights": (
        "Процитовані слова належать їхнім джерелам. Дані карти: ODbL 1.0, CC BY 4.0 та суспільне надбання."
    ),
    "story.method": "\n".join((
        "Кожен запис означає, що про це заявило джерело, а не що це справді сталося. Відкрийте джерело й судіть самі.",
        "Точка на карті — не саме місце події: пунктирне коло показує, наскільки далеко від точки воно може бути, а "
        "квадрат позначає цілу область чи місцевість. Якщо місце за назвою не вдалося певно визначити, точки немає.",
        "«Спірне» означає, що дві сторони в межах трьох тижнів суперечать одна одній щодо того, хто утримує місце або "
        "хто завдав удару. Якщо суперечності не виявлено, це не означає, що всі згодні.",
        "Твердження може бути правдивим хіба що для своїх дат: села не раз переходили з рук у руки. Твердження, "
        "початок якого невідомий, датовано останнім його днем, а твердження без дати — днем публікації.",
        "Тут лише зібрані твердження, а не всі, що пролунали. Якщо чогось немає, це нічого не доводить.",
        "Цитати — це слова джерел. Нотатки належать цьому проєкту; нотатки до тверджень, що постачаються разом "
        "із програмою, склала за текстами джерел система штучного інтелекту; людина-редактор їх не перевіряла.",
    )),
    "Hedge.asserted": "подано як факт", "Hedge.hedged": "сказано обережно", "Hedge.claimed": "подано як чиюсь заяву",
    "Hedge.denied": "заперечення",
    "Gloss.point": "точка позначає саме назване місце", "Gloss.settlement": "десь у цьому населеному пункті",
    "Gloss.approximate": "десь поблизу цієї точки; саме місце невідоме",
    "Gloss.raion": "десь у цьому районі; точка — лише його центр",
    "Gloss.oblast": "десь у цій області; точка — лише її центр",
    "Gloss.area": "десь у цій місцевості; точка — лише її центр",
    "Gloss.country": "десь у країні; точка — лише її центр",
}  # fmt: skip
"""Ukrainian for every key of ENGLISH_STORY; "story.untranslated" is empty in the language most claims are in."""
