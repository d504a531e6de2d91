"""Every form as a machine reads it: Schemathesis fills it in with what fits and with anything else.
No answer is a fault of the server."""

import pytest
from schemathesis import Case, Response

from naast.web.safety import views_report
from tests.attacks.described import described, fields_of, loosened, try_all
from tests.web.access_matrix import MATRIX, OPEN, Row
from tests.web.test_access_matrix import address_of, world  # noqa: F401
from tests.web.world import World

pytestmark = pytest.mark.django_db
EXAMPLES = 3
ON_EVERY_PAGE = {"language", "next"}
SILENT = 503  # a vault that does not answer, or refuses


def inside(row: Row) -> str:
    """Who gets furthest: the first of those who find something there."""
    return next((actor for actor, found in row.found.items() if found == OPEN), "")


FORMS = sorted(name for name, row in MATRIX.items() if inside(row) and not name.startswith("api:"))


def no_fault(case: Case, answer: Response) -> None:
    where = case.as_curl_command()
    assert (answer.status_code < 500 or answer.status_code == SILENT, where) == (True, where)


@pytest.mark.parametrize("name", FORMS)
def test_whatever_is_filled_in_a_form_answers(name: str, world: World) -> None:  # noqa: F811
    row, actor = MATRIX[name], inside(MATRIX[name])
    client, address = world.client(actor), address_of(name, row, world.things)
    page = b"".join(client.get(address)).decode("utf-8", "replace")  # type: ignore[arg-type]
    fields = {word: {"type": "string"} for word in row.post or {}} | fields_of(page)
    if set(fields) <= ON_EVERY_PAGE and name != "public:language":
        return  # a page to read
    cookies = "; ".join(f"{key}={value.value}" for key, value in client.cookies.items())

    for form in (fields, loosened(fields)):
        description, headers = described(address, form), {"Cookie": cookies}
        assert try_all(description, no_fault, examples=EXAMPLES, headers=headers) > 0


def test_control_a_view_that_breaks_on_a_choice_is_noticed(
    world: World,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*given: object, **named: object) -> None:
        raise KeyError("a choice nobody thought of")

    monkeypatch.setattr(views_report, "page_after", broken)
    monkeypatch.setattr(views_report, "sent_page", broken)
    fields = {"step": {"enum": ["add"]}}
    with pytest.raises(AssertionError, match="/report/"):
        try_all(described("/report/", fields), no_fault, examples=1)
