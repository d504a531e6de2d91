"""Invented calamity files of four years with their codes, so that the profile shows something."""

from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid4

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.calamities.actions.keep_measure import (
    Plan,
    carry_out_measure,
    plan_measure,
    record_effect,
)
from naast.calamities.choices import Stage
from naast.calamities.choices_coding import EventType, Part, Scope
from naast.calamities.logic.prisma.history import History
from naast.calamities.logic.prisma.sample import drawn, how_many
from naast.calamities.logic.prisma.tree import Node, Source, Stop, Tree
from naast.calamities.logic.prisma.walk import path_to
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import BlindSample, FileCoding, RootCauseCode, SecondCoding
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.coding import locked_texts
from naast.calamities.queries.files import SUMMARY
from naast.calamities.queries.measures import MeasureTexts
from naast.calamities.queries.tree import locked
from naast.people.models import Department, Person
from naast.privacy.locking import lock

SEED, FILES, YEARS = 7, 36, 4  # of the large hospital
CAUSES = {
    "TD": "Twee pompen voor verschillende medicijnen hebben hetzelfde scherm",
    "TM": "De slang was bij het uitpakken al gescheurd",
    "OEX": "De uitslag van het andere laboratorium kwam alleen op papier",
    "OK": "Wie nieuw was, had deze werkwijze nog niet gezien",
    "OP": "Het protocol zegt niet wie de dosis een tweede keer controleert",
    "OM": "In de nacht was er één verpleegkundige voor twee afdelingen",
    "OC": "Iedereen is gewend dit alarm stil te zetten",
    "HKK": "De zeldzame combinatie van klachten werd niet herkend",
    "HRC": "Twee collega's dachten allebei dat de ander zou bellen",
    "HRV": "Het polsbandje is niet met het etiket vergeleken",
    "HRI": "De stappen van de bereiding zijn in een andere volgorde gedaan",
    "HRM": "Na de verandering is de bloeddruk niet meer gemeten",
    "PRF": "De anatomie was ongewoon en vooraf niet te zien",
}
WEIGHTS = (5, 3, 4, 5, 9, 6, 4, 3, 7, 12, 7, 8, 6)
EVENT = "De behandeling begon later dan nodig was"
OTHER_CODE = {"HRV": "HRI", "OP": "OK", "HRM": "HRV", "TD": "TC", "OM": "OC"}
MEASURES = (
    ("equipment", "Pompen met een ander scherm per soort medicijn", "checked"),
    ("procedures", "In het protocol staat wie de tweede controle doet", "done"),
    ("information", "Nieuwe collega's lopen de eerste dag mee", "planned"),
)


def load_learning(
    secretary: Person,
    analyst: Person,
    departments: list[Department],
    now: datetime,
    number: int = FILES,
) -> None:
    """Closed files with trees and codes, a sample that was coded twice, and three measures."""
    random = Random(SEED)  # noqa: S311 - invented events need no secrecy
    files = [
        _coded_file(
            place,
            days_ago=60 + place * 365 * YEARS // number,
            secretary=secretary,
            analyst=analyst,
            departments=departments,
            now=now,
            random=random,
        )
        for place in range(number)
    ]
    _coded_twice(now, secretary, random)
    _measures(files[0], secretary, analyst, now)


def _coded_file(
    place: int,
    *,
    days_ago: int,
    secretary: Person,
    analyst: Person,
    departments: list[Department],
    now: datetime,
    random: Random,
) -> CalamityFile:
    day = timezone.localdate(now) - timedelta(days=days_ago)
    file_id = uuid4()
    file = CalamityFile.objects.create(
        id=file_id,
        number=f"C-{place + 1:03d}",
        department=departments[place % 3],
        stage=Stage.CLOSED.value,
        happened_on=day,
        noticed_on=day,
        established_on=day,
        closed_on=day + timedelta(days=50),
        summary=lock(EVENT, kind=SUMMARY, row_id=file_id),
        handed_over=True,
        opened_by=secretary.pk,
        opened_at=now - timedelta(days=days_ago),
    )
    found = list(dict.fromkeys(random.choices(list(CAUSES), WEIGHTS, k=random.randint(1, 3))))
    tree = _tree(found)
    row = CausalTree(file=file, changed_by=analyst.pk, changed_at=now, whole_on=file.closed_on)
    row.document = locked(row, History(tree))
    row.save()
    RootCauseCode.objects.bulk_create(
        _code(file, node.id, code=code, part=Part.FIRST, coder=analyst.pk, at=now)
        for node, code in zip(tree.nodes[1:], found, strict=True)
    )
    FileCoding.objects.create(
        file=file,
        event_type=random.choice((EventType.MEDICATION, EventType.MATERIALS, EventType.TREATMENT)),
        scope=Scope.HOSPITAL,
        finished_on=day + timedelta(days=45),
        finished_by=analyst.pk,
    )
    return file


