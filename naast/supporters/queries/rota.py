"""The rota as the coordinator plans it and as each supporter sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.queries import absences_between
from naast.supporters.choices import Accepts
from naast.supporters.choices_rota import RotaState
from naast.supporters.logic.readiness import is_ready
from naast.supporters.logic.rota import (
    Candidate,
    Kind,
    Turn,
    WhyNot,
    Wish,
    turns_between,
    why_not,
)
from naast.supporters.logic.rota_draft import Plan
from naast.supporters.logic.rota_words import Explained, Summary, explained, summary
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn, Rota, TurnOffer, TurnWish
from naast.supporters.queries.on_call import (
    as_turn,
    on_call_choice,
    pattern_of,
    published,
    rota_hours,
)
from naast.supporters.queries.readiness import records_of, training_rules
from naast.supporters.queries.team import active_supporters

YEAR = timedelta(days=365)
AROUND = timedelta(days=28)
_KIND_OF = {Accepts.NIGHTS.value: Kind.NIGHT, Accepts.WEEKENDS.value: Kind.DAY}


@dataclass(frozen=True)
class RotaPage:
    """rows: each turn with its explanation; names: of supporters by id."""

    rota: Rota
    rows: tuple[tuple[OnCallTurn, Explained], ...]
    names: Mapping[str, str]
    summary: Summary


@dataclass(frozen=True)
class OwnHours:
    """On call in the twelve months before today, and planned from today on. In hours."""

    name: str
    past: float
    ahead: float


def candidates_for(
    first: date, last: date, *, but: Rota | None = None, drafts: bool = True
) -> list[Candidate]:
    """Everybody trained who can be asked, as a draft for these days sees them. A constant
    number of queries.

    but: the rota that is drafted; its turns are not counted as held. drafts: others that are not
    published are.
    """
    people = _who_take_part(first)
    ids = [row.pk for row in people]
    away = absences_between([row.person_id for row in people], first, last + timedelta(days=1))
    wishes = _wishes(ids, first, last)
    turns = OnCallTurn.objects.filter(supporter__in=ids, on__gt=first - YEAR)
    turns = turns if drafts else turns.filter(rota__state=RotaState.PUBLISHED.value)
    others = turns.exclude(rota=but) if but is not None else turns
    held: dict[UUID, list[Turn]] = {}
    for row in others:
        if row.supporter_id is not None:
            held.setdefault(row.supporter_id, []).append(as_turn(row))
    return [
        Candidate(
            id=str(row.pk),
            kinds=frozenset(kind for word, kind in _KIND_OF.items() if word in row.accepts),
            away=_away(row, away.get(row.person_id, [])),
            wishes=wishes.get(row.pk, {}),
            half_hours=sum(one.length for one in held.get(row.pk, ())),
            held=tuple(
                one for one in held.get(row.pk, ()) if first - AROUND <= one.on <= last + AROUND
            ),
        )
        for row in people
    ]


def _who_take_part(on: date) -> list[Supporter]:
    """Whoever can be asked at all: trained, with agreement and core competences, and available."""
    rows = [
        row
        for row in active_supporters(on)
        if row.available and row.trained_on is not None and row.trained_on <= on
    ]
    rules, records = training_rules(), records_of(rows, on)
    return [row for row in rows if is_ready(records[row.pk], rules, on)]


def _away(row: Supporter, days: Sequence[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """After the last day too; the night of that day reaches beyond it, as a draft knows."""
    rest = ((date.min, row.rest_until),) if row.rest_until else ()
    ends = [day for day in (row.ended_on, row.person.ends_on) if day is not None]
    gone = ((min(ends) + timedelta(days=1), date.max),) if ends else ()
    return (*days, *rest, *gone)


def _wishes(
    ids: Sequence[UUID], first: date, last: date
) -> dict[UUID, dict[tuple[date, Kind], Wish]]:
    found: dict[UUID, dict[tuple[date, Kind], Wish]] = {}
    for row in TurnWish.objects.filter(supporter__in=ids, on__range=(first, last)):
        own = found.setdefault(row.supporter_id, {})
        own[row.on, Kind(row.kind)] = Wish(row.wish)
    return found


def rota_page(actor: Actor, rota: Rota) -> RotaPage | None:
    """With why each turn is whose; None for somebody who does not plan."""
    if not decide(actor, Right.PLAN_ON_CALL, rota):
        return None
    rows = list(rota.turns.select_related("supporter__person"))
    people = candidates_for(rota.first_on, rota.last_on, but=rota)
    by_turn = {as_turn(row): row for row in rows}
    plan = plan_of(rows)
    by_hand = frozenset(turn for turn, row in by_turn.items() if row.by_hand)
    pattern = pattern_of(on_call_choice())
    told = explained(list(by_turn), plan, people, pattern, by_hand)
    names = {str(row.pk): row.person.name for row in active_supporters(rota.first_on)}
    names |= {str(row.supporter_id): row.supporter.person.name for row in rows if row.supporter}
    return RotaPage(
        rota=rota,
        rows=tuple((by_turn[one.turn], one) for one in told),
        names=names,
        summary=summary(list(by_turn), plan, people, pattern),
    )


def plan_of(rows: Sequence[OnCallTurn]) -> Plan:
    """Who has which turn."""
    return {as_turn(row): str(row.supporter_id) for row in rows if row.supporter_id is not None}


def rotas(actor: Actor, today: date) -> list[Rota]:
    """Drafts, and what is published and not over."""
    if not decide(actor, Right.PLAN_ON_CALL):
        return []
    return list(Rota.objects.filter(last_on__gte=today))


def hours_of_team(actor: Actor, today: date) -> list[OwnHours]:
    """Everybody who takes part, the one with most first."""
    if not decide(actor, Right.PLAN_ON_CALL):
        return []
    willing = set(_KIND_OF)
    people = {row.pk: row for row in active_supporters(today) if willing & set(row.accepts)}
    hours = {pk: [0, 0] for pk in people}
    for row in published().filter(supporter__in=people, on__gt=today - YEAR):
        if row.supporter_id is not None:
            hours[row.supporter_id][row.on >= today] += as_turn(row).length
    found = [
        OwnHours(people[pk].person.name, past / 2, ahead / 2) for pk, (past, ahead) in hours.items()
    ]
    return sorted(found, key=lambda one: (-one.past - one.ahead, one.name))


def own_hours(supporter: Supporter, today: date) -> OwnHours:
    """Of one supporter, who sees it and nobody else of the team."""
    rows = list(published().filter(supporter=supporter, on__gt=today - YEAR))
    lengths = [(row.on >= today, as_turn(row).length / 2) for row in rows]
    return OwnHours(
        supporter.person.name,
        sum(one for ahead, one in lengths if not ahead),
        sum(one for ahead, one in lengths if ahead),
    )


def own_turns(supporter: Supporter, at: datetime) -> list[OnCallTurn]:
    """Published turns that are not over, the next first, each with its offer."""
    rows = published().filter(supporter=supporter, ends_at__gt=at)
    return list(rows.select_related("offer").order_by("starts_at", "place"))


def on_offer(supporter: Supporter, at: datetime) -> list[TurnOffer]:
    """Turns of others that wait for somebody, or have nobody and are offered to all."""
    rows = TurnOffer.objects.filter(turn__ends_at__gt=at, taker=None)
    rows = rows.exclude(turn__supporter=supporter).select_related("turn__supporter__person")
    return list(rows.order_by("turn__starts_at", "turn__place"))


def offers_to_decide(actor: Actor, at: datetime) -> list[TurnOffer]:
    """Somebody would take a turn although it breaks the rest or the most in four weeks."""
    if not decide(actor, Right.PLAN_ON_CALL):
        return []
    rows = TurnOffer.objects.filter(turn__ends_at__gt=at).exclude(taker=None)
    rows = rows.select_related("turn__supporter__person", "taker__person")
    return list(rows.order_by("turn__starts_at"))


def neighbours(turn: OnCallTurn) -> tuple[OnCallTurn | None, OnCallTurn | None]:
    """Whom one takes over from and hands over to, if a turn of the first place touches this one."""
    rows = published().exclude(supporter=None).filter(place=1).exclude(pk=turn.pk)
    return (
        rows.filter(ends_at=turn.starts_at).first(),
        rows.filter(starts_at=turn.ends_at).first(),
    )


def turns_to_wish(first: date, last: date) -> list[Turn]:
    """The nights and days that begin then, by the pattern that holds now."""
    found = turns_between(pattern_of(on_call_choice()), rota_hours(), first, last)
    return [turn for turn in found if turn.place == 1]


def published_until(today: date) -> date:
    """The last day that a published rota covers; yesterday where none does. Wishes for days before
    it change nothing any more."""
    rows = Rota.objects.filter(state=RotaState.PUBLISHED.value, last_on__gte=today)
    last = rows.order_by("-last_on").values_list("last_on", flat=True).first()
    return last or today - timedelta(days=1)


def own_wishes(supporter: Supporter, first: date, last: date) -> dict[tuple[date, Kind], Wish]:
    """What this supporter said of these days."""
    return _wishes([supporter.pk], first, last).get(supporter.pk, {})


@dataclass(frozen=True)
class Choosable:
    """Somebody who may be given a turn by hand, and what that would break."""

    id: str
    name: str
    broken: tuple[WhyNot, ...]


def people_for_turn(actor: Actor, turn: OnCallTurn) -> list[Choosable]:
    """The whole team that takes part today; first whoever breaks nothing."""
    if not decide(actor, Right.PLAN_ON_CALL, turn):
        return []
    names = {str(row.pk): row.person.name for row in active_supporters(turn.on)}
    wanted, pattern = as_turn(turn), pattern_of(on_call_choice())
    found = []
    for one in candidates_for(turn.on, turn.on):
        held = [other for other in one.held if other != wanted]
        found.append(Choosable(one.id, names[one.id], why_not(one, wanted, pattern, held)))
    return sorted(found, key=lambda one: (bool(one.broken), one.name))


def empty_turns(actor: Actor, at: datetime) -> list[OnCallTurn]:
    """Published, to come, and nobody's."""
    if not decide(actor, Right.PLAN_ON_CALL):
        return []
    return list(published().filter(supporter=None, ends_at__gt=at).order_by("starts_at", "place"))


def team_turns(at: datetime, until: datetime) -> list[OnCallTurn]:
    """The published rota as the whole team sees it."""
    rows = published().filter(ends_at__gt=at, starts_at__lt=until).exclude(supporter=None)
    return list(rows.order_by("starts_at", "place"))
