"""The page with the real issuer and the real collector, up to what those who count read."""

import hashlib
import json

from cryptography.hazmat.primitives import hpke

from naast.privacy import collector_client, issuer_client
from naast.questionnaires.queries.shipped import evaluation_form
from tests.browser import OpenPage
from tests.factories.answer_processes import AnswerProcesses, Keepers, make_manifest
from tests.factories.respondent import SUITE, b64_bytes, new_name, pass_hash
from tests.page.small_round import check_number
from tests.page.steps import KEPT, begin, press, send, skip_to_review, wait_for

BOX = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def test_a_round_with_the_real_processes(
    open_tab: OpenPage, answer_processes: AnswerProcesses
) -> None:
    issuer, collector = answer_processes.issuer, answer_processes.collector
    round_id, one_pass, keepers = new_name(), new_name(), Keepers()
    form = evaluation_form().decode()
    manifest = make_manifest(
        round_id,
        issuer_client.open_round(round_id),
        opening=keepers.opening,
        issuer=issuer.url,
        collector=collector.url,
        form_sha256=hashlib.sha256(form.encode()).hexdigest(),
    )
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
    wait_for(second, "This code has been used already")
    collector_client.close_round(round_id)
    ((message, _, wrapped),) = collector_client.export_round(round_id)["ballots"]

    halves = hpke.MLKEM768X25519PrivateKey(keepers.mlkem, keepers.x25519)
    ballot = BOX.decrypt(b64_bytes(wrapped), halves, b"naast-box-1|" + bytes.fromhex(mark))
    plain = SUITE.decrypt(ballot, keepers.p256, b"naast-ballot-1|" + bytes.fromhex(mark))
    answered = json.loads(plain[2 : 2 + int.from_bytes(plain[:2])])
    assert answered["answers"] == {"blamed-before": "3"}
    assert number == check_number(b64_bytes(message))
    assert (problems, page.evaluate(KEPT)) == ([], [[], []])
