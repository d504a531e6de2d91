"""Sessions, invitations that diaries understand, attendance, and the calendar of one's own."""

from datetime import timedelta
from email.message import Message

import pytest
from pytest_django.fixtures import Settings

from naast.access.actor import CLOCK, Actor
from naast.notify import addresses
from naast.notify.addresses import Address
from naast.notify.logic.quiet import SendingHours
from naast.notify.models import OutgoingMessage
from naast.notify.sending import send_due_messages
from naast.supporters.actions.calendar_address import end_calendar_address, make_calendar_address
from naast.supporters.actions.invite_to_session import invite_to_session, take_back_seat
from naast.supporters.actions.note_attendance import note_attendance
from naast.supporters.actions.plan_sessions import When, cancel_session, move_session
from naast.supporters.actions.remind_of_training import remind_of_training
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.models import Supporter
from naast.supporters.models_training import CompetenceShown, Seat, TrainingSession
from naast.supporters.queries.diary import diary_of, whose_diary
from tests.calendars import events, read
from tests.factories.people import a_supporter
from tests.factories.post import a_mail_server
from tests.factories.training import a_candidate, a_curriculum, a_session, actor_of, signed
from tests.notify.conftest import ALWAYS
from tests.supporters.training.conftest import AT

pytestmark = pytest.mark.django_db
BEGINS = AT + timedelta(days=20)


@pytest.fixture
def candidate(coordinator: Actor) -> Supporter:
    found = a_candidate(by=coordinator, at=AT, name="Anna Vos", email="anna@hospital.example")
    OutgoingMessage.objects.all().delete()
    return found


@pytest.fixture
def session(coordinator: Actor, candidate: Supporter) -> TrainingSession:
    curriculum = a_curriculum(by=coordinator, at=AT)
    row = a_session(curriculum, by=coordinator, at=AT, begins_at=BEGINS)
    invite_to_session(actor=coordinator, at=AT, session=row, supporters=[candidate.pk])
    return row


@pytest.fixture(autouse=True)
def addresses_known(monkeypatch: pytest.MonkeyPatch) -> None:
    address = Address("anna@hospital.example", language="en")
    monkeypatch.setattr(addresses, "_resolvers", {"test": lambda person: address})


def sent(settings: Settings, hours: SendingHours = ALWAYS) -> list[Message]:
    """What a mail server gets of what waits."""
    with a_mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        send_due_messages(AT + timedelta(minutes=1), hours)
        return server.arrived


def calendar_of(message: Message) -> tuple[str, bytes]:
    """The method in the head of the part, and the file."""
    (part,) = (one for one in message.walk() if one.get_content_type() == "text/calendar")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return str(part.get_param("method")), content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_invitation_change_and_end_reach_the_diary_under_one_name(
    session: TrainingSession, coordinator: Actor, settings: Settings
) -> None:
    found = [calendar_of(*sent(settings))]
    later = When(BEGINS + timedelta(hours=2), BEGINS + timedelta(hours=6), "Room 7")
    move_session(actor=coordinator, at=AT, session=session, to=later)
    found.append(calendar_of(*sent(settings)))
    cancel_session(actor=coordinator, at=AT, session=session)
    found.append(calendar_of(*sent(settings)))

    parsed = [events(content)[0] for _method, content in found]
    assert [method for method, _content in found] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [read(content).method.value for _method, content in found] == [
        "REQUEST", "REQUEST", "CANCEL",
    ]  # fmt: skip
    assert len({one.uid.value for one in parsed}) == 1
    assert [one.sequence.value for one in parsed] == ["0", "1", "2"]
    assert [one.location.value for one in parsed] == ["Room 4", "Room 7", "Room 7"]
    assert parsed[1].dtstart.value == BEGINS + timedelta(hours=2)


def test_a_mail_about_a_training_names_no_support_and_no_curriculum(
    session: TrainingSession, settings: Settings
) -> None:
    (message,) = sent(settings)

    whole = message.as_string() + "".join(
        str(part.get_payload(decode=True)) for part in message.walk() if not part.is_multipart()
    )
    assert "Room 4" in whole  # what it is for does arrive
    for word in ("peer", "support a", "Half a day", "colleague"):
        assert word not in whole.replace("/supporter/training/", "")


