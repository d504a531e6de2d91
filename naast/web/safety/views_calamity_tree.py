"""The causal tree of a file: its page, and each edit as a form of its own."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.grow_tree import (
    StaleTree,
    TreeRefused,
    begin_tree,
    change_tree,
    finish_tree,
    take_back,
)
from naast.calamities.actions.keep_draft import keep_draft
from naast.calamities.actions.weigh import IsClosed
from naast.calamities.logic.prisma.edits import PUTS_IN, WRITES, Act, Change
from naast.calamities.logic.prisma.tree import Source
from naast.calamities.models import CalamityFile
from naast.calamities.queries.files import files_for
from naast.calamities.queries.names_tree import NamesSomebody
from naast.calamities.queries.tree import tree_of
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.calamity_tree_page import Sent, tree_context
from naast.web.safety.forms_calamity_tree import ChangeForm, DraftForm, EventForm, RevisionForm
from naast.web.safety.names_asked import names_asked, not_names

PAGE = "safety/calamity_tree.html"
NOT_KEPT, CLOSED = 422, 409


def _read(request: ActorRequest, file_id: UUID) -> CalamityFile:
    return fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)


def _analysed(request: ActorRequest, file_id: UUID) -> CalamityFile:
    return fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)


def _at(file: CalamityFile, node: UUID) -> HttpResponseRedirect:
    page = reverse("safety:calamity_tree", args=[file.pk])
    return HttpResponseRedirect(f"{page}?node={node}#chosen")


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def tree(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """The drawing, the list, and the box that was chosen."""
    file = _read(request, file_id)
    node = _uuid(request.GET.get("node", ""))
    return render(request, PAGE, tree_context(request.actor, file, node=node))


def _uuid(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def begin(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """The event at the top."""
    file = _analysed(request, file_id)
    form = EventForm(request.POST)
    asked: list[tuple[str, bool]] = []
    if form.is_valid():
        values = form.cleaned_data
        try:
            begin_tree(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                top=uuid4(),
                text=values["text"],
                source=Source(values["source"]),
                not_names=not_names(request),
            )
            return redirect("safety:calamity_tree", file.pk)
        except (TreeRefused, NamesSomebody, IsClosed) as refusal:
            form.add_error(None if file.closed_on else "text", str(refusal))
            asked = names_asked(request, refusal)
    context = tree_context(request.actor, file) | {"begin_form": form, "asked": asked}
    return render(request, PAGE, context)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def change(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """One edit. What is refused stays in the form and is kept as unsent text."""
    file = _analysed(request, file_id)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _refused_form(request, file, form)
    one = form.change(uuid4())
    beside = _parent(request, file, one)
    try:
        change_tree(
            actor=request.actor,
            at=timezone.now(),
            file_id=file.pk,
            revision=form.cleaned_data["revision"],
            change=one,
            not_names=not_names(request),
        )
    except (StaleTree, TreeRefused, NamesSomebody, IsClosed) as refusal:
        return _refused(request, file, one, refusal)
    return _at(file, _where(one, beside))


def _where(one: Change, parent: UUID) -> UUID:
    """The box to look at afterwards."""
    if one.act in PUTS_IN and one.new:
        return one.new
    return parent if one.act is Act.REMOVE else one.node


def _parent(request: ActorRequest, file: CalamityFile, one: Change) -> UUID:
    """The box above the one that goes, as long as it stands."""
    if one.act is not Act.REMOVE:
        return one.node
    grown = tree_of(actor=request.actor, file=file)
    nodes = grown.history.tree.nodes if grown else ()
    return next((node.parent for node in nodes if node.id == one.node and node.parent), one.node)


def _refused(
    request: ActorRequest, file: CalamityFile, one: Change, refusal: Exception
) -> HttpResponse:
    stale = isinstance(refusal, StaleTree)
    values: dict[str, Any] = {}
    if one.act in WRITES:
        values = {"text": one.text, "source": one.source.value, "stop": one.stop.value}
    if values and file.closed_on is None:
        content = {"act": one.act.value, "node": str(one.node), **values}
        keep_draft(actor=request.actor, at=timezone.now(), file_id=file.pk, content=content)
    asked = tuple(names_asked(request, refusal))
    sent = Sent(one.act, one.node, values, str(refusal), is_stale=stale, asked=asked)
    context = tree_context(request.actor, file, sent=sent)
    return render(request, PAGE, context)


def _refused_form(request: ActorRequest, file: CalamityFile, form: ChangeForm) -> HttpResponse:
    """Too long by far, or not sent by our page."""
    node = _uuid(str(form.data.get("node", "")))
    sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
    text = str(form.data.get("text", ""))
    values = {"text": text, "source": "", "stop": ""} if text else {}
    act = Act.BELOW if form.data.get("act") in {one.value for one in PUTS_IN} else Act.WRITE
    sent = Sent(act, node or uuid4(), values, sentence)
    context = tree_context(request.actor, file, node=node, sent=sent)
    return render(request, PAGE, context)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def back(request: ActorRequest, file_id: UUID, word: str) -> HttpResponse:
    """Takes the latest edit back, or does it again."""
    file = _analysed(request, file_id)
    form = RevisionForm(request.POST)
    node = _uuid(request.POST.get("node", "")) or uuid4()
    try:
        if not form.is_valid():
            raise StaleTree
        take_back(
            actor=request.actor,
            at=timezone.now(),
            file_id=file.pk,
            revision=form.cleaned_data["revision"],
            again=word == "again",
        )
    except (StaleTree, TreeRefused, IsClosed) as refusal:
        return _refused(request, file, Change(Act.GATE, node), refusal)
    return _at(file, node)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def whole(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """The analysts say that nothing is missing."""
    file = _analysed(request, file_id)
    form = RevisionForm(request.POST)
    try:
        if not form.is_valid():
            raise StaleTree
        finish_tree(
            actor=request.actor,
            at=timezone.now(),
            file_id=file.pk,
            revision=form.cleaned_data["revision"],
        )
        messages.success(request, _("Noted: the tree is whole. A change opens it again."))
    except (StaleTree, TreeRefused, IsClosed) as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_tree", file.pk)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def draft(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What is being written, sent by the page itself; with a button: thrown away."""
    file = _analysed(request, file_id)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=NOT_KEPT)
    try:
        keep_draft(actor=request.actor, at=timezone.now(), file_id=file.pk, content=form.content())
    except IsClosed:
        return HttpResponse(status=CLOSED)
    if form.cleaned_data["discard"]:
        return _at(file, form.cleaned_data["node"])
    return HttpResponse(status=204)
