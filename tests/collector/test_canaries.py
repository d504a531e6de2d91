"""What a browser sends along is nowhere afterwards: not printed, not in a file, not in a log."""

from pathlib import Path

from naast.privacy import collector_client, issuer_client
from tests.factories.answer_processes import FORM, OPENING, AnswerProcesses
from tests.factories.answers import make_manifest
from tests.factories.respondent import (
    Respondent,
    b32_bytes,
    b64_bytes,
    new_name,
    pass_hash,
)

ALONG = {
    "User-Agent": "CanaryBrowser/77.1",
    "Accept-Language": "canary-KL",
    "X-Forwarded-For": "198.51.100.77",
    "X-Real-IP": "198.51.100.78",
    "Cookie": "canary=crumbs",
    "Referer": "https://canary.example/who",
    "Forwarded": "for=203.0.113.77",
}


def found_in(folder: Path, canaries: dict[str, bytes]) -> set[str]:
    """Names of those that stand in a file of the folder, printed lines among them."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {name for name, raw in canaries.items() if any(raw in content for content in files)}


def test_nothing_that_tells_who_answered_stays(
    answer_processes: AnswerProcesses, answers_folder: Path
) -> None:
    issuer, collector = answer_processes.issuer, answer_processes.collector
    round_id, secret = new_name(), new_name()
    key = issuer_client.open_round(round_id)
    manifest = make_manifest(OPENING, FORM, round=round_id, issuer_key=key)
    collector_client.open_round(manifest, FORM)
    issuer_client.add_passes(round_id, [pass_hash(secret)])
    person = Respondent(manifest, secret)
    here = f"/r/{round_id}"

    signed = issuer.ask("POST", f"{here}/token", person.request, **ALONG)
    ballot = person.ballot(b64_bytes(signed.told["signature"]), {"text": "CanaryAnswer"})
    sent = collector.ask("POST", f"{here}/ballot", ballot, **ALONG)
    for process, door in ((issuer, "token"), (collector, "ballot"), (collector, "check")):
        for body in (b'{"pass":"CanaryBroken', b"\xff\xfeCanaryBroken", b'["CanaryBroken"]'):
            process.ask("POST", f"{here}/{door}?canary=query", body, **ALONG)
        process.ask("GET", f"{here}/{door}/CanaryPath?canary=query", **ALONG)

    assert (signed.status, sent.status) == (200, 200)
    canaries = {name: value.encode() for name, value in ALONG.items()} | {
        "pass": secret.encode(),
        "pass, raw": b32_bytes(secret),
        "answer": b"CanaryAnswer",
        "broken": b"CanaryBroken",
        "path": b"CanaryPath",
        "query": b"canary=query",
        "blinded": person.token.blinded,
        "ballot": b64_bytes(ballot["ballot"]),
        "loopback": b"127.0.0.1",
    }
    assert found_in(answers_folder, canaries) == set()
    assert issuer.log() == collector.log() == ""
    control = {"message": b64_bytes(ballot["message"]), "pass": bytes.fromhex(pass_hash(secret))}
    assert found_in(answers_folder, control) <= {"message", "pass"}
    assert "pass" in found_in(answers_folder, control)
