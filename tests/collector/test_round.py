"""A whole round over the real programs: tokens, ballots, closing, box, destruction."""

from naast.privacy import collector_client, issuer_client
from tests.factories.answer_processes import FORM, OPENING, AnswerProcesses, make_manifest
from tests.factories.respondent import Respondent, b64_bytes, new_name, pass_hash


def test_a_round_from_opening_to_destruction(answer_processes: AnswerProcesses) -> None:
    issuer, collector = answer_processes.issuer, answer_processes.collector
    round_id = new_name()
    passes = [new_name() for _ in range(3)]
    key = issuer_client.open_round(round_id)
    manifest = make_manifest(OPENING, FORM, round=round_id, issuer_key=key, least_ballots=2)
    collector_client.open_round(manifest, FORM)
    issuer_client.add_passes(round_id, map(pass_hash, passes))

    for secret in passes[:2]:
        person = Respondent(manifest, secret)
        signed = issuer.ask("POST", f"/r/{round_id}/token", person.request)
        ballot = person.ballot(b64_bytes(signed.told["signature"]), {"mark": 7})
        sent = collector.ask("POST", f"/r/{round_id}/ballot", ballot)
        assert (signed.status, sent.status) == (200, 200)
        check = collector.ask("POST", f"/r/{round_id}/check", {"check": person.token.check})
        assert check.told == {"in": True}

    assert collector_client.is_ready(round_id, 2) and not collector_client.is_ready(round_id, 3)
    issuer_client.close_round(round_id)
    collector_client.close_round(round_id)
    box = collector_client.export_round(round_id)
    assert (len(box["ballots"]), issuer_client.signed(round_id)) == (2, 2)
    collector_client.destroy_round(round_id)
    issuer_client.destroy_round(round_id)
    assert collector.ask("GET", f"/r/{round_id}/manifest.json").status == 404
