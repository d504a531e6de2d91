"""Headers that every answer carries, and those of pages for the signed-in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

# Nothing of the device is asked for; passkeys are for our own pages only.
PERMISSIONS = ", ".join(
    [
        *(
            f"{name}=()"
            for name in (
                "accelerometer", "autoplay", "camera", "display-capture",
                "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi",
                "payment", "serial", "usb", "browsing-topics",
            )
        ),
        "publickey-credentials-get=(self)",
        "publickey-credentials-create=(self)",
    ]
)  # fmt: skip
UNIFORM = {
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Content-Type-Options": "nosniff",
    "X-Permitted-Cross-Domain-Policies": "none",
}
# Not "storage" or "cookies": the message that says goodbye and the language travel in them.
LEAVING = '"cache"'


class HeadersMiddleware:
    """Stands first, so that files and errors carry the same headers as pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what the view did not say itself."""
        response = self.get_response(request)
        for name, value in UNIFORM.items():
            response.headers.setdefault(name, value)
        return response


class PersonalPagesMiddleware:
    """What somebody signed-in was shown, or typed, is kept by no browser and no proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """After signing out the browser is asked to forget as well."""
        signed_in = request.user.is_authenticated
        response = self.get_response(request)
        if signed_in or request.user.is_authenticated or request.method == "POST":
            add_never_cache_headers(response)
        if signed_in and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = LEAVING
        return response
