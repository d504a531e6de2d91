"""Killed under load, as a power cut would: no accepted ballot is lost, none is counted twice."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from naast.privacy import collector_client, issuer_client
from tests.factories.answer_processes import FORM, OPENING, AnswerProcess, AnswerProcesses
from tests.factories.answers import make_manifest
from tests.factories.respondent import Respondent, b64_bytes, new_name, pass_hash

PEOPLE = 60
KILL = 9


def send(process: AnswerProcess, path: str, told: dict[str, str]) -> int:
    """The status; 0 where the process died on the way."""
    try:
        return process.ask("POST", path, told).status
    except OSError:
        return 0


def send_until_taken(process: AnswerProcess, path: str, told: dict[str, str]) -> list[int]:
    """As the page does: the same bytes again until there is an answer."""
    statuses = [send(process, path, told)]
    while statuses[-1] in (0, 500) and len(statuses) < 200:
        time.sleep(0.05)
        statuses.append(send(process, path, told))
    return statuses


@pytest.fixture
def people(answer_processes: AnswerProcesses) -> list[Respondent]:
    """With passes of one open round."""
    round_id, passes = new_name(), [new_name() for _ in range(PEOPLE)]
    key = issuer_client.open_round(round_id)
    manifest = make_manifest(OPENING, FORM, round=round_id, issuer_key=key)
    collector_client.open_round(manifest, FORM)
    issuer_client.add_passes(round_id, map(pass_hash, passes))
    return [Respondent(manifest, secret) for secret in passes]


def killing(process: AnswerProcess, times: int) -> threading.Thread:
    """Kills and starts it again, a few times."""

    def work() -> None:
        for _ in range(times):
            time.sleep(0.15)
            process.end(KILL)
            process.start()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_what_was_accepted_is_there_once_after_kills(
    answer_processes: AnswerProcesses, people: list[Respondent]
) -> None:
    issuer, collector = answer_processes.issuer, answer_processes.collector
    round_id = people[0].round_id
    asked = [(f"/r/{round_id}/token", person.request) for person in people]

    killer = killing(issuer, 2)
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda one: send_until_taken(issuer, *one), asked))
    killer.join()
    signed = [issuer.ask("POST", *one).told["signature"] for one in asked]
    ballots = [
        (f"/r/{round_id}/ballot", person.ballot(b64_bytes(signature), {}))
        for person, signature in zip(people, signed, strict=True)
    ]
    killer = killing(collector, 3)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda one: send_until_taken(collector, *one), ballots))
    killer.join()

    assert {statuses[-1] for statuses in tokens + taken} == {200}
    assert any(0 in statuses for statuses in tokens + taken), "nobody was hit; kill more"
    issuer_client.close_round(round_id)
    collector_client.close_round(round_id)
    box = collector_client.export_round(round_id)
    kept = sorted(row[0] for row in box["ballots"])
    assert kept == sorted(told["message"] for _, told in ballots)
    assert issuer_client.signed(round_id) == PEOPLE
