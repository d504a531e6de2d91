"""What a telephone needs to put Naast on its home screen: a name, icons and colours, nobody's data.

There is no service worker: docs/decisions/ says why.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

PAPER = "#f7f5f0"  # as in naast.css; a test compares them
ICONS = (("any", "icon-192.png", 192), ("any", "icon-512.png", 512),
         ("maskable", "icon-maskable-512.png", 512))  # fmt: skip


@login_not_required
@cache_control(public=True, max_age=3600)
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Opens the front page."""
    return _manifest(reverse("public:start"))


@login_not_required
@cache_control(public=True, max_age=3600)
@require_safe
def manifest_supporter(request: HttpRequest) -> JsonResponse:
    """Opens the page of a supporter. The name is the same: an icon tells nobody what one does."""
    return _manifest(reverse("supporter:start"))


def _manifest(opens: str) -> JsonResponse:
    content = {
        "id": opens,
        "name": "Naast",
        "short_name": "Naast",
        "lang": get_language(),
        "start_url": opens,
        "scope": reverse("public:start"),
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {
                "src": static(f"ui/{name}"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for purpose, name, size in ICONS
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")
