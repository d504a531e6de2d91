"""The published numbers of a year as pages show them: what is said, what is shown, what is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from naast.insight.choices_questions import FIRST, QUESTION_WORDS, QuestionWords
from naast.insight.choices_tables import WHY_WORDS, all_small, not_said, why_hidden
from naast.insight.choices_tables_answers import FEELING_WORDS, STATEMENT_WORDS
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.stored import Stored
from naast.insight.queries.due import FIRST_DAY
from naast.insight.queries.publications import NoticeView, PublicationView
from naast.insight.wording_figures import answer_to, in_short
from naast.insight.wording_pictures import Picture
from naast.web.insight.pictures_feelings import feeling_picture
from naast.web.insight.pictures_figures import picture_of
from naast.web.insight.shown_tables import ShownTable, Words, flat, shown_table, words_of

YEARS_BESIDE = 3  # with the year itself


@dataclass(frozen=True)
class QuestionRow:
    """One question of a year. shows: some number answers it."""

    code: str
    words: QuestionWords
    shows: bool


@dataclass(frozen=True)
class Coming:
    """ready: the year that is over and not published; "" where it is. next: from_on its day on; by
    itself from another."""

    ready: str
    next: str
    from_on: date
    by_itself: date


@dataclass(frozen=True)
class Choice:
    """Which tables of one question a page shows, in order. longer: of three years, by the code of
    the year's table of which they show more; instead: codes of those that stand for a thin year.
    hidden: what shows nothing, for the sentence that says why."""

    shown: tuple[Stored, ...]
    longer: Mapping[str, Stored]
    instead: frozenset[str]
    hidden: tuple[Stored, ...]


@dataclass(frozen=True)
class NoticeRow:
    """about: the table, where the notice does not stand beside it."""

    written_on: date
    text: str
    about: Words


@dataclass(frozen=True)
class Group:
    """Tables behind one press."""

    title: Words
    tables: tuple[ShownTable, ...]
    picture: Picture | None = None


def chosen(tables: Sequence[Stored]) -> Choice:
    """A year before three years together, which stand in its place where it is too thin."""
    years = {_what(one): one for one in tables if len(one.periods) == 1}
    longer = {_what(one): one for one in tables if len(one.periods) > 1}
    choice: dict[str, Stored] = {}
    instead, hidden = set(), []
    for one in tables:
        twin = longer.get(_what(one)) if len(one.periods) == 1 else years.get(_what(one))
        if not one.shows:
            hidden += [] if twin and twin.shows else [one]
        elif len(one.periods) == 1 or not (twin and twin.shows):
            choice[one.code] = one
            instead |= {one.code} if len(one.periods) > 1 and twin else set()
    pairs = ((one, longer.get(_what(one))) for one in choice.values() if len(one.periods) == 1)
    more = {one.code: twin for one, twin in pairs if twin and _shows_more(twin, one)}
    kept = tuple(one for one in choice.values() if not _said_by_another(one, choice.values()))
    return Choice(kept, more, frozenset(instead), _without_twins(hidden))


def _said_by_another(one: Stored, others: Iterable[Stored]) -> bool:
    """A coarse list says nothing beside its fine one that shows all; files still hold both."""
    if one.published is None or not one.published.dimensions:
        return False
    mine = {dimension.code for dimension in one.published.dimensions}
    return any(
        other.published.complete
        and other.periods == one.periods
        and other.population == one.population
        and mine < {dimension.code for dimension in other.published.dimensions}
        and len(flat(other.published).axes) == 1
        for other in others
        if other.published
    )


def _shows_more(longer: Stored, year: Stored) -> bool:
    """Where the year shows all, three years together say nothing that three years say not."""
    one, other = longer.published, year.published
    return bool(one and other and len(one.numbers) > len(other.numbers))


def coming(years: Sequence[str], today: date) -> Coming:
    """A year can be published when it is over, and no later one is. years: the newest first."""
    last = str(today.year - 1)
    ready = "" if years and years[0] >= last else last
    year = today.year + 1
    return Coming(ready, str(today.year), date(year, 1, 1), date(year, 1, FIRST_DAY))


def year_of(view: PublicationView) -> dict[str, object]:
    """For the page of a year."""
    return {
        "period": view.period,
        "made_on": view.made_on,
        "mark": view.mark,
        "notices": [_notice(one) for one in view.notices],
        "said": in_short(view.tables),
        "questions": questions_of(view),
    }


def questions_of(view: PublicationView) -> list[QuestionRow]:
    """In the order in which they are read; calamities only where the hospital keeps their files."""
    asked: dict[Question, bool] = {}
    for one in view.tables.values():
        asked[one.question] = asked.get(one.question, False) or one.shows
    return [
        QuestionRow(question.value, words, asked[question])
        for question, words in QUESTION_WORDS.items()
        if question in asked and may_be_asked(question)
    ]


def questions() -> list[QuestionWords]:
    """What a year will answer, as far as it can."""
    return [words for question, words in QUESTION_WORDS.items() if may_be_asked(question)]


def may_be_asked(question: Question) -> bool:
    """Whether the hospital uses the half of Naast that it is about."""
    return settings.CALAMITIES or question is not Question.CALAMITIES


def first_of(view: PublicationView, question: Question) -> Stored | None:
    """The table that answers best, of those that show something."""
    shown = chosen(_tables(view, question)).shown
    if FIRST.get(question) == ():
        return None
    wanted = [f"{code}{suffix}" for code in FIRST.get(question, ()) for suffix in ("", "_3y")]
    ranked = sorted(shown, key=lambda one: wanted.index(one.code) if one.code in wanted else 99)
    return ranked[0] if ranked else None


def page_of(
    view: PublicationView, question: Question, first: Stored | None, earlier: Sequence[Stored]
) -> dict[str, object]:
    """For the page of one question. earlier: the first table's, oldest first."""
    choice = chosen(_tables(view, question))
    picture = picture_of(question, view.tables, first)
    rows = questions_of(view)
    place = [row.code for row in rows].index(question.value) if rows else 0
    beside = [one for one in reversed(earlier) if len(one.periods) == 1]
    others = [one for one in choice.shown if one is not first]
    return {
        "period": view.period,
        "question": question.value,
        "words": QUESTION_WORDS[question],
        "notices": _notices(view, question, choice),
        "said": answer_to(question, view.tables),
        "picture": picture,
        "first": _shown(view, first, beside, choice) if first else None,
        "groups": _groups([_shown(view, one, (), choice) for one in others], view.tables),
        "bare": bool(picture and first and picture.words.key.endswith(f"-{first.code}")),
        "hidden": list(dict.fromkeys(words_of(one.code).title for one in choice.hidden)),
        "whys": _whys([*choice.shown, *choice.hidden]),
        "before": rows[place - 1] if place else None,
        "after": rows[place + 1] if place + 1 < len(rows) else None,
    }


