"""Who says it, who acts and on whose side they are, in Ukrainian and Russian reports.

A claimant stands before or behind a verb of saying, behind "according to", or in the
heading of a summary. A side is told by the case in which a party stands, by office and
region, and by whose report it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dashboard.claimants.directory import Claimant
from dashboard.claimants.phonetics import person_in, sounds
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.people.attribution import OTHER, Attribution, side_of
from dashboard.reading.claims.slavic.inflected_events import inflected_events
from dashboard.reading.lexicon.loader import any_of, word_lists
from dashboard.reading.lexicon.schema import InflectedReportWords, InflectedSideWords
from dashboard.reading.text.inflection import nominatives

LONGEST_QUOTATION = 2000
"""Characters of the longest quotation behind which its speaker is looked for."""
LONGEST_NAME = 110
"""Characters of the longest name of a claimant."""
_BREAK = re.compile(
    # A point before a small letter is that of "т.в.о." and other short forms.
    r"[,;:!?()\n–—]|\.(?!\s?(?-i:[а-яіїєґ]))(?!\w)"
    r"| - |\bщо\b|\bчто\b| про те\b| о том\b",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\s(?:у|в|на|під час|в ходе|по)\s(?:своєму "
    r"|своём |своем |ефірі |эфире )?"
    r"(?:telegram\w*|телеграм\w*|facebook"
    r"|фейсбук\w*|ефір\w*|эфир\w*|соцмереж\w*"
    r"|соцсет\w*|коментар\w*|комментар\w*|інтерв.ю"
    r"|интервью|брифінг\w*|брифинг\w*"
    r"|зведенн\w*|сводк\w*|twitter|x\b|youtube"
    r"|своєму|своем|понеділ\w*|вівтор\w*"
    r"|серед\w*|четвер\w*|п.ятниц\w*|субот\w*"
    r"|неділ\w*|понедельник\w*|вторник\w*"
    r"|пятниц\w*|воскресень\w*|ответ"
    r"|відповідь).*$|\s(?:журналістам|журналистам"
    r"|президент(?:у|ові)"
    r"|путин[уі]|путіну|зеленському"
    r"|зеленскому|верховн\w+ главноком\w+)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_WEEKDAY = (
    r"(?:понеділ(?:ок|ка)|вівтор(?:ок|ка)"
    r"|серед[уи]|четвер(?:га)?|п.ятниц[юі]|субот[уи]"
    r"|неділ[юі]|понедельник|вторник"
    r"|сред[уы]|четверг|пятниц[уы]|суббот[уы]"
    r"|воскресенье)"
)
# When, to whom and in what order somebody speaks: no part of the name.
_LEADING = re.compile(
    r"^(?:про це|об этом|так(?= (?:він|вона|вони"
    r"|он|она|они|речни|спікер|спикер))"
    r"|також|також і|также"
    rf"|(?:у|в|во|на) (?:минул\w+ |прошл\w+ )?{_WEEKDAY}"
    r"|\d{1,2} (?:січ|лют|бер|кві|тра|чер|лип"
    r"|сер|вер|жов|лис|гру|янв|фев|мар"
    r"|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\w*"
    r"|(?:у|в|на|під час"
    r"|во время) (?:\w+ )?(?:теле(?:ефір|эфир|марафон)|брифінг"
    r"|брифинг|ефір|эфир|звернен|обращен"
    r"|інтерв.ю|интервью|коментар|комментар"
    r"|телеграм|telegram"
    r"|соцмереж|соцсет|фейсбук|facebook|дописі"
    r"|посте|засідан|заседани)\w*"
    r"|\d\d|у|в|во|раніше|ранее|пізніше|позже"
    r"|згодом|затем|потім|потом|вранці|утром"
    r"|вдень|днем"
    r"|днём|ввечері|увечері|вечером|вночі|уночі|ночью"
    r"|вчора|вчера|напередодні|накануне"
    r"|сьогодні|сегодня|своєю чергою|в свою очередь"
    r"|водночас|при этом|однак|однако"
    r"|проте|зокрема|тим часом|тем временем|вже|уже"
    r"|(?:\w+[иы]м )?(?:журналістам|журналистам)"
    r"|(?:у відповідь |в ответ )?на (?:заяв[иу]"
    r"|слова|запитання|питання|запит|вопросы?"
    r"|заявлени[ея])(?: [А-ЯІЇЄҐ][\w-]+)?"
    r"|і|та|и|а|але|но)\s+",
    re.IGNORECASE,
)
_TRAILING_DAY = re.compile(
    r"\s(?:того ж дня|в тот же день|(?:у ніч"
    r"|в ночь)(?: (?:на|проти) .*)?|при этом"
    r"|водночас|теж|тоже|вже|уже|(?:(?:у|в|во"
    r"|на) )?(?:\d{1,2} [а-яіїєґ]{3,9}|сьогодні"
    r"|сегодня|вчора|вчера"
    r"|вранці|утром|ввечері|вечером|вдень|днём|днем|ввечері))$",
    re.IGNORECASE,
)
# "Розповів «Суспільному» офіцер", "рассказал изданию «Медуза» житель": to a medium.
_RECIPIENT = re.compile(
    r"^(?:(?:виданню|агентству|телеканалу|каналу"
    r"|изданию|агентству|порталу|сайту) )?"
    r"(?:[«“\"][^»”\"]{2,40}[»”\"]|Суспільному|Суспильному"
    r"|(?:[A-Z][\w.]+ ?)+?|РИА Новости|ТАСС"
    r"|УНІАН|УНИАН|Укрінформу|ВВС)"
    r"\s+(?=[а-яіїєґ])",
)
_NAMED = re.compile(r"[A-ZА-ЯІЇЄҐ]")
# "Подробности сообщил X": what is told stands before the verb.
_THING = re.compile(
    r"(?:подробност|детал|подробиц|інформаці"
    r"|информаци|відео|видео|кадр|фото|наслідк"
    r"|последстви|цифр|заяв[уи]|заявлени|новин"
    r"|новост|обстановк|ситуаці|ситуаци"
    r"|хрон[іи]к"
    r"|терм[іи]нов|срочн|увага|внимание|оновлен|обновл"
    r"|взятт|взяти[ея]|захопленн|захват"
    r"|звільненн|визволенн|освобождени|втрат[аиу]"
    r"|потер[яю]|відхід|отход|відступ"
    r"|отступлени|просуванн|продвижени)\w*(?!\w)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\s(?:у|в)\s(?P<name>(?:[\w«»-]+ ){0,4}[\w«»-]+)$",
    re.IGNORECASE,
)
# What is told, not who tells it: "про втрату X повідомили".
_ABOUT = re.compile(r"(?:про|о|об|обо)\s", re.IGNORECASE)
# A clock may stand before the name, as in the entries of a live blog.
_IN_FRONT = re.compile(
    r"[^\w«]{0,4}(?:\d{1,2}[:.]\d\d\W{1,3})?(?P<name>[^,.:;!?\n]{3,70}):\s"
)
# "Ім'я Прізвище, командир роти, сказав": what he is stands between the commas.
_APPOSITION = re.compile(
    r"(?<!\w)[А-ЯІЇЄҐ][\w'’-]+ [А-ЯІЇЄҐ][\w'’-]+, (?P<role>[^,.:;!?\n]{3,60})(?=,\s$)"
)
# "Ім'я Прізвище, експерт із X: ...": what he is stands between comma and colon.
_IN_FRONT_WITH_ROLE = re.compile(
    r"[^\w«]{0,4}(?P<name>[^,.:;!?\n]{3,60}), (?P<role>[^.:;!?\n]{3,70}):\s"
)
# "Рыбарь, сводка за среду: ...".
_REPORT = re.compile(
    r"(?:\w+ )?(?:зведенн|сводк|выжимк|обзор|огляд"
    r"|підсумк|итог|дайджест|хроник|хронік"
    r"|оновленн|обновлен|обстановк|ситуаці|ситуаци)",
    re.IGNORECASE,
)
# "Адміністрація X, призначена Москвою, заявила": more on who it is.
_INSERTED = re.compile(
    r"(?P<name>[^,.:;!?\n]{3,70}), (?P<more>[а-яіїєґ][^,.:;!?\n]{3,60}),\s"
)
# "«Назва» про Сумський напрямок: …": of what somebody is about to tell.
_SUBJECT_MATTER = re.compile(r"(?<=[»\w])\s(?:про|о|об)\s[^:]*$")
_AT_THE_END = re.compile(
    r"(?:,\s*[—–-]|\s[—–])\s*(?P<name>[^,.:;!?\n—–]{2,70}"
    r"(?:, (?!а\b|але|но\b|однак|що"
    r"|что)[а-яіїєґё][^,.:;!?\n—–]{3,60})?)[^\w»”\"\n]*$"
)
_DATA_OF = re.compile(
    r"[:(,]\s*(?:(?:за|по) )?(?:дані|данные"
    r"|даними|данным|інформація|информация"
    r"|добірка|подборка|зведення|сводка|карта|мапа)\s+"
    r"(?P<name>[^,.:;!?\n()]{2,70})[):.\s]*$",
    re.IGNORECASE,
)
# "Сводка Генштаба", "Вечірнє зведення X": of whom it is.
_REPORT_OF = re.compile(
    r"^(?:\w+ )?(?:сводк|зведенн|обзор|огляд|дані|данные)\w{0,2}\s|\s(?:за|на)$",
    re.IGNORECASE,
)
# "Заявив, ніби": who tells it on does not vouch for it.
_AS_IF = re.compile(r",?\s*(?:ніби|начебто|буцім|будто)(?!\w)", re.IGNORECASE)
_NOT_REACH = 6
_NOT = re.compile(r"(?<!\w)не\s+$", re.IGNORECASE)
# "Не виключив", "не отрицает" says something.
_SAID_BY_NOT = re.compile(
    r"(?:виключ|исключ|запереч|отриц|спрост|опровер|прихов|скры|сумн|сомн)", re.I
)
_BY = re.compile(r"^(?:від|от)\s", re.IGNORECASE)
# What may stand behind the last word of a sentence.
_ENDING = ' .!?…»”"\n\t'
_CLOSING_VERB = re.compile(
    r"\s*(?:(?:з|с) \w+ |\w+о |так(?:і|ие"
    r"|ими) \w+ |про це |об этом )?"
    r"(?P<verb>(?![А-ЯІЇЄҐ])\w+(?:ув|ав|ив|ів|їв|ул"
    r"|ал|[её]л|ил|ули|ила|или|ала|али|ела"
    r"|ели|ули|ула|[юу]ть|[аяи]ть|[аяує]є|[аяу]ет|[юя]т|ит|ться|тся))\s",
)
# Verbs of what somebody does or suffers, not of what he says of something.
_NO_REMARK = re.compile(
    r"(?:загину|поги[бн]|помер|умер|постражд|пострад"
    r"|отрима|получ|зазна|бу[влд]|бы[лв]"
    r"|ста[влн]|прибу|прибы|приї|прие|верну"
    r"|поверну|прийш|приш|вою|служ|жи[влт]"
    r"|працю|работа|трива|продовж|продолж|летів|лете"
    r"|впа|упа|гор|залиш|остал|згор|сгор"
    r"|потрап|попа|бра[влт]|взя|воло|име|має|мал"
    r"|втрат|потеря|поран|ране|вибух|взорв"
    r"|зник|исчез|сид|стоя|стої|леж|йшл|шл|йшов"
    r"|зустрі|встре|очіку|ожида|могл|може"
    r"|хоч|проси|поклал|возлож|открыл|відкри)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?P<name>[^(),:;!?\n]{2,60})\)[.\s]*$")
# A verb: what stands before the colon tells something itself.
_TELLING = re.compile(
    r"(?<!\w)(?!генерал|адм[іи]рал|канал|журнал"
    r"|глав|голов)[а-яіїєґ]\w+"
    r"(?:ув|ав|ив|ул|ал|ил|ли|ло|ла|лися|ють|уть"
    r"|ять|ено|ано|ет|ют|ят|тся|ться)"
    r"(?!\w)"
)
# "…, — Гончаренко": behind a comma and a dash stands whoever was quoted.
_MOST_WORDS_OF_NAME = 4
# "Київ це", "Генштаб втрату міста": an object before the verb ends the name.
_OBJECT = re.compile(
    r"\s(?:это|эту|эти|такие|такую|данную|их|його|її"
    r"|їх|це|цю|ці|такі|таку|інформацію"
    r"|информацию|сообщени[ея]|заявлени[ея]"
    r"|заяв[иу]|повідомлення)(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)
# "Він", "там же", "у відомстві": whoever spoke before.
_PRONOUN = re.compile(
    r"^(?:(?:він|вона|вони|он|она|они)(?: же| ж)?|я"
    r"|ми|мы|який|яка|які|который|которые"
    r"|(?:там|тут|здесь)(?: же| ж)?"
    r"|(?:(?:у|в|на) )?(?:самому |самом |цьому "
    r"|этом )?(?:ві|ве)домств[іоаеу]"
    r"|проєкт\w?|проект\w?|автор\w{0,3} канал[ау]|телеграм-канал\w?|військов\w{1,3}"
    r"|чиновник\w{0,2}|посадов\w+|речни(?:к|ця)|спикер|пресслужб[аиі])$",
    re.I,
)
_ROLES = (
    r"влад|воєн|військов|воен|чиновник|речни"
    r"|спікер|представн|мер\b"
    r"|мэр|губернатор|голов|глав|штаб|ова\b|прокур"
    r"|полі|мешкан|жител|медиа|відом"
    r"|ведом|адміністр|администр|бригад|корпус"
    r"|батальйон|батальон|полк|спикер|блогер"
    r"|аналіт|аналит|експерт|эксперт|канал|паблик"
    r"|паблік|джерел|источник|командир"
    r"|командувач|командующ|боєць|боец"
    r"|солдат|офіцер|офицер|служб"
    r"|рятувальник|спасател|залізниц|железн|очільн"
    r"|міністр|министр|депутат|староста"
    r"|оглядач|обозревател|очевид|прессслужб"
    r"|пресслужб|пресс-служб|прес-служб|сторон"
    r"|спільнот|сообществ|угрупован|группировк"
    r"|волонт|пілот|пилот|сержант|лейтенант|капітан"
    r"|капитан|майор|полковник|генерал"
    r"|президент|прем.єр|премьер|головком|главком"
    r"|медик|монітор|монитор|підрозділ"
    r"|подразделен|военнослуж|військовослуж"
    r"|розвідк|разведк|силов[иы]|ротн|взводн"
    r"|комбат|комбриг|комрот|комвзвод"
    r"|(?<!\w)[а-яіїє]{1,4}бр(?!\w)|міноборони"
    r"|минобороны|обл[еэ]нерго"
    r"|контрактник|ради\b|совет|мін\w+\b"
)
# Who speaks for a side or for a place: no residents, no media, no analysts.
_OFFICE = re.compile(
    r"влад|військов|военн|чиновник|речни|спікер"
    r"|спикер|мер(?:а|у|ом|ові)?\b|мэр|голов"
    r"|глав|штаб|прокур|полі|адміністр|администр"
    r"|бригад|корпус|батальйон|батальон|полк"
    r"|командир|командувач|командующ|боєць|боец"
    r"|солдат|офіцер|офицер|служб|рятувальник"
    r"|спасател|залізниц|железн|спротив|міністр"
    r"|министр|очільн|\bова\b|\b[рмс]ва\b"
    r"|староста|депутат|\bрад[аиіу]\b|районн"
    r"|пресслужб|прес-служб|пресс-служб|мэри"
    r"|генерал|полковник|майор|капітан|капитан"
    r"|лейтенант|сержант|комбат|комбриг"
    r"|ротн|взводн|комрот|комвзвод|військовослуж"
    r"|военнослуж|мері[яїю]|совет|міськрад"
    r"|облрад|губернатор|раис|оперштаб|управлін|управлени"
    r"|энергетик|енергетик|обленерго|облэнерго|чиновн|посадов"
)
_QUOTED = re.compile(r"[«„“\"][^«»„“”\"]*[»“”\"]")
_OBSERVER = re.compile(r"блогер|аналіт|аналит|експерт|эксперт|оглядач|обозревател")
# Who reports for a medium or an institute, whatever that is.
_REPORTER = re.compile(
    r"(?<!\w)(?:журналіст|журналист|кореспондент"
    r"|корреспондент|аналіт|аналит"
    r"|експерт|эксперт|оглядач|обозревател)\w*",
    re.IGNORECASE,
)
_OF_RUSSIA = re.compile(r"(?<!\w)(?:російськ|российск)\w+", re.IGNORECASE)
_MOST_WORDS_OF_PERSON = 3
# "Пабліки", "Местные": many whom nobody names.
_GROUPS = re.compile(
    r"(?:пабл[иі]к|місцев|местн|сусід|сосед|свідк"
    r"|свидетел|люди|україн|украин|росі|росс"
    r"|окуп|оккуп|волонтер|медик|рятув|спасат|журнал|анал)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"(?:канал|блогер|паблик|паблік|сторінк"
    r"|страниц|админ|адмін|проект|проєкт)\w*"
    r"[^«]*«|^«",
    re.IGNORECASE,
)
_OURS_IN_TEXT = re.compile(r"(?<!\w)(?:наш(?:і|и|их|им|ими)|ми|мы)(?!\w)", re.I)
_ROLE = re.compile(_ROLES)
_SOMEBODY = re.compile(rf"[A-ZА-ЯІЇЄҐ]|{_ROLES}")
_HEADING = re.compile(
    r"(?:генеральн\w+ штаб\w*(?: збройних сил україни| зсу| всу)?"
    r"|генштаб\w*(?: зсу| всу)?"
    r"|міністерств\w+ оборони(?: \w+){0,2}"
    r"|минобороны(?: россии| рф| украины)?"
    r"|министерств\w+ обороны(?: российской федерации"
    r"| рф| россии| украины)?"
    r"|осув «?\w+»?|оту «?\w+»?"
    r"|сили оборони півдня|повітряні сили(?: зсу)?)",
    re.IGNORECASE,
)
# "Назвав вигадкою": what it is called, not who calls it so.
_IS_CALLED = re.compile(
    r"(?:назва(?:в|л)\w*|назива\w+"
    r"|называ\w+) \w+(?:ою|ею|єю|ом|ем|ой|ей)(?!\w)",
    re.IGNORECASE,
)
_CLOSING = frozenset({",", ":", ";"})
# "Из Мелитополя сообщают": from where, not who.
_FROM = re.compile(r"(?:із|з|зі|из|с|со|від|от|під|под|біля|возле)\s", re.IGNORECASE)
_NOBODY = re.compile(r"(?:ніхто|никто|мало хто|мало кто)(?!\w)", re.IGNORECASE)
_SUMMARY = re.compile(
    r"оперативна інформація|зведення|сводка"
    r"|станом на|по состоянию на|брифинг|брифінг"
    r"|щодо російського вторгнення|о ходе проведения",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something. start, end: offsets of the verb or phrase of saying
    and of the name together. is_pronoun: whoever was named before is meant.
    """

    claimant: str
    side: Side
    hedge: Hedge
    start: int
    end: int
    is_pronoun: bool = False

    def attribution(self) -> Attribution:
        """Return it as the attribution of a claim."""
        return Attribution(self.claimant, self.side, 0, 0, 1, self.hedge)


