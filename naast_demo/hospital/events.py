"""Events of eighteen months. Of the support around them nothing is left but yes."""

from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from naast.incidents.models import Incident
from naast.people.models import Department

MONTHS, A_MONTH = 18, 48
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


def load_events(random: Random, departments: list[Department], now: datetime) -> None:
    """Everything older than two weeks is decided and everyone involved was offered support."""
    numbers: set[str] = set()
    rows = []
    for _ in range(MONTHS * A_MONTH):
        at = now - timedelta(minutes=random.randint(14 * 1440, MONTHS * 30 * 1440))
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
