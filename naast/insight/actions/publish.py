"""Publishes the numbers of a year: once, all together, and never again.

First they are computed, protected, attacked and stored, unseen; then the vault enters their mark in
its log, which signs them, and from then on they are read. What stopped half-way is finished by
publishing once more: numbers that are stored are never computed again.
"""

import json
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.insight.logic.publications.decide import WouldTell, decide, released_of
from naast.insight.logic.publications.everything import VERSION
from naast.insight.logic.publications.mark import canonical, mark_of, text_of
from naast.insight.logic.publications.stored import Stored, as_json
from naast.insight.models_publication import Publication, PublishedTable
from naast.insight.queries import gathered
from naast.insight.queries.publications import read_table
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.vault_client import VaultRefused


class PublishRefused(Exception):
    """Nothing is published; str() says why and what to do."""


def publish(
    *, actor: Actor, at: datetime, period: str, facts: gathered.Facts | None = None
) -> Publication:
    """facts: of support; None asks the vault. Raises PublishRefused, VaultUnavailable."""
    _refuse_unless_over(period, at)
    begun = list(Publication.objects.filter(entry=None).order_by("number"))
    for finished in [_signed(actor, at, row) for row in begun]:
        if finished.period == period:
            return finished
    _refuse_if_too_late(period)
    number = Publication.objects.count() + 1  # before the others are read: see Publication.number
    try:
        tables = _tables(period, at, facts)
    except WouldTell as problem:
        raise PublishRefused(
            _(
                "Nothing is published: in these tables a number below 10 could be worked out:"
                " %(tables)s. This is a mistake in Naast. Please tell whoever looks after it."
            )
            % {"tables": ", ".join(problem.codes)}
        ) from problem
    return _signed(actor, at, _store(period, at, number, tables))


@transaction.atomic
def sign(*, actor: Actor, at: datetime, row: Publication) -> Publication:
    """From here on it is read. The facts that no later publication needs are destroyed with it.

    Raises VaultRefused (not_allowed) when the log names other numbers of this year,
    VaultUnavailable.
    """
    locked: Publication = Publication.objects.select_for_update().get(pk=row.pk)
    if locked.entry is not None:  # somebody else did it at this very moment
        return locked
    proof = vault_client.pin_publication(locked.period, locked.mark)
    gathered.let_go(locked.period)
    Publication.objects.filter(pk=row.pk).sign(entry=proof["entry"], signature=json.dumps(proof))
    record("publish", actor=actor, at=at, subject=locked.period)
    return Publication.objects.get(pk=row.pk)


def _signed(actor: Actor, at: datetime, row: Publication) -> Publication:
    try:
        return sign(actor=actor, at=at, row=row)
    except VaultRefused as problem:
        if problem.reason != "not_allowed":
            raise PublishRefused(
                _("The vault does not sign the numbers now. Look at its clock; then publish again.")
            ) from problem
        Publication.objects.filter(pk=row.pk).forget_unseen()
        raise PublishRefused(
            _(
                "The log names other numbers of %(year)s, published before. Bring back the backup"
                " that holds them: numbers that were published stay."
            )
            % {"year": row.period}
        ) from problem


def _refuse_unless_over(period: str, at: datetime) -> None:
    if not (len(period) == 4 and period.isascii() and period.isdecimal() and period >= "2000"):
        raise PublishRefused(_("Numbers are published of a whole year. Name it so: 2026."))
    if int(period) >= timezone.localdate(at).year:
        raise PublishRefused(
            _("%(year)s is not over yet. Its numbers can be published after 31 December.")
            % {"year": period}
        )


def _refuse_if_too_late(period: str) -> None:
    newest = Publication.objects.order_by("-period").values_list("period", flat=True).first()
    if newest is None or newest < period:
        return
    if Publication.objects.filter(period=period).exists():
        raise PublishRefused(
            _(
                "The numbers of %(year)s are published already, and stay as they are. What was"
                " wrong in them can be said in a notice beside them."
            )
            % {"year": period}
        )
    raise PublishRefused(
        _(
            "The numbers of %(newest)s are published already. Those of an earlier year can no"
            " longer be added: the two together could tell of one person."
        )
        % {"newest": newest}
    )


def _tables(period: str, at: datetime, facts: gathered.Facts | None) -> list[Stored]:
    before = [read_table(row) for row in PublishedTable.objects.all()]
    released = [*released_of(before), *gathered.known(period)]
    counted = decide(period, gathered.counts(period, facts), released)
    return [*counted, *gathered.figures(period, timezone.localdate(at))]


def _store(period: str, at: datetime, number: int, tables: list[Stored]) -> Publication:
    contents = [canonical(as_json(one)) for one in tables]
    try:
        with transaction.atomic():
            row = Publication.objects.create(
                number=number,
                period=period,
                made_on=timezone.localdate(at),
                version=VERSION,
                mark=mark_of(text_of(period, VERSION, contents)),
            )
            PublishedTable.objects.bulk_create(
                PublishedTable(
                    publication=row,
                    place=place,
                    code=one.code,
                    question=one.question.value,
                    population=one.population.value,
                    content=content,
                )
                for place, (one, content) in enumerate(zip(tables, contents, strict=True))
            )
    except IntegrityError as problem:
        raise PublishRefused(
            _("Somebody else is publishing at this moment. Look again in a minute.")
        ) from problem
    return row