def test_a_change_of_trainer_alone_is_no_news(session: TrainingSession, coordinator: Actor) -> None:
    OutgoingMessage.objects.all().delete()

    same = When(session.begins_at, session.ends_at, session.place, "Somebody Else", 20)
    move_session(actor=coordinator, at=AT, session=session, to=same)

    assert OutgoingMessage.objects.count() == 0
    assert TrainingSession.objects.get().trainers == "Somebody Else"


def test_taking_an_invitation_back_and_giving_it_again_counts_on(
    session: TrainingSession, coordinator: Actor, candidate: Supporter
) -> None:
    take_back_seat(actor=coordinator, at=AT, seat=Seat.objects.get())
    (gone,) = diary_of(candidate.person_id, AT)
    invite_to_session(actor=coordinator, at=AT, session=session, supporters=[candidate.pk])
    (back,) = diary_of(candidate.person_id, AT)

    assert (gone.cancelled, back.cancelled, gone.uid == back.uid) == (True, False, True)
    assert (gone.sequence, back.sequence) == (1, 2)


def test_a_full_session_takes_nobody_more_and_nobody_is_half_invited(
    coordinator: Actor, candidate: Supporter
) -> None:
    curriculum = a_curriculum(by=coordinator, at=AT, key="masterclass")
    row = a_session(curriculum, by=coordinator, at=AT, begins_at=BEGINS, seats=1)
    invite_to_session(actor=coordinator, at=AT, session=row, supporters=[candidate.pk])
    assert Seat.objects.count() == 3  # all three days

    with pytest.raises(TrainingRefused, match="1 seats"):
        invite_to_session(actor=coordinator, at=AT, session=row, supporters=[a_supporter().pk])

    assert Seat.objects.count() == 3


def test_who_came_showed_what_the_day_teaches_and_a_mistake_is_mended(
    session: TrainingSession, coordinator: Actor, candidate: Supporter
) -> None:
    with pytest.raises(TrainingRefused, match="not begun"):
        note_attendance(actor=coordinator, at=AT, session=session, came=[])
    after = BEGINS + timedelta(hours=5)

    note_attendance(actor=coordinator, at=after, session=session, came=[Seat.objects.get().pk])
    codes = set(CompetenceShown.objects.values_list("competence", flat=True))
    note_attendance(actor=coordinator, at=after, session=session, came=[])

    assert codes == {"COM01", "COM02", "COM05", "COM07", "COM09", "COM12", "COM13"}
    assert CompetenceShown.objects.count() == 0
    assert Seat.objects.get().came is False


def test_a_calendar_is_found_by_its_secret_only_and_revoking_shuts_it(
    session: TrainingSession, candidate: Supporter
) -> None:
    me = actor_of(candidate)
    first = make_calendar_address(actor=me, at=AT)
    assert whose_diary(first) == candidate

    second = make_calendar_address(actor=me, at=AT)

    assert (whose_diary(first), whose_diary(second)) == (None, candidate)
    assert second not in str(list(candidate.__class__.objects.values()))
    end_calendar_address(actor=me, at=AT)
    assert whose_diary(second) is None


def test_a_calendar_holds_ones_own_days_and_nobody_elses(
    session: TrainingSession, candidate: Supporter
) -> None:
    (own,) = diary_of(candidate.person_id, AT)

    assert (own.title, own.place) == ("Training", "Room 4")
    assert diary_of(a_supporter().person_id, AT) == []


def test_what_is_due_is_said_once_a_month_to_whom_it_concerns(
    coordinator: Actor, candidate: Supporter
) -> None:
    done = a_candidate(by=coordinator, at=AT)
    signed(done, at=AT)
    before = a_supporter()
    OutgoingMessage.objects.all().delete()
    first_of_month = AT.replace(month=2, day=1)

    told = [
        remind_of_training(actor=CLOCK, at=moment)
        for moment in (AT, first_of_month, first_of_month + timedelta(days=2))
    ]

    message = OutgoingMessage.objects.get()
    assert told == [0, 1, 0]
    assert (message.kind, message.person_id) == ("training_due", candidate.person_id)
    assert before.person_id != message.person_id
