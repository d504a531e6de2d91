"""The questionnaires that come with Naast, read from their files when first asked for."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from naast.questionnaires.logic.form import without_texts, write_form
from naast.questionnaires.logic.whole import Whole, read_whole

FOLDER = Path(__file__).parent.parent / "shipped"
EVALUATION = "naast-evaluation"


@cache
def shipped_by_name() -> Mapping[str, Whole]:
    """Id to what its files give. A questionnaire x.json has its scoring in x.scoring.json."""
    found = {}
    for file in sorted(FOLDER.glob("*.json")):
        if not file.name.endswith(".scoring.json"):
            beside = file.with_suffix(".scoring.json")
            whole = read_whole(file.read_bytes(), beside.read_bytes() if beside.exists() else b"")
            assert whole.instrument is not None and whole.is_usable, file.name  # noqa: S101
            found[whole.instrument.id] = whole
    return found


@cache
def evaluation_form(*, texts: bool = False) -> bytes:
    """The form of the anonymous evaluation: canonical JSON, the same bytes in every process.

    texts: with the question that is answered in free words, which is off by default.
    """
    whole = shipped_by_name()[EVALUATION]
    assert whole.instrument is not None  # noqa: S101  as above
    instrument = whole.instrument if texts else without_texts(whole.instrument)
    return write_form(instrument, whole.scoring)
