"""Our files are FHIR: held against somebody else's models of release 4 and 5."""

import json
from typing import Any

import pytest
from fhir.resources.questionnaire import Questionnaire as Release5
from fhir.resources.R4B.questionnaire import Questionnaire as Release4

from tests.questionnaires.files import EXAMPLES, SHIPPED

FILES = [SHIPPED / "evaluation.json", EXAMPLES / "questionnaire-pulse.json"]


def typed(items: list[dict[str, Any]], *, choice: str) -> None:
    """Choices under the name of one release."""
    for item in items:
        if item["type"] in ("choice", "coding"):
            item["type"] = choice
        typed(item.get("item", []), choice=choice)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize(("model", "choice"), [(Release4, "choice"), (Release5, "coding")])
def test_what_we_write_and_take_is_valid_in_both_releases(
    file: Any, model: Any, choice: str
) -> None:
    value = json.loads(file.read_text())
    typed(value["item"], choice=choice)

    assert model.model_validate(value).url == value["url"]


@pytest.mark.parametrize("model", [Release4, Release5])
def test_the_models_see_what_is_wrong(model: Any) -> None:
    value = json.loads(FILES[0].read_text())
    value["item"][0]["linkID"] = value["item"][0].pop("linkId")

    with pytest.raises(ValueError, match="linkI"):
        model.model_validate(value)