def _tree(found: list[str]) -> Tree:
    top = Node(uuid4(), EVENT, source=Source.RECORD)
    causes = [
        Node(uuid4(), CAUSES[code], top.id, source=Source.INTERVIEW, stop=Stop.NO_FACTS)
        for code in found
    ]
    return Tree((top, *causes))


def _code(
    file: CalamityFile, node: UUID, *, code: str, part: Part, coder: UUID, at: datetime
) -> RootCauseCode:
    return RootCauseCode(
        file=file,
        node=node,
        part=part.value,
        code=code,
        path=path_to(code),
        coder=coder,
        coded_at=at,
    )


def _coded_twice(now: datetime, secretary: Person, random: Random) -> None:
    """A sample of each year that is over; about four of five codes alike, by an analyst who has
    left since."""
    this_year = timezone.localdate(now).year
    years = FileCoding.objects.filter(finished_on__year__lt=this_year).dates("finished_on", "year")
    for year in years:
        _sample(year.year, secretary, random)


def _sample(year: int, secretary: Person, random: Random) -> None:
    files = CalamityFile.objects.filter(coding__finished_on__year=year).order_by("pk")
    pool = {file.pk: file for file in files}
    drawn_on, coder = date(year + 1, 1, 5), uuid4()
    sample = BlindSample.objects.create(
        year=year,
        percent=60,
        least=5,
        seed=f"{year}abcdef",
        out_of=len(pool),
        pool=[str(pk) for pk in pool],
        drawn_on=drawn_on,
        drawn_by=secretary.pk,
    )
    at = timezone.make_aware(datetime.combine(drawn_on, time(9)))
    number = how_many(len(pool), percent=60, least=5)
    for file in (pool[pk] for pk in drawn(pool, seed=sample.seed, number=number)):
        first = list(file.codes.filter(part=Part.FIRST.value))
        coding_id = uuid4()
        texts = [(row.node, CAUSES[row.code]) for row in first]
        SecondCoding.objects.create(
            id=coding_id,
            sample=sample,
            file=file,
            texts=locked_texts(coding_id, texts),
            asked_on=drawn_on,
            done_on=drawn_on + timedelta(days=10),
        )
        for row in first:
            differs = random.random() < 0.25
            code = OTHER_CODE.get(row.code, "X") if differs else row.code
            _code(file, row.node, code=code, part=Part.SECOND, coder=coder, at=at).save()


def _measures(file: CalamityFile, secretary: Person, owner: Person, now: datetime) -> None:
    """One that worked, one whose effect is still to be checked, one that is to be carried out."""
    actor = Actor("user", str(secretary.pk), frozenset({Role.CALAMITY_SECRETARY, Role.COLLEAGUE}))
    today = timezone.localdate(now)
    for place, (kind, what, until) in enumerate(MEASURES):
        planned = now - timedelta(days=40)
        plan = Plan(
            kind=kind,
            texts=MeasureTexts(what, "Minder verwisselingen", "Een maand lang tellen"),
            owner_id=owner.pk,
            due_on=today + timedelta(days=20 * place - 30),
            check_on=today + timedelta(days=20 * place - 6),
            nodes=file.codes.values_list("node", flat=True)[:1],
        )
        row = plan_measure(actor=actor, at=planned, file_id=file.pk, plan=plan)
        said = {"actor": actor, "at": now - timedelta(days=5), "measure_id": row.pk}
        if until != "planned":
            done_on = today - timedelta(days=20)
            bought = "Vastgelegd bij de afdeling"
            row = carry_out_measure(**said, revision=1, done_on=done_on, evidence=bought)
        if until == "checked":
            told = "Geen verwisseling in een maand"
            record_effect(**said, revision=row.revision, effect="worked", evidence=told)