@cache
def _saying(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = word_lists(InflectedReportWords, language)
    return any_of(words.according_to), any_of(words.reporting)


@cache
def _hedging(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = word_lists(InflectedReportWords, language)
    return any_of(words.claiming), any_of(words.denying)


def speaker_in(
    text: str,
    start: int,
    end: int,
    language: str,
) -> Speaker | None:
    """Return who says what a sentence says, None when it names nobody."""
    according_to, reporting = _saying(language)
    match = according_to.search(text, start, end)
    referred = _behind(text, match, end, language) if match else None
    if referred is not None and not referred.is_pronoun:
        return referred
    for match in reporting.finditer(text, start, end):
        speaker = _beside_verb(text, match, start, end, language)
        if speaker is not None:
            return speaker
    return (
        referred
        or _beside(text, start, end, language)
        or _with_role(text, start, end, language)
        or _closing(text, start, end, language)
    )


def _beside_verb(
    text: str,
    saying: re.Match[str],
    start: int,
    end: int,
    language: str,
) -> Speaker | None:
    """Return the claimant before a verb of saying, else behind it."""
    if _is_silent(text, saying, start):
        return None
    return (
        _before(text, saying, start, language)
        or _behind(text, saying, end, language)
        or _before_insertion(text, saying, start, language)
    )


def _is_silent(text: str, saying: re.Match[str], start: int) -> bool:
    """Tell "не коментує", "не подтвердил": who says nothing of it."""
    before = text[max(start, saying.start() - _NOT_REACH) : saying.start()]
    return _NOT.search(before) is not None and not _SAID_BY_NOT.match(saying.group())


def _closing(
    text: str,
    start: int,
    end: int,
    language: str,
) -> Speaker | None:
    """Return the claimant in a closing ", VERB NAME" whatever the verb: who thanks,
    sums up or marks a map tells what stands before it.
    """
    words = text[start:end].rstrip(_ENDING)
    comma = max(words.rfind(mark) for mark in ",—–")
    tail = words[comma + 1 :]
    verb = _CLOSING_VERB.match(tail)
    if comma < 0 or verb is None or _NO_REMARK.match(verb["verb"]):
        return None
    if inflected_events(tail, 0, len(tail), language, of_war=True):
        return None
    behind = tail[verb.end() :]
    first = _SOMEBODY.search(behind)
    if first is None:
        return None
    name = _tidy(behind[first.start() :])
    name = _quotes_closed(name)
    # "…, рахує Гончаренко": a verb with nothing but a name.
    is_alone = is_bare_name(name) and not behind[: first.start()].strip()
    if not is_alone and not is_somebody(name, language):
        return None
    return Speaker(
        name,
        side_of_claimant(name, language),
        Hedge.ASSERTED,
        start + comma,
        start + len(words),
    )


def is_somebody(name: str, language: str) -> bool:
    """Tell the name of who may speak: of a party or a medium, or an office or channel
    that is named.
    """
    if not _NAMED.search(name) and "«" not in name:
        return False
    has_side = side_of_claimant(name, language) is not Side.UNKNOWN
    return has_side or _ROLE.search(name.lower()) is not None


def _beside(
    text: str,
    start: int,
    end: int,
    language: str,
) -> Speaker | None:
    """Return the claimant in "Name: what is said" and "what is said, — Name"."""
    for pattern in (_IN_FRONT, _DATA_OF, _AT_THE_END, _IN_BRACKETS):
        match = pattern.search(text, start, end)
        if match is None or (pattern is _IN_FRONT and match.start() != start):
            continue
        name = _name_beside(match, language)
        if _THING.match(name) or _is_region(name, language):
            continue
        if not _is_name_beside(match, name, language):
            continue
        if not inflected_events(name, 0, len(name), language, of_war=True):
            side = side_of_claimant(name, language)
            return Speaker(name, side, Hedge.ASSERTED, match.start(), match.end())
    return None


def _with_role(
    text: str,
    start: int,
    end: int,
    language: str,
) -> Speaker | None:
    """Return the claimant in "Name, what he is: what is said", and in "Name, whose
    report: what is said".
    """
    match = _IN_FRONT_WITH_ROLE.match(text, start, end)
    if match is None:
        return None
    name = _tidy(match["name"])
    has_role = _ROLE.search(match["role"].lower()) is not None and is_bare_name(name)
    if not has_role and not (
        _REPORT.match(match["role"]) and is_somebody(name, language)
    ):
        return None
    side = side_of_claimant(name, language)
    if side is Side.UNKNOWN:
        side = side_of_claimant(match["role"], language)
    return Speaker(name, side, Hedge.ASSERTED, match.start(), match.end())


def _name_beside(match: re.Match[str], language: str) -> str:
    """Return the name in a match, without "from" and the summary that is theirs."""
    if match.re is not _IN_FRONT:
        name = _PICTURES.sub("", match["name"])
        return _REPORT_OF.sub("", _BY.sub("", _tidy(name)))
    # First, as what stands before it else is taken for who is spoken to.
    name = _tidy(_SUBJECT_MATTER.sub("", match["name"]))
    return _REPORT_OF.sub("", _before_verb(name, language))


def _is_name_beside(match: re.Match[str], name: str, language: str) -> bool:
    """Tell the name of a claimant: of a known side, with a role, or in quotation marks
    as a channel's.
    """
    if _NAMED.search(name) and side_of_claimant(name, language) is not Side.UNKNOWN:
        return True
    if match.re is _IN_BRACKETS:
        return False
    if _is_quoted(match, name) or (match.re is _IN_FRONT and is_named_person(name)):
        return True
    if _ROLE.search(name) is None:
        return False
    if match.re in (_AT_THE_END, _DATA_OF):
        return True
    return _NAMED.match(name) is not None and _TELLING.search(name) is None


def is_named_person(name: str) -> bool:
    """Tell the name of a person by its form: a first name and another, or a surname
    that no place has.
    """
    return is_bare_name(name) and _PERSON.fullmatch(name) is not None


def _is_region(name: str, language: str) -> bool:
    """Tell a region by itself, under which posts tell of it: "Сумщина: …"."""
    patterns = _patterns(language)
    regions = (patterns.ukrainian_regions, patterns.russian_regions)
    return any(pattern.fullmatch(name) for pattern in regions)


def _before_verb(name: str, language: str) -> str:
    """Return who stands before a verb in front of a colon ("Блогер X заперечує:"); the
    words as they are where they tell of something or name nobody.
    """
    verb = _TELLING.search(name)
    if verb is None or inflected_events(name, 0, len(name), language, of_war=True):
        return name
    subject = _tidy(name[: verb.start()])
    return subject if is_somebody(subject, language) else name


def _is_quoted(match: re.Match[str], name: str) -> bool:
    """Tell "..., — Name", by which a quotation is marked, and a channel's name in front
    of what it says: "«Назва»: ...".
    """
    if match.re is _IN_FRONT:
        return _QUOTED.fullmatch(name) is not None
    if match.re is not _AT_THE_END or not match.group().startswith(","):
        return False
    return (name[:1].isupper() or name.startswith("«")) and (
        len(name.split()) <= _MOST_WORDS_OF_NAME
    )


def _behind(
    text: str,
    saying: re.Match[str],
    end: int,
    language: str,
) -> Speaker | None:
    """Return the claimant whose name follows a verb or phrase."""
    if text[saying.end() : saying.end() + 1] in _CLOSING:
        # "За попередніми даними, …": nobody is named.
        return None
    limit = min(end, saying.end() + LONGEST_NAME)
    stop = _BREAK.search(text, saying.end() + 1, limit)
    until = stop.start() if stop else limit
    return _speaker(text, saying, saying.end(), until, language)


def _before(
    text: str,
    saying: re.Match[str],
    start: int,
    language: str,
) -> Speaker | None:
    """Return the claimant whose name stands before a verb."""
    least = max(start, saying.start() - LONGEST_NAME)
    breaks = [m.end() for m in _BREAK.finditer(text, least, saying.start())]
    first = breaks[-1] if breaks else least
    apposition = _APPOSITION.search(text, least, saying.start())
    if apposition is not None and _ROLE.search(apposition["role"].lower()):
        return _speaker(text, saying, apposition.start(), apposition.end(), language)
    if first != start and first == least:
        return None
    return _speaker(text, saying, first, saying.start(), language)


def _before_insertion(
    text: str,
    saying: re.Match[str],
    start: int,
    language: str,
) -> Speaker | None:
    """Return the claimant before a participle between commas: "Адміністрація X,
    призначена Москвою, заявила". What is inserted tells his side as well.
    """
    inserted = _INSERTED.match(text, start, saying.start())
    if inserted is None or inserted.end() != saying.start():
        return None
    name = _tidy(inserted["name"])
    if _ROLE.search(name.lower()) is None or not is_somebody(name, language):
        return None
    side = side_of_claimant(f"{name}, {inserted['more']}", language)
    hedge = _hedge(saying.group(), language)
    return Speaker(name, side, hedge, start, saying.end())


def _speaker(
    text: str,
    saying: re.Match[str],
    first: int,
    until: int,
    language: str,
) -> Speaker | None:
    first = _behind_what_is_told(text, first, saying, language)
    if first < saying.start() and not _ABOUT.match(text[first:until].lstrip()):
        until = _end_of_subject(text, first, until, language)
    name = _tidy(text[first:until])
    if any(no.match(name) for no in (_ABOUT, _NOBODY, _FROM, _THING)):
        return None
    if first >= saying.end() and _IS_CALLED.match(saying.group() + " " + name):
        return None
    events = inflected_events(name, 0, len(name), language, of_war=True)
    if first >= saying.end() and events and events[0].start == 0:
        # "Отмечает отход подразделений": what is told stands behind the verb.
        return None
    if not name or not _SOMEBODY.search(name):
        if not _PRONOUN.match(name):
            return None
        name_side = Side.UNKNOWN
    else:
        name_side = side_of_claimant(name, language)
    is_as_if = _AS_IF.match(text, max(until, saying.end())) is not None
    return Speaker(
        name,
        name_side,
        Hedge.CLAIMED if is_as_if else _hedge(saying.group(), language),
        min(first, saying.start()),
        max(until, saying.end()),
        is_pronoun=_PRONOUN.match(name) is not None,
    )


def _behind_what_is_told(
    text: str,
    first: int,
    saying: re.Match[str],
    language: str,
) -> int:
    """Return where the name before a verb begins: behind what is told, as in "про
    втрату X у штабі кажуть", where that opens the sentence.
    """
    words = text[first : saying.start()].rstrip() if first < saying.start() else ""
    inside = _INSIDE.search(words)
    if inside is None or not is_somebody(inside["name"], language):
        return first
    before = words[: inside.start()]
    if _ABOUT.match(before.lstrip()) or inflected_events(
        before, 0, len(before), language, of_war=True
    ):
        return first + inside.start("name")
    return first


def _end_of_subject(text: str, first: int, until: int, language: str) -> int:
    """Return where a name before its verb ends: at an object that stands between them,
    as in "Київ втрату міста заперечує".
    """
    words = text[first:until]
    cut = _OBJECT.search(words)
    if cut:
        return first + cut.start()
    events = inflected_events(words, 0, len(words), language, of_war=True)
    if events and words[: events[0].start].strip():
        return first + events[0].start
    return until


def is_inside_quotation(text: str, offset: int) -> bool:
    """Tell whether an offset lies in a quotation that began in its paragraph: who is
    named behind the end of it says all of it.
    """
    least = max(0, offset - LONGEST_QUOTATION)
    before = text[max(least, text.rfind("\n", least, offset) + 1) : offset]
    return before.count("«") > before.count("»")


def is_office(name: str) -> bool:
    """Tell an office or a unit from the name of a person: "прокуратура області"."""
    words = _QUOTED.sub(" ", name.lower())
    return _OFFICE.search(words) is not None and not _OBSERVER.search(words)


def is_bare_name(name: str) -> bool:
    """Tell the name of a person without any office: "Вадим Лях"."""
    words = name.split()
    if _ROLE.search(name.lower()) or _GROUPS.match(name):
        return False
    return 0 < len(words) <= _MOST_WORDS_OF_PERSON and all(
        word[:1].isupper() and word[1:].islower() for word in words
    )


def is_own_channel(name: str, text: str) -> bool:
    """Tell a channel or blogger that is named and speaks of one side as "ours"."""
    return _CHANNEL.search(name) is not None and _OURS_IN_TEXT.search(text) is not None


def _hedge(verb: str, language: str) -> Hedge:
    claiming, denying = _hedging(language)
    if denying.search(verb):
        return Hedge.DENIED
    if claiming.search(verb):
        return Hedge.CLAIMED
    return Hedge.ASSERTED


def _tidy(name: str) -> str:
    name = " ".join(name.split())
    while True:
        shorter = _LEADING.sub("", name)
        told_to = _RECIPIENT.sub("", shorter)
        if _SOMEBODY.search(told_to):
            # Not "«Назва» у вечірньому зведенні", where nobody else is named.
            shorter = told_to
        if shorter == name:
            break
        name = shorter
    name = _TRAILING_DAY.sub("", _MEDIUM.sub("", name))
    return (
        name.strip(" \"“”'«-–—")
        if name.count("«") == name.count("»") == 0
        else name.strip(" -–—")
    )


def heading_speaker(
    text: str,
    end: int,
    language: str,
) -> Speaker | None:
    """Return the staff or ministry whose summary a text is, by its first lines; None
    for another text. end: of the lines that are looked at.
    """
    if not _SUMMARY.search(text, 0, end):
        return None
    match = _HEADING.search(text, 0, end)
    if match is None:
        return None
    name = match.group()
    return Speaker(
        name, side_of_claimant(name, language), Hedge.ASSERTED, *match.span()
    )


def signing_speaker(text: str, language: str) -> Speaker | None:
    """Return whose post a text is, by a first line that is a name or ends with one, or
    by a last sentence that is a name; None for another text.
    """
    opening = _opening_signature(text, language)
    if opening is not None:
        return opening
    whole = text.rstrip(_ENDING + "()")
    ends = [m.end() for m in _LAST_BREAK.finditer(text, 0, len(whole))]
    if not ends:
        return None
    last = _SIGNS.sub("", whole[ends[-1] :])
    name = _quotes_closed(_SIGNED_BY.sub("", last.strip("()")))
    if len(name) <= _LONGEST_SIGNATURE and _is_signature(name, language):
        return _signed(name, language, ends[-1], len(text))
    return None


def _opening_signature(text: str, language: str) -> Speaker | None:
    """Return whose post a text is by its first line, None where it has no other."""
    line, _, rest = text.lstrip(_LEADING_MARKS).partition("\n")
    match = _OPENING_LINE.fullmatch(line.strip())
    if match is None or not rest.strip():
        return None
    name = _tidy(match[match.lastgroup or "name"])
    if match["channel"] is None and not _is_signature(name, language):
        return None
    at = text.find(name[:1])
    return _signed(name, language, at, at + len(name))


def _quotes_closed(name: str) -> str:
    """Return a name with the quotation mark that was stripped from its end."""
    return name + "»" if name.count("«") > name.count("»") else name


def _signed(name: str, language: str, start: int, end: int) -> Speaker:
    side = side_of_claimant(name, language)
    return Speaker(name, side, Hedge.ASSERTED, start, end)


def _is_signature(name: str, language: str) -> bool:
    """Tell a name that stands alone: of somebody, and with nothing told of him."""
    if ":" in name or not is_somebody(name, language) or _TELLING.search(name):
        return False
    if not _CYRILLIC.search(name) and len(name.split()) > 1:
        return False
    return not inflected_events(name, 0, len(name), language, of_war=True)


# What may stand before the first word of a post: signs, pictures, clocks.
_LEADING_MARKS = " \t\n\u2757\ufe0f\u26a1\u203c#*•|"
_LONGEST_SIGNATURE = 80
# "Генштаб, обстановка на 16:00", "огляд від «Назва»", "Телеграм-канал «Назва»:".
_OPENING_LINE = re.compile(
    r"(?:[^\n]{0,60}?(?:огляд|зведення|дайджест"
    r"|обзор|сводка|итоги|підсумки)"
    r" (?:(?:від|от) (?P<by>[^\n,.:]{3,60})"
    r"|(?P<channel>«[^\n»]{3,60}»))[.:]?"
    r"|(?P<name>[^\n,.:!?]{3,90})(?::"
    r"|[,.:] ?(?:(?:оперативн|обстановк|ситуаці|ситуаци"
    r"|станом|зведенн|сводк|по состоянию|на \d)[^\n]{0,60}))?)",
    re.IGNORECASE,
)
# "Дмитро Брижинський", "Гончаренко": nominatives of names.
_PERSON = re.compile(
    r"(?:Андрі?[ий]|Антон|Артем|Арт[её]м|Борис|Богдан"
    r"|Вадим|Вал[еє]р[иі]?[йяї]+|Василь"
    r"|Василий|Вікто?р|Виктор|В[иі]тал[иі]й|Владимир"
    r"|Володимир|Влад[иі]слав|В.ячеслав"
    r"|Геннад[иі]й|Григор[иі]й|Даніл|Данило"
    r"|Дан[иі]ил|Денис|Дмитро|Дмитрий|Євген|Евгений"
    r"|[ІИ]гор[ьі]?|[ІИ]ван|[ІИ]лл?я|Катерина"
    r"|Екатерина|Костянтин|Константин|Леон[иі]д"
    r"|Максим|Марина|Микита|Никита|Микола|Николай"
    r"|М[иі]ха?йло|Михаил|Наталія|Наталья"
    r"|Олександра?|Александра?|Олексій|Алексей|Олег"
    r"|Ольга|Павло|Павел|П[её]тр|Петро"
    r"|Роман|Ростислав|Руслан|Святослав|Сергій|Сергей"
    r"|Станіслав|Станислав|Степан|Тарас"
    r"|Тетяна|Татьяна|Тимофій|Тимур|Ф[её]дір"
    r"|Ф[её]дор|Юр[иі]й|Юлія|Юлия|Ярослав)"
    r" [А-ЯІЇЄҐ][\w'’-]+|[А-ЯІЇЄҐ][\w'’-]+(?:енко"
    r"|чук|нюк|ович|евич|ейко)"
)
# Pictures, flags and dashes before a name.
_SIGNS = re.compile(r"^[^\w«„“\"]+")
_PICTURES = re.compile(r"[^\w»”\")]+$")
# "Подробиці — від X", "Джерело: X".
_SIGNED_BY = re.compile(
    r"^(?:(?:подробиці|деталі|подробности|детали"
    r"|інформація|информация|дані|данные)"
    r"[^\w]{1,4}(?:від|от|за даними|по данным)\s+"
    r"|(?:джерело|источник|автор)\s?[:—–-]\s?"
    r"|за даними\s+|по данным\s+)",
    re.IGNORECASE,
)
_LAST_BREAK = re.compile(r"[.!?…»”][)\s]+|\n+")
_ENVOY_TO = re.compile(
    r"(?<!\w)(?:при|[ву]) (?:оон|нато|обсє|обсе|єс|ес|раді безпеки)", re.I
)
_STATE = re.compile(r"(?<!\w)(?:україн|украин|росі[їяю]|росси[июя]|рф(?!\w))", re.I)
_PARTIES = (Side.RU, Side.UA)
_CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Patterns:
    subjects: dict[Side, re.Pattern[str]]
    parties: dict[Side, re.Pattern[str]]
    own_subjects: re.Pattern[str]
    opponent_subjects: re.Pattern[str]
    opponent: re.Pattern[str]
    targets: re.Pattern[str]
    installed: re.Pattern[str]
    independent: re.Pattern[str]
    speakers: dict[Side, re.Pattern[str]]
    partner: re.Pattern[str]
    local_offices: re.Pattern[str]
    russian_regions: re.Pattern[str]
    ukrainian_regions: re.Pattern[str]
    sources: re.Pattern[str]
    services: re.Pattern[str]
    media: dict[Side, re.Pattern[str]]
    weak_voice: re.Pattern[str]
    named_russians: re.Pattern[str]
    voices: dict[Side, re.Pattern[str]]


@cache
def _patterns(language: str) -> _Patterns:
    words = word_lists(InflectedSideWords, language)
    return _Patterns(
        subjects={
            Side.RU: any_of(words.russian_subjects),
            Side.UA: any_of(words.ukrainian_subjects),
        },
        parties={Side.RU: any_of(words.russian), Side.UA: any_of(words.ukrainian)},
        own_subjects=any_of(words.own_subjects),
        opponent_subjects=any_of(words.opponent_subjects),
        opponent=any_of(words.opponent),
        targets=re.compile("|".join(words.targets), re.IGNORECASE),
        installed=any_of(words.installed),
        independent=any_of(words.independent),
        speakers={
            Side.RU: any_of(words.russian_speakers),
            Side.UA: any_of(words.ukrainian_speakers),
        },
        partner=any_of(words.partner),
        local_offices=any_of(words.local_offices),
        russian_regions=any_of(words.russian_regions),
        ukrainian_regions=any_of(words.ukrainian_regions),
        sources=any_of(words.sources),
        services=any_of(words.services),
        media={
            Side.RU: any_of(words.russian_media),
            Side.UA: any_of(words.ukrainian_media),
        },
        weak_voice=any_of(words.weak_russian_voice),
        named_russians=any_of(words.named_russians),
        voices={
            Side.RU: any_of(words.russian_voice),
            Side.UA: any_of(words.ukrainian_voice),
        },
    )


def side_of_claimant(words: str, language: str) -> Side:
    """Return the side of a claimant as a report names it; unknown when the words do
    not tell. language: uk or ru.
    """
    if not _CYRILLIC.search(words):
        return side_of(words)
    patterns = _patterns(language)
    if _STATE.search(words):
        # "Постпред России при ООН" is of his state.
        words = _ENVOY_TO.sub(" ", words)
    if patterns.installed.search(words):
        return Side.RU
    source = patterns.sources.search(words)
    if source is not None:
        return _side_of_source(words[source.end() :], patterns)
    if patterns.independent.search(words):
        return _side_of_observer(words, patterns)
    person = person_in(words) or _person_declined(words, language)
    if person is not None:
        return person.side
    return _side_of_office(words, patterns) or _side_by_words(words, patterns)


def _side_of_observer(words: str, patterns: _Patterns) -> Side:
    """Return Russia's side for who reports for its state or its army ("корреспондент
    ТАСС"), independent for another medium, institute, reporter or resident.
    """
    role = _REPORTER.search(words)
    if role is None or patterns.independent.search(words[: role.start()]):
        return Side.INDEPENDENT
    rest = _REPORTER.sub(" ", _OF_RUSSIA.sub(" ", words))
    if patterns.independent.search(rest):
        return Side.INDEPENDENT
    is_russian = patterns.speakers[Side.RU].search(rest) is not None
    return Side.RU if is_russian else Side.INDEPENDENT


def _side_of_office(words: str, patterns: _Patterns) -> Side | None:
    """Return the side of a local office by its region, None for another."""
    if not patterns.local_offices.search(words):
        return None
    if patterns.russian_regions.search(words):
        return Side.RU
    return Side.UA if patterns.ukrainian_regions.search(words) else None


def _side_by_words(words: str, patterns: _Patterns) -> Side:
    """Return the side of the party or partner first named, unknown without one."""
    firsts = {
        side: match.start()
        for side, pattern in patterns.speakers.items()
        if (match := pattern.search(words))
    }
    if _is_russian_staff(words, patterns):
        return Side.RU
    has_party = _names_party(words, patterns) or _STATE.search(words)
    if patterns.partner.search(words) and not has_party:
        # "Міністерство оборони Литви": whose an office is its country tells.
        return Side.PARTNER
    if firsts:
        return min(firsts, key=lambda side: firsts[side])
    return Side.PARTNER if patterns.partner.search(words) else Side.UNKNOWN


def _side_of_source(words: str, patterns: _Patterns) -> Side:
    """Return the side of a source by where he sits, not by who cites him: "джерело
    «Назва» в СБУ"; in a service that is not named he sits in that of the medium's
    country. Unknown for a source of which no more is told.
    """
    bare = patterns.independent.sub(" ", _QUOTED.sub(" ", words))
    for side, pattern in patterns.speakers.items():
        if pattern.search(bare):
            return side
    if not patterns.services.search(bare):
        return Side.UNKNOWN
    for side, media in patterns.media.items():
        if media.search(words):
            return side
    return Side.UNKNOWN


def speaks_of_party(words: str, language: str) -> bool:
    """Tell whether words name a party to this war."""
    return _names_party(words, _patterns(language))


def _names_party(words: str, patterns: _Patterns) -> bool:
    named = [*patterns.parties.values(), patterns.opponent]
    return any(pattern.search(words) for pattern in named)


def _is_russian_staff(words: str, patterns: _Patterns) -> bool:
    """Tell "Генштаб РФ" from "Генштаб": whose a staff or ministry is stands behind."""
    match = patterns.speakers[Side.RU].search(words)
    staff = re.search(
        r"генштаб|генеральн|міноборони|минобороны|міністерств", words, re.I
    )
    return match is not None and staff is not None and "укра" not in words.lower()


def _person_declined(words: str, language: str) -> Claimant | None:
    """Return the person whose name stands in another case. A form that is guessed must
    sound just as the surname: two guesses in a row find anybody.
    """
    forms = _in_nominative(words, language)
    person = person_in(forms)
    if person is None:
        return None
    heard = {sounds(form) for form in forms.split()}
    names = (*person.surnames, *(name.split()[-1] for name in person.spellings))
    return person if any(sounds(name) in heard for name in names) else None


def _in_nominative(words: str, language: str) -> str:
    """Return the words with each name's likeliest nominative behind it: "за словами
    Сирського".
    """
    out: list[str] = []
    for word in words.split():
        if not word[:1].isupper():
            continue
        core = word.strip('«»"“”,.()')
        out += [form for form in nominatives(core, language)[:6] if form]
    return " ".join(out)


def voice_of(text: str, publisher: str, language: str) -> Side:
    """Return whose report a text is, by how it calls the other side: for that side
    "the enemy" is the other. Ukrainian reports are Ukraine's unless they show
    otherwise; of a Russian one that shows nothing it is unknown.
    """
    side = side_of(publisher)
    if side in OTHER:
        return side
    if language == "uk":
        return Side.UA
    counts = {
        side: len(pattern.findall(text))
        for side, pattern in _patterns(language).voices.items()
    }
    # "ВСУ" is what its enemy calls it, and whoever names both armies.
    patterns = _patterns(language)
    takes_side = patterns.opponent.search(text) or _OURS_IN_TEXT.search(text)
    if takes_side and not patterns.named_russians.search(text):
        counts[Side.RU] += len(_patterns(language).weak_voice.findall(text))
    if counts[Side.RU] == counts[Side.UA]:
        return Side.UNKNOWN
    return max(counts, key=lambda side: counts[side])


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of an event. start, end: offsets in the text; first, last: of the
    words that tell of the event. voice: whose report it is. speaker: the side of who
    says it.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    language: str
    voice: Side
    speaker: Side = Side.UNKNOWN

    @property
    def before(self) -> str:
        """The words before the event."""
        return self.text[self.start : self.first]

    @property
    def own(self) -> str:
        """The words of the event."""
        return self.text[self.first : self.last]

    @property
    def after(self) -> str:
        """The words behind the event."""
        return self.text[self.last : self.end]

    @property
    def whole(self) -> str:
        """All its words."""
        return self.text[self.start : self.end]


def actor_in(clause: Clause, kind: Kind) -> Side:
    """Return who acts in an event, unknown when nothing in its clause says so."""
    if kind is Kind.CLASH:
        return _clashing(clause)
    actor = _shown_actor(clause, kind)
    if actor is not None:
        return actor
    if _SUFFERED.search(clause.own):
        clause = replace(clause, start=clause.first)
    before = _nearest_subject(clause)
    if kind is Kind.HOLD:
        return _defender(clause, before)
    if kind in (Kind.RETAKE, Kind.CAPTURE):
        return _taker(clause, before)
    if before is not None:
        return before
    return _named_behind(clause, kind)


def _named_behind(clause: Clause, kind: Kind) -> Side:
    """Return who acts where no subject stands before an event: by who is fired at, by
    the subject behind it, else by the party that its clause names.
    """
    aimed_at = _target(clause)
    if aimed_at is not None and kind is Kind.STRIKE:
        return OTHER[aimed_at]
    behind = _CAPITAL.sub(" ", clause.own + clause.after)
    return _subject(behind, clause) or _party(clause.whole, clause) or Side.UNKNOWN


def _owner_of_weapon(clause: Clause) -> Side:
    """Return whose what was shot down is, not who shot it down."""
    own = _OWNER_BEFORE.search(clause.before)
    if own is not None:
        return _party(own.group(), clause) or Side.UNKNOWN
    owner = clause.own + clause.after[:_OWNER_REACH]
    return _party(owner, clause) or Side.UNKNOWN


def _shown_actor(clause: Clause, kind: Kind) -> Side | None:
    """Return who acts where a phrase of that kind of event shows it, whatever else is a
    subject; None where none does.
    """
    boaster = _boaster(clause) if kind in _SUCCESSES else None
    if boaster is not None:
        return boaster
    if kind is Kind.STRIKE and _SHOT_DOWN.match(clause.own):
        return _owner_of_weapon(clause)
    if _is_ours(clause, kind):
        return clause.voice
    if kind is Kind.ADVANCE:
        return _breaker(clause)
    if kind is Kind.WITHDRAW and _OF_UKRAINIANS.match(clause.after):
        return Side.UA
    return _shown_holder(clause, kind)


def _shown_holder(clause: Clause, kind: Kind) -> Side | None:
    """Return who has or takes a place by a phrase that only tells of one."""
    if kind in _TAKING and _OCCUPIED.search(clause.own):
        return Side.RU
    if kind is Kind.CONTROL and _IN_HANDS.search(clause.own):
        return _holder(clause)
    return None


def _is_ours(clause: Clause, kind: Kind) -> bool:
    """Tell "тримаємо", "село наше": whoever tells of it did it."""
    if _FIRST_PERSON.match(clause.own):
        return True
    if kind is Kind.HOLD and _WE.search(clause.own):
        # "Штурм села ми відбили".
        return True
    return kind in _KEEPING and _OF_US.match(clause.own) is not None


def _holder(clause: Clause) -> Side | None:
    """Return whose control a place is under, which stands beside it: "под нашим
    контролем", "під контролем ЗСУ"; None where nothing does.
    """
    behind = clause.own + clause.after
    if _OURS.search(behind):
        return clause.voice
    state = _OF_STATE.search(behind)
    if state is not None:
        return Side.UA if state["ua"] or state["with"] else Side.RU
    near = behind.partition(",")[0]
    return _subject(near, clause) or _party(near, clause)


def _breaker(clause: Clause) -> Side | None:
    """Return who broke a line of defence by whose it was, None without one."""
    broken = _BROKEN_LINE.search(clause.before + clause.own + clause.after)
    if broken is None:
        return None
    whose = broken["whose"] or broken["other"] or broken["third"]
    loser = _party(whose, clause)
    return None if loser is None else OTHER[loser]


def _nearest_subject(clause: Clause) -> Side | None:
    """Return the subject before an event; one that only stands behind an earlier comma
    gives way to one right behind the verb: "ворог тиснув, його вибили бійці".
    """
    before = _subject(clause.before, clause)
    if before is None or _subject(clause.before.rpartition(",")[2], clause) is not None:
        return before
    if "," not in clause.before:
        return before
    following = " ".join(clause.after.split(",")[0].split()[:_ADJACENT])
    return _subject(following, clause) or before


def _boaster(clause: Clause) -> Side | None:
    """Return the party whose words a report speaks of, "заяви росіян про взяття": what
    it says to have taken it took itself. None without such words.
    """
    match = _WORDS_OF.search(clause.before)
    if match is None:
        return None
    whose = match["whose"]
    party = _party(whose, clause)
    if party is not None:
        return party
    side = side_of_claimant(whose, clause.language)
    return side if side in OTHER else None


def subject_before(clause: Clause) -> Side:
    """Return the party that stands as subject before an event, unknown without one."""
    return _subject(clause.before, clause) or Side.UNKNOWN


def _clashing(clause: Clause) -> Side:
    """Return the one party that a clash is said to be with or by, in its own stretch
    between commas.
    """
    before = clause.before.rpartition(",")[2]
    after = clause.after.partition(",")[0]
    subject = _subject(before, clause) or _subject(after, clause)
    return subject or Side.UNKNOWN


def _subject(words: str, clause: Clause) -> Side | None:
    """Return the party that stands as subject or agent nearest to the end of some
    words; None for none.
    """
    patterns = _patterns(clause.language)
    # Of two that end together the longer tells whose: "ворожі штурмовики".
    ends: dict[Side, tuple[int, int]] = {}
    for side, pattern in patterns.subjects.items():
        for match in pattern.finditer(words):
            ends[side] = match.end(), -match.start()
    opponent = OTHER.get(clause.voice)
    if opponent is not None:
        for side, pattern in (
            (clause.voice, patterns.own_subjects),
            (opponent, patterns.opponent_subjects),
        ):
            for match in pattern.finditer(words):
                own = match.end(), -match.start()
                ends[side] = max(own, ends.get(side, own))
    if not ends:
        return None
    return max(ends, key=lambda side: ends[side])


def _party(words: str, clause: Clause) -> Side | None:
    """Return the party first named in any case, None for none."""
    patterns = _patterns(clause.language)
    starts: dict[Side, int] = {}
    for side, pattern in patterns.parties.items():
        match = pattern.search(words)
        if match:
            starts[side] = match.start()
    opponent = OTHER.get(clause.voice)
    match = patterns.opponent.search(words)
    if opponent is not None and match:
        starts[opponent] = min(match.start(), starts.get(opponent, match.start()))
    if not starts:
        return None
    return min(starts, key=lambda side: starts[side])


def _target(clause: Clause) -> Side | None:
    """Return the party that is fired at, None where none is named."""
    match = _patterns(clause.language).targets.search(
        clause.text, clause.first, clause.end
    )
    if match is None:
        return None
    return _party(clause.text[match.end() : clause.end], clause)


def _defender(clause: Clause, before: Side | None) -> Side:
    beaten = _beaten(clause, before)
    if before is not None:
        return _defender_behind(clause, before, beaten)
    subject = _subject(clause.after, clause)
    if subject is not None and (subject is not beaten or not _is_attack(clause.own)):
        return subject
    if beaten is not None:
        return OTHER[beaten]
    if _BEATEN_BACK.search(clause.own):
        # Who tells of an attack that was beaten back beat it back.
        return clause.speaker if clause.speaker in OTHER else clause.voice
    return Side.UNKNOWN


def _beaten(clause: Clause, before: Side | None) -> Side | None:
    """Return who is beaten back, None where nobody is told: in "Вагнерівцям не дали
    зайти" who is not let in stands before.
    """
    if before is None and clause.own.lower().startswith(_NOT_LETTING):
        beaten = _party(clause.before, clause)
        if beaten is not None:
            return beaten
    return _party(clause.own, clause) or _party(clause.after, clause)


def _is_attack(words: str) -> bool:
    """Tell words of an attack behind which stands whose it was; behind "атаки відбили"
    stands who beat it off.
    """
    return _ATTACK.search(words) is not None and not _ATTACK_BEFORE_VERB.search(words)


def _defender_behind(clause: Clause, before: Side, beaten: Side | None) -> Side:
    """Return who holds out behind a subject: in "Атаки ворога відбито" that is what was
    beaten back.
    """
    agent = _agent(clause.after, clause)
    if agent is not None or beaten is not None:
        return agent or before
    is_passive = re.search(r"(?:т|н)(?:[оиаы]|ий)$", clause.own.strip()) is not None
    is_of_enemy = before == OTHER.get(clause.voice)
    return OTHER[before] if is_passive and is_of_enemy else before


def _agent(words: str, clause: Clause) -> Side | None:
    """Return the party in the instrumental, by which something is done."""
    for side, pattern in _patterns(clause.language).subjects.items():
        for match in pattern.finditer(words):
            if (
                match.group()
                .split()[0]
                .lower()
                .endswith(("ами", "ями", "ими", "ом", "ем"))
            ):
                return side
    return None


def _taker(clause: Clause, before: Side | None) -> Side:
    low = clause.own.lower()
    if low.startswith(_LOSING):
        loser = before or _party(clause.whole, clause) or clause.voice
        return OTHER.get(loser, Side.UNKNOWN)
    if _FLAG.search(low) or low.startswith(_PASSING):
        # "Российские флаги подняты": whose they are stands right before.
        flag = " ".join([*clause.before.split()[-1:], clause.own])
        before = _party(flag, clause) or before or Side.UNKNOWN
    if before is not None:
        return before
    if "контрол" in low or _HANDS.search(low):
        behind = clause.own + clause.after
        return _subject(behind, clause) or _party(behind, clause) or Side.UNKNOWN
    expelled = _party(clause.own, clause) if len(clause.own.split()) > 1 else None
    if expelled is not None:
        return OTHER[expelled]
    return _taker_behind(clause, low)


def _taker_behind(clause: Clause, low: str) -> Side:
    """Return who takes a place by the subject behind the verb, else by its word."""
    subject = _subject(clause.after.partition(",")[0], clause)
    return _taker_by_word(clause, low) if subject is None else subject


def _liberator(clause: Clause, low: str) -> Side:
    """Return who frees a place: by whom it is freed from, else by whose word it is."""
    freed_from = _FREED_FROM.match(clause.after)
    if freed_from is not None:
        holder = _party(freed_from["whom"], clause)
        return Side.UNKNOWN if holder is None else OTHER[holder]
    if low.startswith(_LIBERATING):
        return Side.UA
    return clause.voice if low.startswith(_FREEING) else Side.UNKNOWN


def _taker_by_word(clause: Clause, low: str) -> Side:
    """Return who takes a place by what the report calls it."""
    if low.startswith(_CLEARING):
        return _liberator(clause, low)
    if low.startswith(_GOING_TO):
        # "Дісталося ворогу": the new holder stands in the dative.
        return _party(clause.after, clause) or Side.UNKNOWN
    if low.startswith(_FALLING):
        # "Впало, ЗСУ втратили село": who lost it stands behind.
        loss = _LOSS.search(clause.after)
        loser = _subject(clause.after[: loss.start()], clause) if loss else None
        return Side.UNKNOWN if loser is None else OTHER[loser]
    # Nobody calls what is his own side's "захоплення" or "окупація".
    if low.startswith(_SEIZING):
        return Side.RU if clause.language == "uk" else OTHER.get(clause.voice, Side.RU)
    return Side.UNKNOWN


# "Оборону ворога прорвано", "прорвали линию обороны ВСУ": whose line it was lost it.
_BROKEN_LINE = re.compile(
    r"(?:(?:прорв|прорив"
    r"|прорыв)\w* (?:\w+ )?(?:лін\w+ |лини\w+ )?оборон\w+"
    r" (?P<whose>[\w-]+(?: рф)?)"
    r"|оборон\w+ (?P<other>[\w-]+)[^,;:]* прорв\w*"
    r"|вклини\w+ (?:в|у) (?:оборон|позиц"
    r"|порядк)\w+ (?P<third>[\w-]+(?: рф)?))",
    re.IGNORECASE,
)
# "Під окупацією", "потрапив в окупацію": nobody but Russia occupies.
_OCCUPIED = re.compile(
    r"(?<!де)ок?купаці|(?<!де)оккупаци|окупован(?:им|ий|ою|а|е|і)"
    r"|оккупирован",
    re.IGNORECASE,
)
_TAKING = frozenset({Kind.CONTROL, Kind.CAPTURE})
# "Під контролем України", and by its capital.
_OF_STATE = re.compile(
    r"контролем (?:(?P<ua>україни|украины|києва|киева)|росії|россии|москви|москвы"
    r"|кремля)|^за (?:(?P<with>україною|украиной)|росією|россией)",
    re.IGNORECASE,
)
# "Тримаємо", "просуваємося": whoever tells of it does it.
_FIRST_PERSON = re.compile(
    r"\w+(?:[аяую]ємо|[жчшивдтн]имо|[аяу]ем|продвигаем"
    r"|держим|стоим)(?:с[яь])?(?!\w)"
    r"(?! (?:росі|ворог|окуп|против|враг))",
    re.IGNORECASE,
)
_WE = re.compile(r"(?<!\w)(?:ми|мы|наші|наши)(?!\w)", re.IGNORECASE)
_KEEPING = frozenset({Kind.CONTROL, Kind.RETAKE})
# "Село наше", "північ за нами".
_OF_US = re.compile(
    r"(?:(?:снова|опять|вновь|знову?) )?наш|за наш?[мш]?и", re.IGNORECASE
)
# Words beside which stands who has a place.
_IN_HANDS = re.compile(
    r"контролем|руках|залиша|лиша|оста|^за |^під |^под |^у |^в ", re.IGNORECASE
)
# "Під контролем наших військ".
_OURS = re.compile(r"контролем (?:\w+ )?наш\w+|наш\w+ контролем", re.IGNORECASE)
# "Відступ українців": beside a withdrawal these are soldiers.
_OF_UKRAINIANS = re.compile(r"\s+(?:українців|украинцев)(?!\w)", re.IGNORECASE)
# Words behind a verb in which its subject may stand.
_ADJACENT = 4
_SUCCESSES = frozenset({Kind.CAPTURE, Kind.ADVANCE, Kind.CONTROL, Kind.RETAKE})
# "Слова Шойгу о взятии", "заяви росіян щодо просування".
_WORDS_OF = re.compile(
    r"(?:слов|заяв|твердженн|утверждени|повідомленн"
    r"|сообщени|рапорт|доповід|доклад"
    r"|похвальб|реляці|реляци|відомост"
    r"|сведени)\w* (?P<whose>(?:[«»\w-]+ ){1,4}?)"
    r"(?:про|о|об|щодо|відносно|относительно|що|что)(?!\w)[^,;:]*$",
    re.IGNORECASE,
)
_BEATEN_BACK = re.compile(
    r"(?:відбит|стриман|зупинен|отбит"
    r"|отраж[её]н|сорван|зірван|пресечен)\w*"
    r"(?: (?:\w+ )?(?:атак|штурм|контратак)\w*)?$",
    re.IGNORECASE,
)
_FLAG = re.compile(r"прапор|стяг|триколор|флаг|знам[яе]")
# "Обстрілів зазнало село": what stands before is no subject.
_SUFFERED = re.compile(r"зазна(?:в|л)|подверг(?:л|ся)", re.IGNORECASE)
# Characters behind "сбили восемь БПЛА" in which their owner stands.
_OWNER_REACH = 12
_LOSING = ("втрат", "втрач", "потер", "утрат", "утрач")
_FALLING = ("впа", "упа", "пал", "паде", "падін", "пада")
_LOSS = re.compile(
    r"(?<!\w)(?:втрат|утрат|потеря|відійш|отош|відступ|отступ|залиши|остави|покин)\w*",
    re.IGNORECASE,
)
# Who speaks so is of Ukraine's side.
_LIBERATING = ("деокуп", "деоккуп")
_GOING_TO = ("діста", "доста", "перешла к", "перешло к", "перешли к")
# "Очищено від окупантів": of whom a place is freed.
_FREED_FROM = re.compile(r"\s+(?:від|от)\s+(?P<whom>[^,;:]+)", re.IGNORECASE)
_FREEING = ("звільн", "визвол", "деокуп", "освоб", "деоккуп")
_CLEARING = (*_FREEING, "очищ", "зачищ", "вичищ", "вычищ")
_NOT_LETTING = ("не да", "не дозвол", "не позвол", "не пус")
# Whose an attack is that was beaten back stands behind it: "атаки ЗСУ".
_ATTACK = re.compile(r"атак|штурм|наступ|спроб|попыт|просуван|продвиж", re.I)
# Behind a verb a capital is what is attacked.
_CAPITAL = re.compile(r"\b(?:Київ|Киев|Москва)\b")
_SHOT_DOWN = re.compile(
    r"(?:збит|збил|збив|знищ|перехоп|приземл|подав"
    r"|знешкод|сбит|сбил|уничтож|перехва"
    r"|подавл)|(?:дрон|бпла|шахед|ракет"
    r"|безпілотник|беспилотник)\w* (?:\w+ )?"
    r"(?:збит|збил|збив|знищ|перехоп|сбит|сбил|уничтож|перехва)",
    re.IGNORECASE,
)
# "Російський дрон знищив": whose it is stands right before it.
_OWNER_BEFORE = re.compile(
    r"(?:російськ|українськ|ворож|российск|украинск|вражеск)\w+ $", re.IGNORECASE
)
_ATTACK_BEFORE_VERB = re.compile(
    r"^(?:атак|штурм|наступ|спроб|контратак|попыт).*(?:ли|ла|в|ло|л)$", re.IGNORECASE
)
# "Перейшло до рук окупантів", "оказалось в руках армии".
_HANDS = re.compile(r" рук(?:и|ах)?$")
# "Село отошло к россиянам": to whom stands behind.
_PASSING = ("відійш", "отош")
_SEIZING = ("захоп", "окуп", "захват", "оккуп")
