"""What pages about codes share: a walk as it is shown, codes with their names, kappa in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from naast.calamities.choices_measure import MeasureKind
from naast.calamities.logic.prisma.codes import codes, group_of
from naast.calamities.logic.prisma.kappa import LEAST, PUBLISHED, Agreement
from naast.calamities.logic.prisma.matrix import Suggestion
from naast.calamities.logic.prisma.walk import NO, YES, NoSuchPath, walk
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import BlindSample
from naast.calamities.queries.coding import Coded
from naast.calamities.wording_prisma import CODE_WORDS, GROUP_NAMES, words_of


def walked(request: HttpRequest) -> str:
    """The answers so far, from the address or the form; a path that leads nowhere is no page."""
    told = request.POST if request.method == "POST" else request.GET
    path = told.get("path", "")
    try:
        walk(path)
    except NoSuchPath:
        raise Http404 from None
    return path


def walk_context(path: str) -> dict[str, object]:
    """The next question, or the code at the end with what it means."""
    here = walk(path)
    return {
        "path": path,
        "back": path[:-1],
        "yes": path + YES,
        "no": path + NO,
        "words": words_of(here.question) if here.question else None,
        "asks_code": here.question if here.question in codes() else "",
        "said": [
            {
                "question": words_of(one.question).question,
                "yes": one.yes,
                "path": path[:place],
            }
            for place, one in enumerate(here.answers)
        ],
        "code": here.code,
        "code_name": named(here.code) if here.code else "",
        "code_words": CODE_WORDS[here.code] if here.code else None,
        "unconfirmed": bool(here.code) and codes()[here.code].trust == "unconfirmed",
    }


def named(code: str) -> str:
    """HRV: verification (Human)."""
    if not code:
        return ""
    group = GROUP_NAMES[group_of(code)]
    return f"{code}: {CODE_WORDS[code].name} ({group})"


@dataclass(frozen=True)
class CauseLine:
    """A root cause as a row."""

    node: UUID
    text: str
    recovery: bool
    first: str
    second: str
    agreed: str
    differs: bool


def cause_lines(rows: Iterable[Coded]) -> list[CauseLine]:
    """In the order given."""
    return [
        CauseLine(
            one.cause.node,
            one.cause.text,
            one.cause.recovery,
            named(one.first),
            named(one.second),
            named(one.agreed),
            one.differs,
        )
        for one in rows
    ]


def suggestion_lines(rows: Iterable[Suggestion]) -> list[dict[str, str]]:
    """Kinds of measure with the codes they answer."""
    return [
        {
            "kind": str(MeasureKind(one.kind).label),
            "answers": ", ".join(one.answers),
            "unwise": ", ".join(one.unwise_for),
        }
        for one in rows
    ]


def kappa_sentences(found: Agreement) -> list[str]:
    """What the number is, and what it means; or why there is none."""
    if found.why == "nothing":
        return [_("No file was coded twice yet.")]
    counted = {"n": found.n, "agreed": found.agreed, "least": LEAST}
    if found.why == "too_few":
        return [
            _(
                "%(n)s root causes were coded twice. Below %(least)s no kappa is shown: it would "
                "say next to nothing."
            )
            % counted
        ]
    alike = _("Of %(n)s root causes both coders chose the same for %(agreed)s.") % counted
    if found.kappa is None:
        return [
            alike,
            _("Both used one and the same class for everything, so kappa cannot be computed."),
        ]
    told = {
        "kappa": number_format(round(found.kappa, 2), decimal_pos=2),
        "published": number_format(PUBLISHED[found.level], decimal_pos=2),
    }
    return [
        _("Kappa is %(kappa)s.") % told,
        alike,
        _(
            "Kappa takes out what would be alike by chance: 1 is always alike, 0 no more often "
            "than chance. Two analysts of a Dutch study of 150 reports came to %(published)s."
        )
        % told,
    ]


def sample_lines(rows: Iterable[BlindSample]) -> list[dict[str, object]]:
    """Each sample with what was drawn and out of which files, as far as they are still kept."""
    found = []
    for row in rows:
        pool = CalamityFile.objects.filter(pk__in=row.pool or ()).order_by("number")
        codings = list(row.codings.all())
        found.append(
            {
                "row": row,
                "codings": codings,
                "done": sum(one.done_on is not None for one in codings),
                "pool": list(pool.values_list("number", flat=True)),
            }
        )
    return found
