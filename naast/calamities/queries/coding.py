"""Codes of root causes: of one file, of a second coding, and how well two coders agreed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices_coding import Part
from naast.calamities.logic.prisma.kappa import Agreement, Pair, agreement
from naast.calamities.logic.prisma.matrix import default_matrix
from naast.calamities.logic.prisma.tree import RootCause
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import (
    BlindSample,
    FileCoding,
    OwnMatrix,
    RootCauseCode,
    SecondCoding,
)
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.tree import opened, root_causes
from naast.privacy.locking import lock, unlock

TEXTS = "calamities.SecondCoding.texts"
SCOPE_REASON = "calamities.FileCoding.scope_reason"


@dataclass(frozen=True)
class Coded:
    """A root cause with its codes, empty where there is none. counts: the one that the profile
    takes."""

    cause: RootCause
    first: str = ""
    second: str = ""
    agreed: str = ""
    path: str = ""

    @property
    def counts(self) -> str:
        """The agreed code before the first."""
        return self.agreed or self.first

    @property
    def differs(self) -> bool:
        """Two coders chose different codes, and nobody talked about it yet."""
        return bool(self.second) and self.second != self.first and not self.agreed


def coded_causes(*, actor: Actor, file: CalamityFile) -> list[Coded]:
    """Every root cause of the tree as it is now. The second codes show when all are there."""
    rows: dict[UUID, dict[str, RootCauseCode]] = defaultdict(dict)
    for row in file.codes.all():
        rows[row.node][row.part] = row
    shows_second = SecondCoding.objects.filter(file=file, done_on__isnull=False).exists()
    return [
        _coded(cause, rows[cause.node], shows_second)
        for cause in root_causes(actor=actor, file=file)
    ]


def _coded(cause: RootCause, rows: Mapping[str, RootCauseCode], shows_second: bool) -> Coded:
    def code(part: Part) -> str:
        return rows[part.value].code if part.value in rows else ""

    return Coded(
        cause=cause,
        first=code(Part.FIRST),
        second=code(Part.SECOND) if shows_second else "",
        agreed=code(Part.AGREED),
        path=rows[Part.FIRST.value].path if Part.FIRST.value in rows else "",
    )


def coding_of(file: CalamityFile) -> FileCoding | None:
    """What was finished, or is open again; fetch the file first."""
    return FileCoding.objects.filter(file=file).first()


def needs_reason(file: CalamityFile) -> bool:
    """What external means was chosen, and codes were given by it; fetch the file first."""
    return file.codes.exists() and coding_of(file) is not None


def why_chosen_anew(coding: FileCoding) -> str:
    """The reason why external means something else since; empty where it was chosen once."""
    if not coding.scope_reason:
        return ""
    return str(unlock(coding.scope_reason, kind=SCOPE_REASON, row_id=coding.pk))


def locked_reason(file_id: UUID, reason: str) -> bytes:
    """As it is stored."""
    return lock(reason, kind=SCOPE_REASON, row_id=file_id)


def is_finished(file: CalamityFile) -> bool:
    """All root causes have their codes, and nothing was opened again."""
    return FileCoding.objects.filter(file=file, finished_on__isnull=False).exists()


def codes_that_count(file: CalamityFile) -> dict[UUID, str]:
    """By node, of the root causes of the tree as it is now; fetch the file first."""
    found: dict[UUID, str] = {}
    grown = CausalTree.objects.filter(file=file).first()
    here = {one.node for one in opened(grown).tree.root_causes()} if grown else set()
    for row in file.codes.filter(part__in=[Part.FIRST.value, Part.AGREED.value], node__in=here):
        if row.part == Part.AGREED or row.node not in found:
            found[row.node] = row.code
    return found


def second_codings_for(actor: Actor) -> QuerySet[SecondCoding]:
    """Given to the actor and not done. A predicate decides on each."""
    if actor.kind != "user" or not decide(actor, Right.CODE_BLIND):
        return SecondCoding.objects.none()
    return SecondCoding.objects.filter(coder_id=UUID(actor.id), done_on=None)


@dataclass(frozen=True)
class BlindCause:
    """What a second coder sees of a root cause: a cleaned text, and the code they gave."""

    node: UUID
    text: str
    code: str


def blind_causes(coding: SecondCoding) -> list[BlindCause]:
    """In the order in which they were drawn, which tells nothing of the tree; fetch it first."""
    given = dict(
        RootCauseCode.objects.filter(file_id=coding.file_id, part=Part.SECOND.value).values_list(
            "node", "code"
        )
    )
    return [replace(one, code=given.get(one.node, "")) for one in _drawn_causes(coding)]


def _drawn_causes(coding: SecondCoding) -> list[BlindCause]:
    told = unlock(coding.texts, kind=TEXTS, row_id=coding.pk)
    return [BlindCause(UUID(node), text, "") for node, text in told]


def locked_texts(coding_id: UUID, texts: list[tuple[UUID, str]]) -> bytes:
    """As they are stored."""
    return lock([[str(node), text] for node, text in texts], kind=TEXTS, row_id=coding_id)


def samples_for(actor: Actor) -> QuerySet[BlindSample]:
    """For whoever keeps the files."""
    if not decide(actor, Right.KEEP_CALAMITIES):
        return BlindSample.objects.none()
    return BlindSample.objects.prefetch_related("codings__file", "codings__coder")


def codings_to_give(actor: Actor) -> QuerySet[SecondCoding]:
    """Not done yet, for whoever keeps the files."""
    if not decide(actor, Right.KEEP_CALAMITIES):
        return SecondCoding.objects.none()
    return SecondCoding.objects.filter(done_on=None).select_related("file")


def agreements() -> tuple[Agreement, Agreement]:
    """At the level of main categories and of codes, over all files coded twice."""
    pairs = _pairs()
    return agreement(pairs, "group"), agreement(pairs, "code")


def handed_in() -> tuple[int, int]:
    """How many of the drawn files were coded a second time, and how many were drawn."""
    drawn = SecondCoding.objects.all()
    return drawn.filter(done_on__isnull=False).count(), drawn.count()


def _pairs() -> list[Pair]:
    """Of exactly the root causes that were drawn, of files that were handed in."""
    done = list(SecondCoding.objects.filter(done_on__isnull=False))
    drawn = [(one.file_id, cause.node) for one in done for cause in _drawn_causes(one)]
    rows: dict[tuple[UUID, UUID], dict[str, str]] = defaultdict(dict)
    for file_id, node, part, code in RootCauseCode.objects.filter(
        file__in=[one.file_id for one in done], recovery=False
    ).values_list("file_id", "node", "part", "code"):
        rows[file_id, node][part] = code
    both = {Part.FIRST.value, Part.SECOND.value}
    pairs = [rows[one] for one in drawn if one in rows]
    return [(one[Part.FIRST.value], one[Part.SECOND.value]) for one in pairs if both <= set(one)]


def matrix_here() -> tuple[Mapping[str, tuple[str, ...]], OwnMatrix | None]:
    """Which kinds of measure fit which code: the hospital's own (with its row) or the default."""
    row = OwnMatrix.objects.first()
    if row is None:
        return default_matrix().fits, None
    return {code: tuple(kinds) for code, kinds in row.fits.items()}, row
