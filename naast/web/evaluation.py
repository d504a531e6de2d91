"""What pages about the anonymous questions share: whether they are here, a picture, the words."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from naast.evaluation.queries.rounds import is_on

P = ParamSpec("P")
RequestT = TypeVar("RequestT", bound=HttpRequest)
View = Callable[Concatenate[RequestT, P], HttpResponseBase]
QUIET = 4  # modules of white around the code; readers need them

PROMISED = (
    _(
        "Your answers are sealed on your own device. They open only when the round is closed, all"
        " at once, and only when two of the people who count do it together."
    ),
    _(
        "Whoever has all databases, logs and backups later, the administrator included, cannot find"
        " out which answers are yours, unless two of those who count help before the count."
    ),
    _(
        "Nobody is reminded, nobody sees how many answered, and nothing is read before the count."
        " Only your own support remembers, sealed and until it ends, that you have a pass."
    ),
    _("After the count the keys are destroyed. What stays are sums, never a row of answers."),
)
NOT_PROMISED = (
    _(
        "Somebody who changes the program while you use it, or your own device, could read along."
        " Paper in an envelope avoids this."
    ),
    _(
        "Somebody who watches the network sees that you open the page, not what you answer. Whoever"
        " looks over your shoulder sees more. Answer at home and on your own telephone if you can."
    ),
    _(
        "Whoever hands you the pass could keep it: to use it before you, or to find out later that"
        " it was used, never what you answered. The page tells you if it was used before you; then"
        " answer on paper, and say so."
    ),
    _(
        "Until the round is closed, whoever holds all machines together can see on which day a pass"
        " was given and that some pass was used; never the answers."
    ),
    _("If everybody gives the same answer, the sum tells that of everybody."),
)


def evaluation_page(view: View[RequestT, P]) -> View[RequestT, P]:
    """Nothing is here where the hospital switched the evaluation off."""

    @wraps(view)
    def shown(request: RequestT, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not is_on():
            raise Http404
        return view(request, *args, **kwargs)

    return shown


def settings_page(view: View[RequestT, P]) -> View[RequestT, P]:
    """The coordinator's own pages stay, to switch it on again; unless the installation has none."""

    @wraps(view)
    def shown(request: RequestT, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not settings.EVALUATION:
            raise Http404
        return view(request, *args, **kwargs)

    return shown


def qr_of(text: str, *, size: int = 264) -> SafeString:
    """A picture for cameras: black on white in dark mode too, nothing inline but its shape."""
    import qrcode  # noqa: PLC0415  only where a pass is shown
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    side = len(rows)
    return mark_safe(  # noqa: S308  numbers only
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{size}"'
        f' height="{size}" shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path fill="#000" d="{dark}"/></svg>'
    )
