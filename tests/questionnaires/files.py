"""Files of questionnaires that tests read and break."""

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from naast.questionnaires.logic.problems import Problem
from naast.questionnaires.logic.whole import Whole, read_whole

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "docs" / "examples"
SHIPPED = ROOT / "naast" / "questionnaires" / "shipped"
PULSE = json.loads((EXAMPLES / "questionnaire-pulse.json").read_text())
PULSE_SCORING = json.loads((EXAMPLES / "questionnaire-pulse.scoring.json").read_text())
Break = Callable[[Any], object]


def words(nl: str, en: str, key: str = "text") -> dict[str, Any]:
    """A text with its translation, as FHIR writes it."""
    url = "http://hl7.org/fhir/StructureDefinition/translation"
    parts = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": en}]
    return {key: nl, f"_{key}": {"extension": [{"url": url, "extension": parts}]}}


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def pulse(change: Break | None = None) -> dict[str, Any]:
    """The example, broken in one way."""
    value = copy.deepcopy(PULSE)
    if change:
        change(value)
    assert isinstance(value, dict)
    return value


def pulse_scoring(change: Break | None = None) -> dict[str, Any]:
    """Its scoring, broken in one way."""
    value = copy.deepcopy(PULSE_SCORING)
    if change:
        change(value)
    assert isinstance(value, dict)
    return value


def read(value: Mapping[str, Any], scoring: Mapping[str, Any] | None = None) -> Whole:
    return read_whole(as_bytes(value), as_bytes(scoring) if scoring else b"")


def said(problems: list[Problem]) -> list[tuple[str, str, str]]:
    """Where, at which item, what."""
    return [(problem.path, problem.item, problem.code) for problem in problems]
