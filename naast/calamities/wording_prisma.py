"""Codes, questions and kinds in plain words, each code with an example of our own."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class CodeWords:
    """name: behind the code. question: asked on the walk. example: of a root cause."""

    name: Promise
    question: Promise
    example: Promise


GROUP_NAMES: Mapping[str, Promise] = {
    "technical": _("Technical"),
    "organisational": _("Organisational"),
    "human": _("Human"),
    "patient": _("Patient-related"),
    "other": _("Unclassifiable"),
}
GATES: Mapping[str, CodeWords] = {
    "technical": CodeWords(
        _("Technical"),
        _("Did equipment, software, a building or material play a part in this cause?"),
        _("A screen, a pump, a door, a label, a form, a bed that gives way."),
    ),
    "organisational": CodeWords(
        _("Organisational"),
        _("Did the way in which work is organised play a part in this cause?"),
        _("Rules, staffing, how new colleagues learn the work, what everybody is used to."),
    ),
    "human": CodeWords(
        _("Human"),
        _("Did something that people did, or did not do, play a part in this cause?"),
        _("What was done, looked at, agreed on or thought of. Not who it was."),
    ),
}
CODE_WORDS: Mapping[str, CodeWords] = {
    "TEX": CodeWords(
        _("external"),
        _("Did the technical failure lie outside your control and responsibility?"),
        _("The power of the whole town failed."),
    ),
    "TD": CodeWords(
        _("design"),
        _("Is the equipment, software, label or form badly designed?"),
        _("Two pumps for different medicines have the same screen."),
    ),
    "TC": CodeWords(
        _("construction"),
        _("Was the design right, but was it wrongly built, installed or placed?"),
        _("The alarm was mounted where nobody can hear it."),
    ),
    "TM": CodeWords(
        _("materials"),
        _("Was there a defect of the material that is neither design nor construction?"),
        _("A new tube was torn."),
    ),
    "OEX": CodeWords(
        _("external"),
        _("Did the failure lie in another organisation or department, outside your control?"),
        _("The laboratory of another hospital sends results on paper only."),
    ),
    "OK": CodeWords(
        _("transfer of knowledge"),
        _("Was knowledge not passed on to new or inexperienced colleagues?"),
        _("Temporary staff are not shown how this ward keeps blood."),
    ),
    "OP": CodeWords(
        _("protocols"),
        _("Is a protocol missing, too complex, wrong, unrealistic or badly presented?"),
        _("The protocol does not say who checks the dose a second time."),
    ),
    "OM": CodeWords(
        _("management priorities"),
        _("Did a decision from above put safety second when demands clashed?"),
        _("At night one nurse looks after two wards."),
    ),
    "OC": CodeWords(
        _("culture"),
        _("Is this how everybody here has come to deal with the risk?"),
        _("Everybody is used to silencing this alarm."),
    ),
    "HEX": CodeWords(
        _("external"),
        _("Did people outside the organisation or department do it?"),
        _("The ambulance handed over another weight of the patient."),
    ),
    "HKK": CodeWords(
        _("knowledge-based behaviour"),
        _("Was it a new situation, in which known things could not be applied?"),
        _("A rare combination of complaints was not recognised."),
    ),
    "HRQ": CodeWords(
        _("qualifications"),
        _("Did training or education not fit the task?"),
        _("The task was given to somebody who was not trained for it."),
    ),
    "HRC": CodeWords(
        _("coordination"),
        _("Were tasks not well divided within the team?"),
        _("Two colleagues each thought that the other would call."),
    ),
    "HRV": CodeWords(
        _("verification"),
        _("Was the situation, patient or material not fully checked before acting?"),
        _("The wristband was not compared with the bag of blood."),
    ),
    "HRI": CodeWords(
        _("intervention"),
        _("Was the task wrongly planned or carried out?"),
        _("The steps of the preparation were done in another order."),
    ),
    "HRM": CodeWords(
        _("monitoring"),
        _("Was the course of things or the patient not (well) watched afterwards?"),
        _("After the change of dose nobody measured the pressure."),
    ),
    "HSS": CodeWords(
        _("slips"),
        _("Did a fine, practised movement go wrong?"),
        _("The finger pressed the key beside it."),
    ),
    "HST": CodeWords(
        _("tripping"),
        _("Did a movement of the whole body go wrong?"),
        _("Somebody stumbled over a cable while carrying the tray."),
    ),
    "PRF": CodeWords(
        _("patient-related factor"),
        _("Did something about the patient, outside the control of staff, influence treatment?"),
        _("The anatomy was unusual and could not have been seen before."),
    ),
    "X": CodeWords(
        _("unclassifiable"),
        _("None of these fits."),
        _("Use it rarely, and look at the wording of the cause first."),
    ),
}
PART_NAMES: Mapping[str, Promise] = {
    "event_type": _("By kind of event"),
    "department": _("By department"),
    "year": _("By year"),
}
NOT_A_TREE: Mapping[str, Promise] = {
    "too_large": _("This file is too large for a tree."),
    "no_json": _("This is not a JSON file."),
    "other_format": _("This is not a causal tree of Naast, or of a newer version."),
    "unknown": _("Something in the file is not known. Nothing was taken in."),
    "year": _("The year in the file is not right."),
    "shape": _("The boxes in the file do not form one tree."),
    "code": _("A code in the file is not known, or stands where none can stand."),
    "text": _("A text in the file is too long."),
}


def words_of(question: str) -> CodeWords:
    """Of a main category or a code."""
    return GATES[question] if question in GATES else CODE_WORDS[question]
