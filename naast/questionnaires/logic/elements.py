"""Which elements of a FHIR Questionnaire are used, passed over or refused (R4 and R5 together).

docs/questionnaires.md shows the same table to people; a test holds the two together.
"""

from collections.abc import Mapping
from enum import StrEnum


class Use(StrEnum):
    """What becomes of an element."""

    TAKEN = "taken"
    QUIET = "passed over"  # it changes nothing for whoever answers
    WARNED = "passed over with a warning"
    REFUSED = "refused"


_BASE = "http://hl7.org/fhir/StructureDefinition/"
TRANSLATION = _BASE + "translation"
LEAST, MOST = _BASE + "minValue", _BASE + "maxValue"
CONTROL, HIDDEN = _BASE + "questionnaire-itemControl", _BASE + "questionnaire-hidden"
WEIGHTS = (_BASE + "ordinalValue", _BASE + "itemWeight")  # R4 and R5


def _uses(
    *, taken: str = "", quiet: str = "", warned: str = "", refused: str = ""
) -> dict[str, Use]:
    rows = ((taken, Use.TAKEN), (quiet, Use.QUIET), (warned, Use.WARNED), (refused, Use.REFUSED))
    return {name: use for names, use in rows for name in names.split()}


QUESTIONNAIRE: Mapping[str, Use] = _uses(
    taken="resourceType id url version language title status description copyright item",
    quiet="meta name date publisher subjectType experimental copyrightLabel",
    warned="text identifier contact useContext jurisdiction purpose approvalDate lastReviewDate"
    " effectivePeriod code derivedFrom versionAlgorithmString versionAlgorithmCoding extension",
    refused="contained implicitRules modifierExtension",
)
ITEM: Mapping[str, Use] = _uses(
    taken="linkId type text answerOption maxLength enableWhen enableBehavior item extension"
    " required repeats readOnly answerConstraint",
    quiet="id",
    warned="definition code prefix disabledDisplay",
    refused="answerValueSet initial modifierExtension",
)
OPTION: Mapping[str, Use] = _uses(
    taken="valueCoding extension initialSelected",
    quiet="id",
    refused="valueInteger valueDate valueTime valueString valueReference modifierExtension",
)
CODING: Mapping[str, Use] = _uses(
    taken="code display extension", quiet="id system version userSelected"
)
CONDITION: Mapping[str, Use] = _uses(
    taken="question operator answerCoding answerBoolean",
    quiet="id",
    warned="extension",
    refused="answerDecimal answerInteger answerDate answerDateTime answerTime answerString"
    " answerQuantity answerReference modifierExtension",
)
EXTENSIONS: Mapping[str, Use] = {
    TRANSLATION: Use.TAKEN,
    LEAST: Use.TAKEN,
    MOST: Use.TAKEN,
    CONTROL: Use.TAKEN,
    HIDDEN: Use.TAKEN,
    **dict.fromkeys(WEIGHTS, Use.TAKEN),
}
TYPES: Mapping[str, Use] = _uses(
    taken="group display boolean choice coding integer decimal string text",
    refused="open-choice date dateTime time url attachment reference quantity question",
)
