"""Brings in a version of a questionnaire. Its words never change afterwards."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.questionnaires.logic.whole import Whole
from naast.questionnaires.models import Instrument
from naast.questionnaires.queries.shipped import shipped_by_name
from naast.questionnaires.rules import QuestionnaireRefused, refuse_unless_manager


@transaction.atomic
def import_instrument(*, whole: Whole, actor: Actor, at: datetime) -> Instrument:
    """The new row; QuestionnaireRefused as refuse_import says. Where nothing differs, a version
    that was put aside is taken up again."""
    row = refuse_import(whole, actor=actor)
    if row is None:
        row = _add(whole, actor=actor, at=at)
    else:
        row.retired_at = None
        row.save(update_fields=["retired_at"])
    record("import_instrument", actor=actor, at=at, subject=str(row.pk))
    return row


def refuse_import(whole: Whole, *, actor: Actor) -> Instrument | None:
    """Refuses what cannot come in: also another wording under a version that is here. The row,
    where the same version was put aside before."""
    refuse_unless_manager(actor)
    instrument = whole.instrument
    if instrument is None or not whole.is_usable:
        raise QuestionnaireRefused(_("This file has errors. Mend them first; nothing was changed."))
    if instrument.id in shipped_by_name():
        raise QuestionnaireRefused(
            _("A questionnaire with the id “%(id)s” comes with Naast. Give yours another id.")
            % {"id": instrument.id}
        )
    row = Instrument.objects.filter(name=instrument.id, version=instrument.version).first()
    if row is not None and row.sha256 != whole.sha256:
        raise QuestionnaireRefused(
            _(
                "Version %(version)s is here already, with other words or rules. Give the changed"
                " file a new version."
            )
            % {"version": row.version}
        )
    if row is not None and row.retired_at is None:
        raise QuestionnaireRefused(_("Exactly this version is here already. Nothing was changed."))
    return row


def _add(whole: Whole, *, actor: Actor, at: datetime) -> Instrument:
    assert whole.instrument is not None  # noqa: S101  asked by refuse_import
    return Instrument.objects.create(
        name=whole.instrument.id,
        version=whole.instrument.version,
        questionnaire=whole.questionnaire.decode(),
        scoring=whole.scoring_file.decode(),
        sha256=whole.sha256,
        licence=whole.instrument.licence[whole.instrument.languages[0]],
        imported_by=UUID(actor.id) if actor.kind == "user" else None,
        imported_at=at,
    )
