"""Events of some years. Of the support around them nothing is left but yes."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid4

from naast.incidents.models import Incident
from naast.people.models import Department

MONTHS, MONTH = 18, 30 * 1440  # minutes
KINDS = ("safety_incident", "safety_incident", "near_miss", "aggression", "complaint",
         "patient_death", "claim", "other")  # fmt: skip
HARMS = ("none", "none", "mild", "mild", "moderate", "severe", "unknown")
TEXTS = (
    "Twee infuuspompen van kleur verwisseld; op tijd gezien bij de overdracht.",
    "Val uit bed in de vroege ochtend; onderzoek gedaan, niets gebroken.",
    "Uitslag van het laboratorium kwam bij een andere afdeling terecht.",
    "Bezoeker werd boos en dreigde; de beveiliging is gekomen.",
    "Overlijden na reanimatie op de afdeling.",
    "Operatie uitgesteld omdat een instrument ontbrak.",
)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def load_events(
    random: Random, departments: list[Department], now: datetime, a_month: int = 48
) -> None:
    """Everything older than two weeks is decided and everyone involved was offered support."""
    moments = (14 * 1440, MONTHS * MONTH)
    _load(random, departments, [now - _ago(random, moments) for _ in range(MONTHS * a_month)])


def load_older_events(
    random: Random, departments: list[Department], now: datetime, *, since: date, a_month: int
) -> None:
    """Back to that day; fewer were reported, as in every hospital that begins."""
    months = (now.date() - since).days // 30
    moments = (MONTHS * MONTH, months * MONTH)
    number = (months - MONTHS) * a_month * 2 // 3
    _load(random, departments, [now - _ago(random, moments) for _ in range(number)])


def _ago(random: Random, moments: tuple[int, int]) -> timedelta:
    return timedelta(minutes=random.randint(*moments))


def _load(random: Random, departments: list[Department], moments: list[datetime]) -> None:
    numbers = set(Incident.objects.values_list("number", flat=True))
    rows = []
    for at in moments:
        kind = random.choice(KINDS)
        offered = random.random() < 0.4
        rows.append(
            Incident(
                number=_number(random, numbers),
                key=uuid4(),
                kind=kind,
                actuality="potential" if kind == "near_miss" else "actual",
                harm="death" if kind == "patient_death" else random.choice(HARMS),
                possible_calamity=random.choice(("no", "no", "no", "unknown", "yes")),
                happened_on=at.date(),
                department=random.choice(departments),
                text=random.choice(TEXTS),
                shaken=random.random() < 0.2,
                source=random.choice(("form", "form", "csv")),
                recorded_at=at,
                stored_at=at,
                support_decision="opened" if offered else "not_needed",
                support_offered=offered,
            )
        )
    Incident.objects.bulk_create(rows, batch_size=300)


def _number(random: Random, taken: set[str]) -> str:
    while True:
        number = "M-" + "".join(random.choices(LETTERS, k=5))
        if number not in taken:
            taken.add(number)
            return number
