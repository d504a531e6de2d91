"""Questionnaire and scoring together: read once, kept as they are, and known by one hash."""

from dataclasses import dataclass

from naast.questionnaires.logic.form import fingerprint
from naast.questionnaires.logic.instrument import Instrument, Scoring
from naast.questionnaires.logic.problems import Findings, UnreadableFile
from naast.questionnaires.logic.read import read_questionnaire
from naast.questionnaires.logic.read_scoring import read_scoring
from naast.questionnaires.logic.source import canonical, read_json

NO_SCORING = Scoring()


@dataclass(frozen=True)
class Whole:
    """What two files give. instrument is None while the questionnaire has an error; is_usable says
    that neither file has one. questionnaire and scoring_file: canonical JSON."""

    instrument: Instrument | None
    scoring: Scoring
    of_questionnaire: Findings
    of_scoring: Findings
    questionnaire: bytes
    scoring_file: bytes

    @property
    def is_usable(self) -> bool:
        """Nothing is wrong, whatever there is to warn of."""
        errors = (*self.of_questionnaire.errors, *self.of_scoring.errors)
        return self.instrument is not None and not errors

    @property
    def sha256(self) -> str:
        """Over both files, whatever spaces and order they were written with."""
        return fingerprint(self.questionnaire + b"\n" + self.scoring_file)


def read_whole(questionnaire: bytes, scoring: bytes = b"") -> Whole:
    """Both files, with everything that is wrong in either. scoring: empty where there is none.

    A scoring is read against the questionnaire, so an unreadable questionnaire leaves it unread.
    """
    of_questionnaire, of_scoring = Findings(), Findings()
    instrument, value, rules = None, None, None
    found_scoring = NO_SCORING
    try:
        value = read_json(questionnaire)
        reading = read_questionnaire(value)
        instrument, of_questionnaire = reading.instrument, reading.found
    except UnreadableFile as unreadable:
        of_questionnaire.add(unreadable.problem)
    try:
        rules = read_json(scoring) if scoring.strip() else None
        if rules is not None and instrument is not None:
            read = read_scoring(rules, instrument)
            found_scoring, of_scoring = read.scoring or NO_SCORING, read.found
    except UnreadableFile as unreadable:
        of_scoring.add(unreadable.problem)
    return Whole(
        instrument=instrument,
        scoring=found_scoring,
        of_questionnaire=of_questionnaire,
        of_scoring=of_scoring,
        questionnaire=canonical(value),
        scoring_file=b"" if rules is None else canonical(rules),
    )
