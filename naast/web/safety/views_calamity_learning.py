"""What is learnt over many events: the profile, the matrix, and anonymised trees."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.choose_matrix import choose_matrix
from naast.calamities.actions.share_tree import (
    SharingRefused,
    agree_to_share_texts,
    ask_to_share_texts,
    remove_tree,
    share_tree,
    take_in_tree,
)
from naast.calamities.choices_coding import EventType, Scope, SharedTexts
from naast.calamities.choices_measure import MeasureKind
from naast.calamities.logic.prisma.matrix import default_matrix
from naast.calamities.logic.prisma.tree_file import MOST_BYTES, NotATree
from naast.calamities.queries.coding import matrix_here
from naast.calamities.queries.files import files_for
from naast.calamities.queries.profile import learnt_for
from naast.calamities.queries.shared_tree import (
    library_for,
    library_tree,
    sharing_of,
    tree_to_share,
)
from naast.calamities.wording_prisma import NOT_A_TREE
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_coding import MatrixForm, TreeFileForm
from naast.web.safety.profile_pages import node_lines, profile_context


@calamity_page(Right.READ_CAUSES)
@never_cache
@require_safe
def causes(request: ActorRequest) -> HttpResponse:
    """Which kinds of causes return, with either denominator."""
    by_events = request.GET.get("of") == "events"
    scope = request.GET.get("external", "")
    found = learnt_for(request.actor, "events" if by_events else "root_causes", scope)
    if found is None:
        raise Http404
    context = profile_context(found) | {
        "may_keep": decide(request.actor, Right.KEEP_CALAMITIES),
        "reads_files": decide(request.actor, Right.READ_CALAMITIES),
    }
    return render(request, "safety/calamity_causes.html", context)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def matrix(request: ActorRequest) -> HttpResponse:
    """Read by all who read files; changed by the secretary."""
    may_keep = decide(request.actor, Right.KEEP_CALAMITIES)
    fits, own = matrix_here()
    form = MatrixForm(request.POST or None, initial={code: list(k) for code, k in fits.items()})
    if request.method == "POST":
        if not may_keep:
            raise Http404
        if form.is_valid():
            back = "default" in request.POST
            wanted = default_matrix().fits if back else form.fits()
            choose_matrix(actor=request.actor, at=timezone.now(), fits=wanted)
            messages.success(request, _("Saved. It holds for the next suggestions."))
            return redirect("safety:calamity_matrix")
    rows = [(field.label, [MeasureKind(kind).label for kind in fits[field.name]]) for field in form]
    context = {
        "form": form,
        "rows": rows,
        "own": own,
        "may_keep": may_keep,
        "source": default_matrix().source,
    }
    return render(request, "safety/calamity_matrix.html", context)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Shows exactly what would go out. POST asks for texts, or agrees to them."""
    file = fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)
    if request.method == "POST":
        act = agree_to_share_texts if "agree" in request.POST else ask_to_share_texts
        try:
            act(actor=request.actor, at=timezone.now(), file_id=file.pk)
        except SharingRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("safety:calamity_share", file.pk)
    tree = tree_to_share(actor=request.actor, file=file, texts=SharedTexts.CLEANED)
    sharing = sharing_of(file, tree)
    context = {
        "file": file,
        "tree": tree,
        "kind": EventType(tree.event_type).label if tree else "",
        "nodes": node_lines(tree) if tree else [],
        "sharing": sharing,
        "asked_by_reader": sharing is not None and str(sharing.asked_by) == request.actor.id,
    }
    return render(request, "safety/calamity_share.html", context)


@calamity_page(Right.READ_CALAMITIES)
@require_POST
def tree_file(request: ActorRequest, file_id: UUID, texts: str) -> HttpResponse:
    """The JSON file; its name says the year only."""
    file = fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)
    if texts not in SharedTexts.values:
        raise Http404
    try:
        content = share_tree(
            actor=request.actor, at=timezone.now(), file_id=file.pk, texts=SharedTexts(texts)
        )
    except SharingRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("safety:calamity_share", file.pk)
    answer = HttpResponse(content, content_type="application/json")
    name = f"causal-tree-{file.happened_on.year}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def library(request: ActorRequest) -> HttpResponse:
    """Trees to learn from. The secretary takes one in."""
    may_keep = decide(request.actor, Right.KEEP_CALAMITIES)
    form = TreeFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may_keep:
            raise Http404
        if form.is_valid():
            content = form.cleaned_data["file"].read(MOST_BYTES + 1)
            try:
                row = take_in_tree(actor=request.actor, at=timezone.now(), content=content)
            except NotATree as refusal:
                form.add_error("file", str(NOT_A_TREE[refusal.reason]))
            else:
                return redirect("safety:library_tree", row.pk)
    context = {"form": form, "rows": library_for(request.actor), "may_keep": may_keep}
    return render(request, "safety/calamity_library.html", context)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def one_tree(request: ActorRequest, row_id: UUID) -> HttpResponse:
    """One tree of the library."""
    row = library_for(request.actor).filter(pk=row_id).first()
    if row is None:
        raise Http404
    tree = library_tree(row)
    context = {
        "row": row,
        "nodes": node_lines(tree),
        "scope": Scope(tree.scope).label,
        "may_keep": decide(request.actor, Right.KEEP_CALAMITIES),
    }
    return render(request, "safety/calamity_library_tree.html", context)


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def forget_tree(request: ActorRequest, row_id: UUID) -> HttpResponse:
    """Out of the library."""
    remove_tree(actor=request.actor, at=timezone.now(), row_id=row_id)
    messages.success(request, _("Removed."))
    return redirect("safety:library")
