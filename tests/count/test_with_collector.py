"""What the real collector took, closed and gave: the keepers' tool counts it, whole."""

import json
from pathlib import Path
from typing import Any

from collector.core import Collector
from collector.store import SqliteStore
from count.encoding import from_base32, to_b64
from tests.count.talking import as_file, tell, tell_json, typed
from tests.factories import answers as made

FORM = made.make_form()


def test_a_round_goes_through_the_collector_into_the_result(tmp_path: Path) -> None:
    opening, sheets = made.make_opening()
    manifest = made.make_manifest(opening, FORM)
    name = json.loads(manifest)["round"]
    collector = Collector(SqliteStore(tmp_path / "store.sqlite3"))
    collector.open(manifest, FORM)
    for n in range(12):
        collector.take(name, a_body(manifest, {"mark": n % 11, "tense-before": "1"}))
    collector.close(name)
    box = as_file(tmp_path, collector.export(name))

    code, answer = tell_json(
        typed(made.mark_of(manifest).hex()[:16], *sheets[1:]), "count", box,
        "--out", tmp_path / "out", "--network-anyway",
    )  # fmt: skip

    assert (code, answer["accepted"], answer["invalid"]) == (0, 12, 0)
    result = json.loads(Path(answer["result"]).read_text())["result"]
    assert result["questions"]["mark"] == {"0": 2, **{str(n): 1 for n in range(1, 11)}, "": 0}
    assert result["tables"]["tense"]["cells"][1][4] == 12
    inside = [
        collector.is_in(name, json.dumps({"check": one}).encode()) for one in result["checks"]
    ]
    assert inside == [True] * 12
    assert tell("", "check", answer["result"], "--box", box)[0] == 0


def a_body(manifest: str, answers: dict[str, Any]) -> bytes:
    message, signature = made.make_token(from_base32(json.loads(manifest)["round"], 16))
    ballot = made.seal_ballot(manifest, FORM, answers)
    parts = {"message": message, "signature": signature, "ballot": ballot}
    return json.dumps({name: to_b64(part) for name, part in parts.items()}).encode()
