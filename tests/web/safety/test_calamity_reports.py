"""The pages and the paper of the reports: writing, a stale edit, signing, sending, the walls."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.models import CalamityFile
from naast.calamities.models_report import ReportPart, ReportVersion
from naast.calamities.queries.report_versions import content_of_version
from naast.incidents.models import Incident
from naast.web.pdf import PdfNotHere, pdf_of
from naast.web.safety.calamity_report_pages import report_html
from tests.actors import client_for, give
from tests.factories.calamities import AT, TODAY, a_calamity, a_secretary, a_ward, an_analyst
from tests.factories.calamity_reports import a_member, freeze, signed, whole, write
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db
LATER = AT.replace(hour=15)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


def address(file: CalamityFile, kind: str = "first", rest: str = "") -> str:
    return f"/report/calamities/{file.pk}/reports/{kind}/{rest}"


def of_version(version: ReportVersion, rest: str = "") -> str:
    return f"/report/calamities/reports/versions/{version.pk}/{rest}"


def test_a_part_opens_with_what_the_file_says_and_is_kept_as_it_is_changed() -> None:
    secretary = a_secretary()
    file, client = a_calamity(secretary), client_for(secretary)
    page = client.get(address(file, rest="parts/event/"))
    assert "A pump was set to the wrong speed." in page.text
    assert not ReportPart.objects.exists()  # proposed, not kept

    told = {"revision": "0", "event_on": TODAY.isoformat(), "facts": "It ran at ten."}
    answer = client.post(address(file, rest="parts/event/"), told)

    assert (answer.status_code, answer.headers["Location"]) == (302, address(file))
    again = client.get(address(file, rest="parts/event/")).text
    assert "It ran at ten." in again and 'value="2026-03-02"' in again


def test_a_stale_edit_is_refused_and_its_text_stays_on_the_page() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    write(file, member, "first", {"event": {"facts": "It ran at five."}})
    client = client_for(secretary)
    told = {"revision": "0", "facts": "It ran at ten."}

    page = client.post(address(file, rest="parts/event/"), told)

    assert page.status_code == 200
    assert "Somebody changed this part meanwhile" in page.text
    assert re.search(r"<textarea[^>]*>\s*It ran at ten\.</textarea>", page.text)
    assert re.search(r"<del>.*five\..*</del>", page.text)
    assert 'name="revision" value="1"' in page.text
    quiet = client.post(address(file, rest="parts/event/"), told | {"quiet": "1"})
    assert quiet.status_code == 409
    assert (
        client.post(address(file, rest="parts/event/"), told | {"revision": "1"}).status_code == 302
    )


def test_the_page_keeps_by_itself_and_gets_the_new_count() -> None:
    secretary = a_secretary()
    file, client = a_calamity(secretary), client_for(secretary)
    told = {"revision": "0", "facts": "It ran at ten.", "quiet": "1"}

    answer = client.post(address(file, rest="parts/event/"), told)

    assert (answer.status_code, answer.json()) == (200, {"revision": 1})


def test_what_is_missing_and_who_seems_named_leads_to_its_place() -> None:
    secretary = a_secretary()
    a_person(name="Wilma Verzonnen")
    file = a_calamity(secretary)
    write(file, secretary, "first", {"event": {"facts": "Wilma Verzonnen set it."}})

    page = client_for(secretary).get(address(file)).text

    assert f'href="{address(file, rest="parts/provider/")}#id_kvk"' in page
    assert "“Number in the trade register (KvK)” needs 8 digits." in page
    assert "The name of a person seems to stand here: “Wilma Verzonnen”." in page


def test_one_signs_another_reads_and_signs_and_somebody_writes_down_that_it_went() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    write(file, secretary, "first", whole("first"))
    first, second = client_for(secretary), client_for(member)
    seen = re.search(r'name="seen" value="([^"]+)"', first.get(address(file, rest="sign/")).text)
    assert seen

    first.post(address(file, rest="sign/"), {"seen": seen[1]})
    version = ReportVersion.objects.get()
    assert "I read it: sign" not in first.get(of_version(version)).text
    assert "I read it: sign" in second.get(of_version(version)).text
    first.post(of_version(version, "sign/"), {"digest": version.digest})
    version.refresh_from_db()
    assert version.state == "signing"  # nobody signs alone
    second.post(of_version(version, "sign/"), {"digest": version.digest})
    told = {"sent_on": "2026-03-02", "way": "form", "sent_by": str(member.pk), "reference": "I-9"}
    assert second.post(of_version(version, "send/"), told).status_code == 302

    shown = first.get(of_version(version)).text
    assert "I-9" in shown and "The inspectorate&#x27;s own digital form" in shown
    done = set(file.steps.filter(done_on=TODAY).values_list("rule", flat=True))
    assert done == {"nl-igj-report", "own-inspectorate"}


def test_gaps_are_signed_only_knowingly_and_stand_in_what_leaves() -> None:
    secretary = a_secretary()
    file, client = a_calamity(secretary), client_for(secretary)
    write(file, secretary, "first", {"event": {"facts": "It ran at ten."}})
    told = {"seen": "0.0.1.0.0"}

    client.post(address(file, rest="sign/"), told)
    assert not ReportVersion.objects.exists()
    client.post(address(file, rest="sign/"), told | {"knowing": "on"})

    version = ReportVersion.objects.get()
    html = report_html(content_of_version(version), version=version)
    assert "“Name of the care provider” is still empty." in html


def test_the_differences_are_marked_in_words() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    old = signed(file, secretary, member)
    client = client_for(member)
    client.post(of_version(old, "withdraw/"))
    write(file, secretary, "first", {"event": {"facts": "Some other sentences."}})
    newer = freeze(file, secretary, knowing=True)

    page = client.get(of_version(newer, "differences/")).text

    assert re.search(r"<ins>.*other.*</ins>", page)
    assert "Added:" in page and "Day of the event" in page


def paper_of(client: Client, url: str) -> PdfReader:
    answer = client.get(url)
    if answer.status_code == 503:
        pytest.skip("The libraries that draw letters are not here: scripts/programs.sh pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_paper_is_tagged_counted_and_a_draft_until_two_have_signed() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    write(file, secretary, "final", whole("final") | {"facts": {"timeline": "A fact.\n" * 90}})
    version = freeze(file, secretary, "final")
    client, address_of_it = client_for(member), of_version(version, "report.pdf")

    before = paper_of(client, address_of_it)
    client.post(of_version(version, "sign/"), {"digest": version.digest})
    after = paper_of(client, address_of_it)

    root, pages = after.root_object, len(after.pages)
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], pages > 2) == (True, "en", True)
    assert [page.extract_text().count("DRAFT") for page in before.pages] == [1] * len(before.pages)
    assert "DRAFT" not in text_of(after) and "Draft" not in text_of(after)
    for count in range(1, pages + 1):
        assert f"{count} / {pages}" in after.pages[count - 1].extract_text()
    assert version.digest in text_of(after).replace(" ", "")
    assert f"{file.number}, version 1" in text_of(after)
    for name in (secretary.name, member.name):
        assert name not in text_of(after)


def test_the_paper_speaks_the_language_of_its_reader() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "final", whole("final"))
    content = content_of_version(freeze(file, secretary, "final"))

    with translation.override("nl"):
        html = report_html(content, version=None)

    assert '<html lang="nl">' in html


def test_a_text_on_paper_is_never_markup() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    told = '<img src="file:///etc/hostname"><b>x</b>'
    write(file, secretary, "first", {"event": {"facts": told}})
    html = report_html(content_of_version(freeze(file, secretary, knowing=True)), version=None)

    assert "<img" not in html and "&lt;img" in html
    try:
        pdf_of(html, look="calamity-report.css")
    except PdfNotHere:
        pytest.skip("The libraries that draw letters are not here: scripts/programs.sh pdf")


PAGES = ("", "preview/", "leaves/", "sign/", "answer/", "draft.pdf", "parts/event/")
OF_VERSION = ("", "report.pdf", "differences/")


def test_who_does_not_keep_files_finds_no_report() -> None:
    ward, secretary = a_ward(), a_secretary()
    file = a_calamity(secretary, ward)
    write(file, secretary, "first", whole("first"))
    version = freeze(file, secretary)
    addresses = [address(file, rest=one) for one in PAGES]
    addresses += [of_version(version, one) for one in OF_VERSION]
    found = [client_for(secretary).get(one).status_code for one in addresses]
    assert set(found) <= {200, 503}  # the control

    head = User.objects.get(pk=ward.head_id)
    roles = (Role.STEWARD, Role.PEER_SUPPORTER, Role.COORDINATOR, Role.BOARD, Role.QUALITY_MANAGER)
    for user in (head, an_analyst(), *map(holder, roles)):
        assert [client_for(user).get(one).status_code for one in addresses] == [404] * len(
            addresses
        )


def holder(role: Role) -> User:
    user = a_user_for(a_person())
    give(user, role)
    return user


def test_an_analyst_of_the_file_writes_the_analysis_and_reads_no_more() -> None:
    secretary, analyst = a_secretary(), an_analyst()
    file = a_calamity(secretary)
    file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=TODAY)
    write(file, secretary, "first", whole("first"))
    secret = {"family": {"family_questions": "Why did nobody call us?"}}
    write(file, secretary, "final", secret)
    client = client_for(analyst)

    part = address(file, "final", "parts/causes/")
    assert (
        client.post(part, {"revision": "0", "direct": "Two pumps look alike."}).status_code == 302
    )
    page = client.get(address(file, "final"))

    assert (page.status_code, "Causes" in page.text) == (200, True)
    assert "The patient and the family" not in page.text and "Versions" not in page.text
    closed = [address(file), address(file, rest="parts/event/")]
    closed += [
        address(file, "final", one) for one in ("parts/family/", "preview/", "leaves/", "sign/")
    ]
    assert [client.get(one).status_code for one in closed] == [404] * len(closed)
    assert (
        "Why did nobody call us?"
        in client_for(secretary).get(address(file, "final", "parts/family/")).text
    )  # the control


def test_of_support_a_report_holds_one_line_and_nothing_else() -> None:
    secretary = a_secretary()
    supporter = a_person(name="Sanne Steun")
    give(a_user_for(supporter), Role.PEER_SUPPORTER)
    file = a_calamity(secretary)
    write(file, secretary, "final", whole("final"))
    Incident.objects.update(support_offered=True)
    version = freeze(file, secretary, "final")
    html = report_html(content_of_version(version), version=version)
    line = "Support by trained colleagues was offered to everyone involved."

    assert html.count(line) == 1
    rest = html.replace(line, "").lower()
    for word in ("support", "sanne", "colleague"):
        assert word not in rest
