"""What belongs in the reports, what is missing, what changed, and where a person seems named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.prisma.names import directory_of
from naast.calamities.logic.reports.complete import missing_in
from naast.calamities.logic.reports.content import content_of, digest_of, texts_of
from naast.calamities.logic.reports.difference import difference
from naast.calamities.logic.reports.items import parts_of
from naast.calamities.logic.reports.personal import Sighting, is_bsn, sightings
from naast.calamities.wording_report import ITEM_WORDS, OPTION_WORDS, PART_TITLES, TRUST_WORDS
from tests.factories.calamity_reports import whole

KINDS = ("first", "final")
ITEMS = [item for kind in KINDS for part in parts_of(kind) for item in part.items]

# Uitvoeringsbesluit Wkkgz 8.1 and 8.2, read in an older version; see docs/calamity-reports.md.
LAW_OF_THE_FIRST = {
    "provider_name", "provider_contact", "kvk", "establishment", "reporter_function",
    "reporter_name", "kind", "big", "product", "product_which", "client", "event_on", "facts",
    "investigate", "investigate_period", "limit", "limit_period", "inform", "inform_period",
    "complaints", "prosecutor",
}  # fmt: skip
# The same, 8.7(2) and (3).
LAW_OF_THE_FINAL = {"asked", "family_informed", "family_involved", "family_results"}


def test_each_item_of_the_law_is_there_and_says_so() -> None:
    found = {
        kind: {i.slug for p in parts_of(kind) for i in p.items if i.trust == "law"}
        for kind in KINDS
    }

    assert found == {"first": LAW_OF_THE_FIRST, "final": LAW_OF_THE_FINAL}


def test_what_is_law_or_an_extract_names_its_source_and_what_is_usual_none() -> None:
    assert {item.slug for item in ITEMS if bool(item.source) != (item.trust != "usual")} == set()
    assert {item.slug for item in ITEMS if bool(item.basis) != bool(item.source)} == set()


def test_every_item_part_and_answer_has_words_and_no_words_are_left_over() -> None:
    assert {item.slug for item in ITEMS} == set(ITEM_WORDS)
    assert len(ITEMS) == len(ITEM_WORDS)
    assert {part.slug for kind in KINDS for part in parts_of(kind)} == set(PART_TITLES)
    assert {option for item in ITEMS for option in item.options} == set(OPTION_WORDS)
    assert {item.trust for item in ITEMS} == set(TRUST_WORDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_report_lacks_nothing_and_an_empty_one_every_item(kind: str) -> None:
    every = [(part.slug, item.slug) for part in parts_of(kind) for item in part.items]

    assert missing_in(kind, whole(kind)) == []
    assert [(one.part, one.item) for one in missing_in(kind, {})] == every


def test_what_does_not_apply_is_not_missing() -> None:
    written = whole("first")
    for part in ("event", "actions", "offence"):
        written[part] = {"event_on": "2026-03-02"} if part == "event" else {}
    written["matter"]["product"] = "no"
    written["matter"]["product_which"] = ""
    assert "facts" in {one.item for one in missing_in("first", written)}

    written["matter"]["kind"] = "violence"

    assert missing_in("first", written) == []


def test_a_number_with_the_wrong_count_of_digits_is_missing() -> None:
    written = whole("first")
    written["provider"]["kvk"] = "1234567x"

    (found,) = missing_in("first", written)

    assert (found.item, found.why, found.digits) == ("kvk", "digits", 8)


WORDS = st.text(alphabet="ab c.\n", max_size=40)


@given(WORDS, WORDS)
def test_a_difference_holds_both_texts_whole(old: str, new: str) -> None:
    found = difference(old, new)

    assert "".join(one.text for one in found if one.mark != "added") == old
    assert "".join(one.text for one in found if one.mark != "removed") == new


def test_a_difference_is_in_words() -> None:
    found = difference("The pump ran at ten.", "The pump ran at five.")

    assert [(one.mark, one.text) for one in found] == [
        ("same", "The pump ran at "),
        ("removed", "ten."),
        ("added", "five."),
    ]


def test_the_number_of_a_content_changes_with_every_word_and_with_its_letters() -> None:
    written = whole("final")
    one = content_of("final", written, salt="a", facts={})
    same = content_of("final", dict(reversed(written.items())), salt="a", facts={})
    written["facts"]["timeline"] += "!"
    other = content_of("final", written, salt="a", facts={})
    salted = content_of("final", written, salt="b", facts={})

    assert digest_of(one) == digest_of(same)
    assert len({digest_of(one), digest_of(other), digest_of(salted)}) == 3
    assert texts_of(other)["facts", "timeline"] == "Some sentences.!"


def test_an_answer_to_what_is_not_asked_stays_in_the_draft() -> None:
    written = whole("first")
    written["matter"]["product"] = "no"

    kept = texts_of(content_of("first", written, salt="", facts={}))

    assert ("matter", "product_which") not in kept
    assert kept["matter", "product"] == "no"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asked by dr. Jansen at ten", [("name", "dr. Jansen")]),
        ("mevrouw A. de Vries zei", [("name", "mevrouw A. de Vries")]),
        ("Write to anna@example.org.", [("email", "anna@example.org")]),
        ("number 111222333, and 123456789", [("number", "111222333")]),
        ("Iris van den Berg was there", [("name", "Iris van den Berg")]),
        ("The doctor and a nurse of Berg said so; 0612345678", [("name", "Berg")]),
        ("The doctor and a nurse of the berg said so; 0612345678", []),
        ("On 02-03-2026 at 09.15 a bag of 1000 ml", []),
    ],
)
def test_where_a_person_seems_to_be_named(text: str, found: list[tuple[str, str]]) -> None:
    seen = sightings(text, directory_of(["Iris van den Berg", "Anna Vos"]))

    assert [(one.sort, one.words) for one in seen] == found
    assert Sighting("name", "Anna Vos") not in seen


@pytest.mark.parametrize(
    ("digits", "passes"),
    [("111222333", True), ("123456782", True), ("123456789", False), ("000000000", False)],
)
def test_the_test_of_eleven(digits: str, passes: bool) -> None:
    """The published example 111222333 passes; 123456782 is computed by hand."""
    assert is_bsn(digits) is passes
