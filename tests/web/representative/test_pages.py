"""The staff representative's pages: digests and the log, and nothing about anybody."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner

from naast.access.roles import Role
from naast.cli.main import cli
from naast.privacy import log_proof, vault_client
from tests.actors import a_stranger, a_user, client_for
from tests.factories.oversight import a_digest
from tests.factories.pages import a_visiting_colleague, a_visiting_coordinator
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import open_as

pytestmark = pytest.mark.django_db(transaction=True)


def words(answer):
    return " ".join(answer.content.decode().split())


def body(answer):
    return words(answer).partition("<main")[2]


@pytest.fixture
def watcher(vault):
    return client_for(a_user(Role.STAFF_REPRESENTATIVE))


def test_the_first_page_lists_digests_and_says_how_to_check(watcher):
    digest = a_digest()
    text = words(watcher.get("/representative/"))
    assert "October 2026" in text
    assert f"/representative/digest/{digest.pk}/" in text
    fingerprint = log_proof.fingerprint(vault_client.night_head()["key"])
    assert log_proof.in_fours(fingerprint) in text


def test_a_digest_says_numbers_in_words_and_prints_the_signed_head(watcher):
    digest = a_digest()
    text = words(watcher.get(f"/representative/digest/{digest.pk}/"))
    for part in (
        "<dt>Coordinator</dt><dd>about 25</dd>",
        "<dt>Deputy coordinator</dt><dd>fewer than 5</dd>",
        "<dt>Peer supporter</dt><dd>none</dd>",
        "<dt>Opened after it had ended</dt><dd>0</dd>",
        "<dt>Tried after it had ended, and refused</dt><dd>1</dd>",
        "Somebody asked for support that was not theirs to see</dt><dd>2</dd>",
        "Checked just now",
        digest.head["root"],
        digest.head["signature"],
    ):
        assert part in text


def test_a_digest_that_does_not_fit_its_signature_says_so(watcher):
    digest = a_digest()
    digest.head = {**digest.head, "size": 4}
    digest.save()
    text = words(watcher.get(f"/representative/digest/{digest.pk}/"))
    assert "The signature does not fit" in text
    assert "Checked just now" not in text


def test_what_is_downloaded_is_what_the_command_checks(
    watcher, vault: RunningVault, tmp_path: Path
):
    anna, case = enrolled_coordinator(), adopt_case(person=uuid4())
    old = watcher.get("/representative/log/head.json").content
    open_as(anna, "coordinator", case)
    vault.turn({case.case_id: case.wrap})
    new = watcher.get("/representative/log/head.json").content
    entries = b"".join(watcher.get("/representative/log/entries.jsonl").streaming_content)
    for name, content in (("old.json", old), ("new.json", new), ("log.jsonl", entries)):
        (tmp_path / name).write_bytes(content)
    key = log_proof.fingerprint(json.loads(new)["key"])
    typed = ["log", "verify", "--key", key, "--log", str(tmp_path / "log.jsonl")]
    typed += ["--head", str(tmp_path / "old.json"), "--head", str(tmp_path / "new.json")]
    done = CliRunner().invoke(cli, typed)
    assert (done.exit_code, done.output.splitlines()[-1]) == (
        0,
        "All of it is as the vault signed it.",
    )
    for name in (str(anna), str(case.person), str(case.case_id)):
        assert name.encode() not in entries + old + new


def test_the_proof_of_a_digest_is_checked_by_the_command(watcher, tmp_path: Path):
    digest = a_digest()
    answer = watcher.get(f"/representative/digest/{digest.pk}/proof.json")
    file = tmp_path / "digest.json"
    file.write_bytes(answer.content)
    typed = ["log", "verify", "--key", log_proof.fingerprint(digest.head["key"])]
    done = CliRunner().invoke(cli, [*typed, "--proof", str(file)])
    assert (done.exit_code, "digest of 2026-10 is the one" in done.output) == (0, True)
    told = json.loads(answer.content)
    file.write_text(json.dumps({**told, "told": told["told"].replace("25", "20")}))
    done = CliRunner().invoke(cli, [*typed, "--proof", str(file)])
    assert (done.exit_code, "another one than was entered" in done.output) == (1, True)


def test_what_happened_since_last_night_shows_to_nobody(watcher, vault: RunningVault):
    before = body(watcher.get("/representative/"))
    heads = watcher.get("/log/heads.json").content
    size = vault_client.log_head()["size"]
    open_as(enrolled_coordinator(), "coordinator", adopt_case())
    assert vault_client.log_head()["size"] > size  # it was entered
    assert body(watcher.get("/representative/")) == before
    assert watcher.get("/log/heads.json").content == heads


def test_nobody_else_finds_these_pages(watcher):
    pages = [
        "/representative/",
        f"/representative/digest/{a_digest().pk}/",
        "/representative/log/head.json",
        "/representative/log/entries.jsonl",
    ]
    assert [watcher.get(page).status_code for page in pages] == [200] * 4
    assert watcher.get(f"/representative/digest/{uuid4()}/").status_code == 404
    others = [client_for(a_stranger()), a_visiting_colleague().client]
    others += [a_visiting_coordinator().client, a_visiting_coordinator(Role.STEWARD).client]
    others += [client_for(a_user(Role.BOARD)), client_for(a_user(Role.HEAD_OF_DEPARTMENT))]
    for other in others:
        assert [other.get(page).status_code for page in pages] == [404] * 4


def test_everybody_reads_the_key_and_the_heads_without_signing_in(vault: RunningVault, client):
    text = words(client.get("/log/"))
    fingerprint = log_proof.in_fours(log_proof.fingerprint(vault_client.night_head()["key"]))
    assert fingerprint in text
    told = client.get("/log/heads.json").json()
    assert told == {"heads": vault_client.published_heads(), "growth": []}


def test_the_growth_between_published_heads_can_be_proved(vault: RunningVault, client):
    adopt_case()
    vault.clock.turn(days=31)
    vault_client.close_month("2026-01")
    told = client.get("/log/heads.json").json()
    assert len(told["heads"]) == 2
    (proof,) = told["growth"]
    log_proof.check_growth(proof["older"], proof["head"], proof["path"])
