"""The invented hospital has a questionnaire of its own beside the evaluation."""

import pytest
from django.utils import timezone

from naast.access.actor import IMPORTER
from naast.questionnaires.queries import every_version
from naast_demo.hospital.questionnaires import load_questionnaire

pytestmark = pytest.mark.django_db


def test_the_demo_shows_one_that_comes_with_naast_and_one_brought_in() -> None:
    load_questionnaire(timezone.now())

    kept = every_version(IMPORTER)

    assert [(one.read.id, one.row is None) for one in kept] == [
        ("naast-evaluation", True),
        ("pulse-room-to-speak", False),
    ]
    assert [len(one.whole.scoring.tables) for one in kept] == [4, 1]
