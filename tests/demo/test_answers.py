"""The invented hospital has a counted round of anonymous answers, and one that collects."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from naast.evaluation.logic.rounds import State
from naast.evaluation.models import Round
from naast.evaluation.queries.rounds import published, round_for_answers
from naast_demo.hospital.answers import load_answers
from tests.factories.answer_processes import answers_folder
from tests.factories.cases import a_coordinator
from tests.factories.vault import RunningVault

__all__ = ["answers_folder"]
pytestmark = pytest.mark.django_db


def test_a_result_is_in_and_the_next_round_collects(
    vault: RunningVault, answers_folder: Path, settings: Any
) -> None:
    settings.ISSUER_DIR, settings.COLLECTOR_DIR = answers_folder / "i", answers_folder / "c"
    settings.ISSUER_SOCKET = answers_folder / "i.sock"
    settings.COLLECTOR_SOCKET = answers_folder / "c.sock"

    load_answers(a_coordinator(), timezone.now(), Random(1))

    counted = Round.objects.get(state=State.COUNTED.value)
    told, collecting = published(counted.code), round_for_answers()
    assert told is not None and collecting is not None
    assert (len(told.checks), collecting.stands) == (34, State.COLLECTING)
    assert not settings.ISSUER_SOCKET.exists()
