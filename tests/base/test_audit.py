"""The audit says what it knows, and says so when it knows nothing."""

from scripts.audit import Outcome, read

ANSWER = {
    "dependencies": [
        {"name": "django", "version": "5.2.19", "vulns": []},
        {"name": "old", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1"}]},
        {"name": "silent", "skip_reason": "Dependency could not be audited"},
    ]
}


def test_an_advisory_is_named_with_package_and_version_and_fails_the_audit() -> None:
    outcome = read(ANSWER)

    assert outcome == Outcome(3, ("old 1.0: PYSEC-2026-1",), ("silent",))
    assert outcome.sentences[:2] == [
        "old 1.0: PYSEC-2026-1",
        "2 of 3 packages audited; 1 advisories.",
    ]
    assert outcome.status(strict=False) == 1


def test_where_no_feed_answers_it_says_not_audited_instead_of_nothing_found() -> None:
    outcome = Outcome(2, (), ("django", "click"))

    assert outcome.sentences[1].startswith("Not audited: 2 packages")
    assert (outcome.status(strict=False), outcome.status(strict=True)) == (0, 2)


def test_a_clean_audit_has_one_sentence() -> None:
    assert Outcome(2, (), ()).sentences == ["2 of 2 packages audited; 0 advisories."]
    assert Outcome(2, (), ()).status(strict=True) == 0
