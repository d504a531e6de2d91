"""The page with the real issuer and the real collector, up to what those who count read."""

import hashlib

from count.ballots import open_ballot, read_answers
from count.forms import read_form
from count.keys import open_keys
from count.manifests import read_manifest
from naast.privacy import collector_client, issuer_client
from naast.questionnaires.queries.shipped import evaluation_form
from tests.browser import OpenPage
from tests.factories.answer_processes import OPENING, SHEETS, AnswerProcesses
from tests.factories.answers import make_manifest
from tests.factories.respondent import b64_bytes, new_name, pass_hash
from tests.page.small_round import check_number
from tests.page.steps import KEPT, begin, press, send, skip_to_review, wait_for


def test_a_round_with_the_real_processes(
    open_tab: OpenPage, answer_processes: AnswerProcesses
) -> None:
    issuer, collector = answer_processes.issuer, answer_processes.collector
    round_id, one_pass = new_name(), new_name()
    form = evaluation_form().decode()
    addresses = {"issuer": issuer.url, "collector": collector.url}
    key = issuer_client.open_round(round_id)
    manifest = make_manifest(OPENING, form, round=round_id, issuer_key=key, **addresses)
    mark = hashlib.sha256(manifest.encode()).hexdigest()
    collector_client.open_round(manifest, form)
    issuer_client.add_passes(round_id, [pass_hash(one_pass)])
    link = f"{collector.url}/r/{round_id}#{one_pass}.{mark}"
    page, second = open_tab(), open_tab()
    problems: list[str] = []
    page.on(
        "console", lambda it: problems.append(it.text) if "Permissions" not in it.text else None
    )

    begin(page, link)
    page.get_by_text("Very true").first.click()
    press(page, "Next")
    skip_to_review(page)
    number = send(page)
    second.goto(link)
    press(second, "Start")
    wait_for(second, "This pass has been used already")
    collector_client.close_round(round_id)
    ((message, _, wrapped),) = collector_client.export_round(round_id)["ballots"]

    plain = open_ballot(open_keys(OPENING, SHEETS[:2]), read_manifest(manifest), b64_bytes(wrapped))
    assert dict(read_answers(read_form(form), plain)) == {"blamed-before": "3"}
    assert number == check_number(b64_bytes(message))
    assert (problems, page.evaluate(KEPT)) == ([], [[], []])
