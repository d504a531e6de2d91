"""Yes or no straight from the message."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naast.cases.logic.words import Phase
from naast.cases.models import Aftercare
from naast.notify.actions.answer_codes import create_answer_code
from naast.notify.choices import AnswerPurpose
from tests.factories.cases import a_case, a_coordinator, a_supporting_actor, asked, fresh

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def supporter(vault):
    return a_supporting_actor()


@pytest.fixture
def case(supporter):
    now = timezone.now()
    return asked(a_case(at=now), supporter, coordinator=a_coordinator(), at=now)


def code_for(case, person_id, hours=5):
    until = timezone.now() + timedelta(hours=hours)
    return create_answer_code(case_id=case.pk, person_id=person_id, valid_until=until)


def test_yes_from_the_message_accepts_without_a_name(case, supporter):
    answer = Client().post("/answer/", {"code": code_for(case, supporter.id), "answer": "yes"})
    assert fresh(case).phase == Phase.WITH_SUPPORTER.value
    assert "Anna" not in answer.content.decode()


def test_no_frees_the_case(case, supporter):
    Client().post("/answer/", {"code": code_for(case, supporter.id), "answer": "no"})
    assert fresh(case).supporter is None


def test_small_letters_and_spaces_do_not_matter(case, supporter):
    code = code_for(case, supporter.id).lower().replace("-", " ")
    Client().post("/answer/", {"code": code, "answer": "yes"})
    assert fresh(case).phase == Phase.WITH_SUPPORTER.value


def test_a_code_is_used_once(case, supporter):
    code = code_for(case, supporter.id)
    Client().post("/answer/", {"code": code, "answer": "yes"})
    again = Client().post("/answer/", {"code": code, "answer": "no"})
    assert "used, or its time is over" in again.content.decode()
    assert fresh(case).phase == Phase.WITH_SUPPORTER.value


def test_wrong_old_and_used_codes_look_alike(case, supporter):
    used = code_for(case, supporter.id)
    Client().post("/answer/", {"code": used, "answer": "yes"})
    old = code_for(case, supporter.id, hours=-1)
    texts = set()
    for code in (used, old, "AAAA-BBBB-CCCC"):
        text = Client().post("/answer/", {"code": code, "answer": "no"}).content.decode()
        texts.add(text.replace(code, "").split("<main")[1].split('name="csrf')[0])
    assert len(texts) == 1


def test_opening_the_link_consumes_nothing(case, supporter):
    code = code_for(case, supporter.id)
    Client().get("/answer/", {"code": code})
    Client().head("/answer/")
    Client().post("/answer/", {"code": code, "answer": "yes"})
    assert fresh(case).phase == Phase.WITH_SUPPORTER.value


def test_a_code_of_somebody_else_does_nothing(case):
    stranger = a_supporting_actor()
    Client().post("/answer/", {"code": code_for(case, stranger.id), "answer": "yes"})
    assert fresh(case).phase == Phase.WAITING.value


def test_how_the_supporter_is_can_be_said_from_the_message(supporter, vault):
    row = Aftercare.objects.create(supporter_id=supporter.id, due_on=timezone.localdate())
    until = timezone.now() + timedelta(days=1)
    code = create_answer_code(
        case_id=row.pk,
        person_id=supporter.id,
        valid_until=until,
        purpose=AnswerPurpose.AFTERCARE,
    )
    wrong_page = Client().post("/answer/", {"code": code, "answer": "yes"})
    assert "used, or its time is over" in wrong_page.content.decode()
    Client().get("/answer/you/")
    Client().post("/answer/you/", {"code": code, "answer": "talk"})
    assert Aftercare.objects.get().wants_to_talk is True
    again = Client().post("/answer/you/", {"code": code, "answer": "fine"}).content.decode()
    assert "used, or its time is over" in again


def test_a_request_is_not_answered_on_the_page_of_aftercare(case, supporter):
    code = code_for(case, supporter.id)
    Client().post("/answer/you/", {"code": code, "answer": "fine"})
    assert fresh(case).phase == Phase.WAITING.value
    Client().post("/answer/", {"code": code, "answer": "yes"})
    assert fresh(case).phase == Phase.WITH_SUPPORTER.value
