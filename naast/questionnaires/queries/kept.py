"""Every version of every questionnaire: those that come with Naast and those brought in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from naast.access.actor import Actor
from naast.questionnaires.logic.instrument import Instrument as Read
from naast.questionnaires.logic.read import ID, VERSION
from naast.questionnaires.logic.whole import Whole, read_whole
from naast.questionnaires.models import Instrument
from naast.questionnaires.queries.shipped import shipped_by_name
from naast.questionnaires.rules import may_look


@dataclass(frozen=True)
class Kept:
    """One version. row: None where it comes with Naast."""

    whole: Whole
    row: Instrument | None

    @property
    def read(self) -> Read:
        """What is asked. What is kept was read without an error when it came in."""
        assert self.whole.instrument is not None  # noqa: S101  as the docstring says
        return self.whole.instrument

    @property
    def is_offered(self) -> bool:
        """A new round may choose it."""
        return self.row is None or self.row.retired_at is None


def every_version(actor: Actor) -> list[Kept]:
    """Those of Naast first; then by id, the newest version first. Nothing for who may not look."""
    return list(_all()) if may_look(actor) else []


def one_version(actor: Actor, *, name: str, version: str) -> Kept | None:
    """The version, if the actor may look and it is here."""
    if not may_look(actor) or not ID.fullmatch(name) or not VERSION.fullmatch(version):
        return None
    shipped = shipped_by_name().get(name)
    if shipped and shipped.instrument and shipped.instrument.version == version:
        return Kept(shipped, None)
    row = Instrument.objects.filter(name=name, version=version).first()
    return None if row is None else _of(row)


def _all() -> Iterator[Kept]:
    yield from (Kept(whole, None) for whole in shipped_by_name().values())
    yield from (_of(row) for row in Instrument.objects.all())


def _of(row: Instrument) -> Kept:
    return Kept(_read(row.sha256, row.questionnaire, row.scoring), row)


@lru_cache(maxsize=50)
def _read(_sha256: str, questionnaire: str, scoring: str) -> Whole:
    """A version never changes, so it is read once."""
    return read_whole(questionnaire.encode(), scoring.encode())
