"""The page of a causal tree: its drawing, the same as a list, and what can be done at one box."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.logic.prisma.drawing import DrawnWords, Look, drawn, numbers
from naast.calamities.logic.prisma.edits import PUTS_IN, Act
from naast.calamities.logic.prisma.tree import Gate, Node, Source, Tree
from naast.calamities.logic.prisma.tree_rules import open_points, said_twice
from naast.calamities.logic.prisma.words import hints
from naast.calamities.models import CalamityFile
from naast.calamities.queries.coding import codes_that_count, is_finished
from naast.calamities.queries.drafts_tree import draft_of
from naast.calamities.queries.facts_tree import Known, time_line
from naast.calamities.queries.files import summary_of
from naast.calamities.queries.tree import Grown, tree_of
from naast.calamities.wording_tree import CODED, HINTS, OPEN, SAID_TWICE, SOURCES, STOPS
from naast.web.safety.forms_calamity_tree import BoxForm, CauseForm, EventForm

Words = str | Promise


@dataclass(frozen=True)
class Sent:
    """What was sent and refused: it stays in the form, beside the tree as it is now. asked: words
    that look like names, and whether it was said that they are none."""

    act: Act
    node: UUID
    values: Mapping[str, Any]
    sentence: str
    is_stale: bool = False
    asked: tuple[tuple[str, bool], ...] = ()

    @property
    def puts_in(self) -> bool:
        """It was sent with the form of a new box."""
        return self.act in PUTS_IN


@dataclass(frozen=True)
class Line:
    """A box as a line of the list. size, place: among its siblings, from 1."""

    id: UUID
    number: str
    level: int
    size: int
    place: int
    text: str
    kind: Words
    gate: Words
    source: Words
    stop: Words
    holds: bool
    chosen: bool
    points: tuple[Words, ...]
    hints: tuple[Words, ...]


def tree_context(
    actor: Actor, file: CalamityFile, *, node: UUID | None = None, sent: Sent | None = None
) -> dict[str, Any]:
    """For whoever reads the file; forms for its analysts, while the file is open and its codes
    are not finished."""
    may_edit = decide(actor, Right.ANALYSE_CALAMITIES, file) and file.closed_on is None
    coded = CODED if may_edit and is_finished(file) else ""
    may_edit = may_edit and not coded
    grown = tree_of(actor=actor, file=file)
    context: dict[str, Any] = {"file": file, "may_edit": may_edit, "sent": sent, "coded": coded}
    if grown is None:
        initial = {"text": summary_of(file)[:200]}
        return context | {"begin_form": EventForm(initial=initial) if may_edit else None}
    draft = draft_of(actor=actor, file=file) if may_edit else None
    tree = grown.history.tree
    chosen = tree.node(_chosen(tree, node, sent, draft))
    known = time_line(actor=actor, file=file)
    lines = lines_of(tree, chosen.id, known)
    return (
        context
        | _told(file, grown, chosen, lines)
        | {"facts": [one for one in known if chosen.id in one.fact.boxes]}
        | (_panel(tree, chosen, sent, draft) if may_edit else {})
    )


def _chosen(
    tree: Tree, node: UUID | None, sent: Sent | None, draft: Mapping[str, Any] | None
) -> UUID:
    """What was asked for, else what somebody was writing at, else the event."""
    wanted = (sent.node if sent else None, node, UUID(draft["node"]) if draft else None)
    return next((one for one in wanted if one is not None and one in tree.place), tree.top.id)


def _told(file: CalamityFile, grown: Grown, chosen: Node, lines: list[Line]) -> dict[str, Any]:
    page = reverse("safety:calamity_tree", args=[file.pk])
    look = Look(codes=codes_of(file), link=f"{page}?node=", chosen=chosen.id, hidden=True)
    return {
        "row": grown.row,
        "drawing": svg_of(grown.history.tree, drawn_words(file, grown.history.tree), look),
        "lines": lines,
        "chosen": next(line for line in lines if line.chosen),
        "open_lines": [line for line in lines if line.points],
        "hint_lines": [line for line in lines if line.hints],
        "can_undo": bool(grown.history.undo),
        "can_redo": bool(grown.history.redo),
    }


def _panel(
    tree: Tree, chosen: Node, sent: Sent | None, draft: Mapping[str, Any] | None
) -> dict[str, Any]:
    """What can be done at the chosen box, with what was written there and not kept."""
    is_top, is_leaf = chosen is tree.top, tree.is_leaf(chosen)
    row = tree.causes[chosen.parent] if chosen.parent else ()
    unsent = _unsent(chosen, sent, draft)
    own = {"text": chosen.text, "source": chosen.source.value, "stop": chosen.stop.value}
    is_cause = unsent is not None and Act(unsent["act"]) in PUTS_IN
    return {
        "box_form": BoxForm(
            auto_id="box_%s",
            with_stop=is_leaf and not is_top,
            initial=own if unsent is None or is_cause else unsent,
        ),
        "cause_form": CauseForm(
            auto_id="cause_%s", initial=dict(unsent) if unsent and is_cause else None
        ),
        "unsent": unsent,
        "homeless": _homeless(tree, sent, draft),
        "draft": draft,
        "draft_elsewhere": draft is not None
        and UUID(draft["node"]) in tree.place
        and unsent is None
        and not sent,
        "is_top": is_top,
        "has_recovery": any(node.recovers for node in tree.nodes),
        "gate_choice": _gate_choice(tree, chosen),
        "under": len(tree.under(chosen.id)) - 1,
        "places": _places(tree, chosen),
        "is_first": not row or row[0] == chosen,
        "is_last": not row or row[-1] == chosen,
        "is_high": tree.depth[chosen.id] <= 2,
    }


def _unsent(
    chosen: Node, sent: Sent | None, draft: Mapping[str, Any] | None
) -> Mapping[str, Any] | None:
    if sent is not None:
        here = sent.values and sent.node == chosen.id
        return {"act": sent.act.value, **sent.values} if here else None
    return draft if draft is not None and draft["node"] == str(chosen.id) else None


def _homeless(tree: Tree, sent: Sent | None, draft: Mapping[str, Any] | None) -> str:
    """Text for a box that is gone: to be copied, as no form of another box may hold it."""
    if sent is not None and sent.values:
        return "" if sent.node in tree.place else str(sent.values["text"])
    return str(draft["text"]) if draft and UUID(draft["node"]) not in tree.place else ""


def _gate_choice(tree: Tree, chosen: Node) -> str:
    """The other gate, where there is a choice."""
    joins_recovery = any(one.recovers for one in tree.causes[chosen.id])
    if len(tree.causes[chosen.id]) < 2 or joins_recovery:
        return ""
    return Gate.OR.value if chosen.gate is Gate.AND else Gate.AND.value


def _places(tree: Tree, chosen: Node) -> list[tuple[UUID, str]]:
    """Boxes under which it could hang."""
    own = {node.id for node in tree.under(chosen.id)} | {chosen.parent}
    if chosen is tree.top:
        return []
    return [(key, words) for key, words in box_names(tree).items() if key not in own]


def box_names(tree: Tree) -> dict[UUID, str]:
    """Each box by its number and words, for a list to choose from."""
    numbered = numbers(tree)
    return {node.id: f"{numbered[node.id]} {node.text}".strip()[:120] for node in tree.nodes}


def lines_of(tree: Tree, chosen: UUID | None, known: list[Known]) -> list[Line]:
    """Every box in the order of the list."""
    numbered, twice = numbers(tree), said_twice(tree)
    borne = frozenset(box for one in known for box in one.fact.boxes)
    points: dict[UUID, list[Words]] = {}
    for point in open_points(tree, borne):
        points.setdefault(point.node, []).append(OPEN[point.open])
    places = {
        one.id: (at, len(row)) for row in tree.causes.values() for at, one in enumerate(row, 1)
    }
    return [
        Line(
            id=node.id,
            number=numbered[node.id],
            level=tree.depth[node.id],
            size=places.get(node.id, (1, 1))[1],
            place=places.get(node.id, (1, 1))[0],
            text=node.text,
            kind=_kind(tree, node),
            gate=_gate(tree, node),
            source=SOURCES[node.source] if node.source is not Source.NONE else "",
            stop=STOPS[node.stop] if node.stop.value else "",
            holds=bool(tree.causes[node.id]),
            chosen=node.id == chosen,
            points=tuple(points.get(node.id, ())),
            hints=tuple(_hints(node, twice)),
        )
        for node in tree.nodes
    ]


def _hints(node: Node, twice: frozenset[UUID]) -> Iterator[Words]:
    yield from (HINTS[hint] for hint in hints(node.text))
    if node.id in twice:
        yield SAID_TWICE


def _kind(tree: Tree, node: Node) -> Words:
    if node is tree.top:
        return _("Event")
    if node.recovers:
        return _("Recovery")
    return _("Root cause") if tree.is_leaf(node) else ""


def _gate(tree: Tree, node: Node) -> Words:
    if len(tree.causes[node.id]) < 2:
        return ""
    return _("all of these") if node.gate is Gate.AND else _("one of these, not known which")


def drawn_words(file: CalamityFile, tree: Tree) -> DrawnWords:
    """In the reader's language."""
    boxes, causes = len(tree.nodes), len(tree.root_causes())
    told = ngettext("%(count)s box", "%(count)s boxes", boxes) % {"count": boxes}
    roots = ngettext("%(count)s root cause", "%(count)s root causes", causes) % {"count": causes}
    return DrawnWords(
        title=_("Causal tree of file %(number)s") % {"number": file.number},
        description=f"{tree.top.text}. {told}, {roots}.",
        # Translators: in the gate of a causal tree, at most five letters; all causes together.
        and_=_("AND"),
        # Translators: in the gate of a causal tree, at most five letters; one of the causes.
        or_=_("OR?"),
        recovery=_("Recovery"),
        sources={source: str(word) for source, word in SOURCES.items()},
    )


def codes_of(file: CalamityFile) -> dict[UUID, tuple[str, ...]]:
    """The class of each root cause that has one; fetch the file first."""
    return {cause: (code,) for cause, code in codes_that_count(file).items() if code}


def svg_of(tree: Tree, words: DrawnWords, look: Look) -> SafeString:
    """For a template."""
    return mark_safe(drawn(tree, words, look))  # noqa: S308 - made of numbers and escaped words
