"""What the codes of an AdverseEvent mean for a report: its kind and the degree of harm.

Codes are compared in small letters: R4 4.0.1 writes "Non-serious", later releases "non-serious".
"""

from collections.abc import Mapping

from naast.incidents.logic.draft import Harm, Kind

SNOMED = "http://snomed.info/sct"
_SAFETY: Kind = "safety_incident"

# R4 4.0.1, http://terminology.hl7.org/CodeSystem/adverse-event-category, with its children; and
# the R5 list of the same name, whose misspelt "hospital-aquired-infection" is the real code.
CATEGORIES: Mapping[str, Kind] = {
    "product-problem": _SAFETY,
    "product-quality": _SAFETY,
    "product-use-error": _SAFETY,
    "wrong-dose": _SAFETY,
    "incorrect-prescribing-information": _SAFETY,
    "wrong-technique": _SAFETY,
    "wrong-route-of-administration": _SAFETY,
    "wrong-rate": _SAFETY,
    "wrong-duration": _SAFETY,
    "wrong-time": _SAFETY,
    "expired-drug": _SAFETY,
    "medical-device-use-error": _SAFETY,
    "problem-different-manufacturer": _SAFETY,
    "unsafe-physical-environment": _SAFETY,
    "wrong-patient": _SAFETY,
    "procedure-mishap": _SAFETY,
    "medication-mishap": _SAFETY,
    "device": _SAFETY,
    "hospital-aquired-infection": _SAFETY,
    "hospital-acquired-infection": _SAFETY,
    "wrong-body-site": _SAFETY,
    # A hospital's own system may send our own words; FHIR has none for these events.
    "safety_incident": _SAFETY,
    "near_miss": "near_miss",
    "complaint": "complaint",
    "claim": "claim",
    "aggression": "aggression",
    "patient_death": "patient_death",
    "other": "other",
}

# SNOMED CT in AdverseEvent.event or .code. 370927008: death or injury of a patient or staff member
# from a physical assault within the health care facility (in HL7's own example of a hurt
# phlebotomist).
EVENTS: Mapping[str, Kind] = {"370927008": "aggression"}

# R4, required: http://hl7.org/fhir/ValueSet/adverse-event-severity.
SEVERITIES: Mapping[str, Harm] = {"mild": "mild", "moderate": "moderate", "severe": "severe"}

# http://terminology.hl7.org/CodeSystem/adverse-event-seriousness, R4 4.0.1 with children; R5 keeps
# the first two. "Serious" counts as severe: better one call too many. "Non-serious" does not say
# that there was no harm.
SERIOUSNESS: Mapping[str, Harm] = {
    "non-serious": "unknown",
    "serious": "severe",
    "seriousresultsindeath": "death",
    "seriousislifethreatening": "severe",
    "seriousresultsinhospitalization": "moderate",
    "seriousresultsindisability": "severe",
    "seriousisbirthdefect": "severe",
    "seriousrequirespreventimpairment": "moderate",
}

# R4, required: http://hl7.org/fhir/ValueSet/adverse-event-outcome (code system of that name). R5:
# the SNOMED CT codes of its example value set. The degrees follow the WHO's scale: an intervention
# or longer stay is moderate, lasting disability severe.
OUTCOMES: Mapping[str, Harm] = {
    "resolved": "unknown",
    "recovering": "unknown",
    "ongoing": "unknown",
    "resolvedwithsequelae": "severe",
    "fatal": "death",
    "unknown": "unknown",
    "397882007": "none",  # transient abnormality unnoticed by the patient
    "398056004": "mild",  # transient abnormality with full recovery
    "405491001": "none",  # adverse incident resulting in no harmful effect
    "405531001": "moderate",  # potentially permanent but not disabling damage
    "405532008": "severe",  # potentially permanent disabling damage
    "405535005": "death",  # adverse incident resulting in death
}

# http://terminology.hl7.org/CodeSystem/v3-ParticipationType, R5's example list for a participant's
# function. Whoever wrote it down or was asked about it was not for that reason involved.
ONLY_TOLD = frozenset({"aut", "inf"})

_ORDER: tuple[Harm, ...] = ("unknown", "none", "mild", "moderate", "severe", "death")


def worst(harms: list[Harm]) -> Harm:
    """The worst of several degrees; anything known is worse than unknown."""
    return max(harms, key=_ORDER.index, default="unknown")