def _notices(view: PublicationView, question: Question, choice: Choice) -> list[NoticeRow]:
    """About the year, and about tables of this question that do not stand on the page."""
    shown = {one.code for one in (*choice.shown, *choice.longer.values())}
    away = {one.code for one in _tables(view, question)} - shown
    return [_notice(one) for one in view.notices if one.code in {"", *away}]


def _notice(one: NoticeView) -> NoticeRow:
    return NoticeRow(one.written_on, one.text, words_of(one.code).title if one.code else "")


def _groups(tables: Sequence[ShownTable], stored: Mapping[str, Stored]) -> list[Group]:
    """All tables of one feeling behind one press, and all sentences behind another."""
    groups: dict[Words, list[ShownTable]] = {}
    for one in tables:
        groups.setdefault(_topic(one), []).append(one)
    return [
        Group(title, tuple(found), _picture(found[0], stored)) for title, found in groups.items()
    ]


def _picture(one: ShownTable, stored: Mapping[str, Stored]) -> Picture | None:
    """Of a feeling, step by step."""
    about = _about(one)
    return feeling_picture(about, stored) if about in FEELING_WORDS else None


def _about(one: ShownTable) -> str:
    return one.code.removeprefix("answers_").removesuffix("_3y").partition("_")[0]


def _topic(one: ShownTable) -> Words:
    about = _about(one)
    if about in FEELING_WORDS:
        return FEELING_WORDS[about]
    return _("Each sentence by itself") if about in STATEMENT_WORDS else one.words.title


def _shown(
    view: PublicationView, one: Stored, earlier: Sequence[Stored], choice: Choice
) -> ShownTable:
    table = shown_table(one, earlier if len(one.periods) == 1 else ())
    twin = choice.longer.get(one.code)
    return replace(
        table,
        notices=tuple(view.notices_of(one.code)),
        instead=one.code in choice.instead,
        longer=_shown(view, twin, (), choice) if twin else None,
    )


def _whys(tables: Sequence[Stored]) -> list[str]:
    """Each reason once."""
    figures = [figure for one in tables for figure in one.figures if not figure.value]
    told = [str(WHY_WORDS[one.why]) for one in figures if one.why in WHY_WORDS]
    return told_once([*filter(None, map(why_hidden, tables)), *told])


def told_once(whys: Iterable[str]) -> list[str]:
    """Without that all that is hidden is small, where it is not said of some whether they are."""
    found = list(dict.fromkeys(whys))
    return [one for one in found if one != all_small() or not_said() not in found]


def _tables(view: PublicationView, question: Question) -> list[Stored]:
    return [one for one in view.tables.values() if one.question == question]


def _without_twins(hidden: Sequence[Stored]) -> tuple[Stored, ...]:
    """Of a year and three years that both show nothing, one is enough."""
    seen = {_what(one): one for one in hidden}
    return tuple(seen.values())


def _what(one: Stored) -> object:
    """The same for a table of a year and its sister of three years; figures stand alone."""
    if one.published is None:
        return one.code
    return one.population, tuple(dimension.code for dimension in one.published.dimensions)
