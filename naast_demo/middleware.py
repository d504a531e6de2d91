"""Looks at the database once, when the server starts, before the first request is taken."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from naast_demo.mark import refuse_unmarked


class MarkedDatabaseOnly:
    """Raises NotADemo at the start; afterwards it does nothing.

    A middleware because Django builds it after all areas are ready and before it serves;
    AppConfig.ready() is too early for the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        refuse_unmarked()
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)
