"""Coded files, samples and measures for tests."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from naast.access.models import User
from naast.calamities.actions.code_root_causes import choose_scope, code_root_cause, finish_coding
from naast.calamities.actions.keep_measure import Plan, plan_measure
from naast.calamities.choices import Stage
from naast.calamities.choices_coding import EventType, Scope
from naast.calamities.logic.prisma.tree import Node, Source, Stop, Tree
from naast.calamities.logic.prisma.walk import path_to
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import FileCoding, RootCauseCode
from naast.calamities.models_measure import Measure
from naast.calamities.queries.measures import MeasureTexts
from naast.people.models import Department
from tests.factories.calamities import AT, TODAY, acting
from tests.factories.prisma import CAUGHT, HANDED, PUMP, SCREEN
from tests.factories.trees import a_file_with_a_tree, a_planted_tree, said_whole

_numbers = count(1)
CODES = {HANDED: "TD", SCREEN: "OP", PUMP: "TM", CAUGHT: "HRM"}


def coded(file: CalamityFile, analyst: User, codes: dict[Any, str] | None = None) -> None:
    """As the analyst does it, by the questions, after choosing what external means."""
    if not FileCoding.objects.filter(file=file).exists():
        choose_scope(actor=acting(analyst), at=AT, file_id=file.pk, scope=Scope.HOSPITAL)
    for node, code in (codes or CODES).items():
        code_root_cause(
            actor=acting(analyst), at=AT, file_id=file.pk, node=node, path=path_to(code)
        )


def finished(file: CalamityFile, analyst: User) -> FileCoding:
    """Also says that the tree is whole."""
    said_whole(file)
    return finish_coding(
        actor=acting(analyst),
        at=AT,
        file_id=file.pk,
        event_type=EventType.MEDICATION,
    )


def a_coded_file(secretary: User | None = None) -> tuple[CalamityFile, User]:
    """The small tree, all codes given, and its analyst."""
    file, analyst = a_file_with_a_tree(secretary)
    coded(file, analyst)
    finished(file, analyst)
    return file, analyst


def an_event_with(
    codes: Sequence[str],
    *,
    ward: Department,
    secretary: User,
    event_type: EventType = EventType.MEDICATION,
    scope: Scope = Scope.HOSPITAL,
    year: int = 2026,
) -> CalamityFile:
    """Straight into the tables, where many are needed."""
    day = date(year, 2, 1)
    file = CalamityFile.objects.create(
        number=f"C-{next(_numbers):04d}",
        department=ward,
        stage=Stage.CALAMITY.value,
        happened_on=day,
        noticed_on=day,
        established_on=day,
        summary=b"",
        opened_by=secretary.pk,
        opened_at=AT,
    )
    FileCoding.objects.create(
        file=file, event_type=event_type, scope=scope, finished_on=date(year, 3, 1)
    )
    tree = a_wide_tree(len(codes))
    a_planted_tree(file, tree, whole_on=day)
    RootCauseCode.objects.bulk_create(
        RootCauseCode(file=file, node=node.id, part="first", code=code, coder=uuid4(), coded_at=AT)
        for node, code in zip(tree.nodes[1:], codes, strict=True)
    )
    return file


def a_wide_tree(number: int) -> Tree:
    """So many root causes under one event."""
    top = Node(uuid4(), "The medicine came too late")
    return Tree(
        (
            top,
            *(
                Node(
                    uuid4(),
                    f"Nobody was told of step {at}",
                    top.id,
                    source=Source.RECORD,
                    stop=Stop.OUTSIDE,
                )
                for at in range(number)
            ),
        )
    )


def a_measure_plan(owner: User, **fields: Any) -> Plan:
    values: dict[str, Any] = {
        "kind": "equipment",
        "texts": MeasureTexts(
            what="Pumps with another screen",
            expected="No more mixing up",
            check="Count for a month",
        ),
        "owner_id": owner.pk,
        "due_on": TODAY + timedelta(days=30),
        "check_on": TODAY + timedelta(days=120),
        "nodes": [HANDED],
    } | fields
    return Plan(**values)


def a_measure(file: CalamityFile, owner: User, secretary: User, **fields: Any) -> Measure:
    plan = a_measure_plan(owner, **fields)
    return plan_measure(actor=acting(secretary), at=AT, file_id=file.pk, plan=plan)
