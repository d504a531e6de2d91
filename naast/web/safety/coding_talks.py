"""Where two codes differ, as both coders and a third analyst see it, and what each says to it."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.middleware import ActorRequest
from naast.calamities.actions.agree_on_code import answer_proposal, decide_code, propose_code
from naast.calamities.actions.code_root_causes import CodingRefused
from naast.calamities.models import CalamityFile
from naast.calamities.queries.agreement import Said, Talk, talk_about
from naast.ui import dates
from naast.web.safety.coding_pages import named
from naast.web.safety.forms_calamity_coding import CodeForm, DecideForm


def talk_lines(rows: Iterable[Talk]) -> list[dict[str, object]]:
    """In the order given."""
    return [
        {
            "node": one.node,
            "text": one.text,
            "first": named(one.first),
            "second": named(one.second),
            "agreed": named(one.agreed),
            "said": [_said(line) for line in one.said],
            "waits": named(one.waits.code) if one.waits else "",
            "may_propose": one.may_propose,
            "may_answer": one.may_answer,
            "may_decide": one.may_decide,
        }
        for one in rows
    ]


def _said(one: Said) -> dict[str, object]:
    return {
        "code": named(one.code),
        "answer": one.answer.label,
        "day": dates.day(timezone.localtime(one.at), "j M Y"),
        "reason": one.reason,
        "by_reader": one.by_reader,
    }


def said_about_code(
    request: ActorRequest, file: CalamityFile, node: UUID, *, may_decide: bool
) -> None:
    """One word of whoever may say it; a refusal is shown as a message."""
    act = request.POST.get("act", "")
    told = {"actor": request.actor, "at": timezone.now()}
    talk = talk_about(request.actor, file, node, "", may_decide=may_decide)
    form = DecideForm(request.POST) if act == "decide" else CodeForm(request.POST)
    try:
        if talk is None:
            raise CodingRefused(_("This root cause was not coded twice."))
        if act in ("yes", "no"):
            if talk.waits is None:
                raise CodingRefused(_("This was answered already."))
            answer_proposal(**told, proposal_id=talk.waits.id, agrees=act == "yes")  # type: ignore[arg-type]
        elif not form.is_valid():
            raise CodingRefused(" ".join(str(e) for found in form.errors.values() for e in found))
        elif act == "decide" and may_decide:
            decide_code(**told, file_id=file.pk, node=node, **form.cleaned_data)  # type: ignore[arg-type]
        else:
            propose_code(**told, file_id=file.pk, node=node, **form.cleaned_data)  # type: ignore[arg-type]
    except CodingRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted."))
