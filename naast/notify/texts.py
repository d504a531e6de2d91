"""What messages say: neutral words, no name, no event, nothing about anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import formats, timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.notify.choices import ANSWERED_WITH_CODE, MessageKind

Words = str | Promise


@dataclass(frozen=True)
class Text:
    """A message in one language. short: the whole of it for a telephone."""

    subject: str
    body: str
    short: str


@dataclass(frozen=True)
class _Sentences:
    subject: Words
    says: Words
    then: Words
    page: str = "/"


_LOOK = gettext_lazy("Please sign in and look.")
_PAGES = {MessageKind.AFTERCARE: "/answer/you/"}  # asks something else than yes or no
_QUESTION = gettext_lazy("Naast: a question for you")
_REMINDER = gettext_lazy("Naast: a reminder")
_NO_REASON = gettext_lazy("You may say no without a reason. Who it is you see after signing in.")
_ROLES = gettext_lazy("If you did not expect this, telephone a coordinator or the steward now.")

_SENTENCES: Mapping[MessageKind, _Sentences] = {
    MessageKind.REQUEST_TO_SUPPORTER: _Sentences(
        _QUESTION, gettext_lazy("Someone would like a call. Can you today?"), _NO_REASON
    ),
    MessageKind.SUBSTITUTE: _Sentences(
        _QUESTION,
        gettext_lazy(
            "Someone would like a call, and the person asked first cannot. Can you today?"
        ),
        _NO_REASON,
    ),
    MessageKind.REMINDER_SUPPORTER: _Sentences(
        _REMINDER, gettext_lazy("Something waits for you in Naast."), _LOOK, "/supporter/"
    ),
    MessageKind.REMINDER_COORDINATOR: _Sentences(
        _REMINDER, gettext_lazy("Something waits for the coordinator."), _LOOK, "/coordinator/"
    ),
    MessageKind.REMINDER_DEPUTY: _Sentences(
        _REMINDER,
        gettext_lazy("Something waits for the coordinator, and nobody has looked yet."),
        _LOOK,
        "/coordinator/",
    ),
    MessageKind.AFTERCARE: _Sentences(
        _QUESTION,
        gettext_lazy("Thank you for being there for somebody. How are you yourself?"),
        gettext_lazy("You can answer that you are fine, or that you would like to talk."),
    ),
    MessageKind.TALK_INVITED: _Sentences(
        gettext_lazy("Naast: an invitation"),
        gettext_lazy("The coordinator would like to talk with you, when it suits you."),
        gettext_lazy("There is no hurry and nothing is wrong. You may call, or be called."),
        "/supporter/",
    ),
    MessageKind.TRAINING_INVITED: _Sentences(
        gettext_lazy("Naast: an invitation to a training"),
        gettext_lazy("You are invited to a training. The day and the place go with this message."),
        gettext_lazy("Can you not come? Then tell the coordinator; no reason is needed."),
        "/supporter/training/",
    ),
    MessageKind.TRAINING_MOVED: _Sentences(
        gettext_lazy("Naast: a training has changed"),
        gettext_lazy("A training to which you are invited is at another time or place."),
        gettext_lazy("The new day and place go with this message."),
        "/supporter/training/",
    ),
    MessageKind.TRAINING_OFF: _Sentences(
        gettext_lazy("Naast: a training does not take place"),
        gettext_lazy("A training in your diary does not take place, or is no longer for you."),
        gettext_lazy("The coordinator can tell you more."),
        "/supporter/training/",
    ),
    MessageKind.TRAINING_DUE: _Sentences(
        _REMINDER,
        gettext_lazy("Something of your training is due again."),
        _LOOK,
        "/supporter/training/",
    ),
    MessageKind.TALK_OFFERED: _Sentences(
        _QUESTION,
        gettext_lazy("You were there for others several times lately. Is a talk welcome?"),
        gettext_lazy("Please sign in and say yes or no. Nobody hears of a no."),
        "/supporter/",
    ),
    MessageKind.TEAM_DATE: _Sentences(
        gettext_lazy("Naast: a date"),
        gettext_lazy("A date that you share with others was planned or changed, or is near."),
        _LOOK,
        "/supporter/intervision/",
    ),
    MessageKind.THANKED: _Sentences(
        gettext_lazy("Naast: thank you"),
        gettext_lazy("Thank you for everything you did. From today nothing is asked of you."),
        gettext_lazy("Nobody asks why. You are welcome back whenever you like."),
        "/supporter/thanks/",
    ),
    MessageKind.ROLE_CHANGED: _Sentences(
        gettext_lazy("Naast: your role has changed"),
        gettext_lazy("Your role in Naast has changed, or somebody proposed that it should."),
        _ROLES,
    ),
    MessageKind.ROLE_CHANGE_TOLD: _Sentences(
        gettext_lazy("Naast: a role has changed"),
        gettext_lazy("A role in Naast has changed, or somebody proposed that it should."),
        _ROLES,
    ),
    MessageKind.STANDING_USED: _Sentences(
        gettext_lazy("Naast: the standing instruction was used"),
        gettext_lazy("Nobody could decide in time, so a supporter was asked as agreed beforehand."),
        _LOOK,
        "/coordinator/",
    ),
    MessageKind.SOMETHING_WAITING: _Sentences(
        _REMINDER, gettext_lazy("Something waits for you in Naast."), _LOOK
    ),
    MessageKind.DECISION_WAITING: _Sentences(
        _REMINDER, gettext_lazy("A decision waits for you."), _LOOK, "/coordinator/"
    ),
    MessageKind.NOBODY_HERE: _Sentences(
        gettext_lazy("Naast: nobody arranges support now"),
        gettext_lazy("Something waits for a coordinator, and nobody has looked at it."),
        gettext_lazy(
            "Please see to it that somebody stands in today. You need not know, and cannot see,"
            " what it is about."
        ),
        "/steward/",
    ),
    MessageKind.GOES_ON: _Sentences(
        gettext_lazy("Naast: somebody else goes on"),
        gettext_lazy("Thank you for being there. From now on somebody else goes on."),
        gettext_lazy("You need to do nothing more, and nobody says why: that is for everybody so."),
        "/supporter/",
    ),
    MessageKind.ROUND_OPENED: _Sentences(
        gettext_lazy("Naast: whom would your team turn to?"),
        gettext_lazy("Your department is asked whom people would turn to after a hard day."),
        gettext_lazy(
            "Please tell your team that it is open. Nobody sees who takes part or who names whom."
        ),
        "/my/names/",
    ),
    MessageKind.ROUND_REMINDER: _Sentences(
        gettext_lazy("Naast: whom would your team turn to?"),
        gettext_lazy("Your department can still say whom people would turn to."),
        gettext_lazy(
            "Please mention it once more in your team. Every department gets this message, whoever"
            " took part."
        ),
        "/my/names/",
    ),
    MessageKind.NAMED: _Sentences(
        gettext_lazy("Naast: a kind question"),
        gettext_lazy("There is a kind question for you. You have all the time."),
        _LOOK,
        "/my/named/",
    ),
    MessageKind.ON_CALL_REQUEST: _Sentences(
        gettext_lazy("Naast: you are on call"),
        gettext_lazy("You are on call, and someone would like a call. Can you now?"),
        _NO_REASON,
    ),
    MessageKind.ON_CALL_SILENT: _Sentences(
        gettext_lazy("Naast: nobody on call answered"),
        gettext_lazy("Somebody waits, and nobody who is on call answered or can come."),
        _LOOK,
        "/coordinator/",
    ),
    MessageKind.ROTA_CHANGED: _Sentences(
        gettext_lazy("Naast: when you are on call"),
        gettext_lazy("When you are on call has changed, or is new."),
        _LOOK,
        "/supporter/on-call/",
    ),
    MessageKind.ROTA_WAITS: _Sentences(
        _REMINDER,
        gettext_lazy("A turn on call has nobody, or a swap waits for you."),
        _LOOK,
        "/coordinator/on-call/",
    ),
    MessageKind.DATE_PLANNED: _Sentences(
        gettext_lazy("Naast: a date"),
        gettext_lazy("A date for you was planned or changed. The day and the place go with this."),
        gettext_lazy("If it does not suit you, tell whoever arranged it with you."),
    ),
    MessageKind.COUNT_WAITS: _Sentences(
        _REMINDER,
        gettext_lazy("A round is ready to be counted, and nobody has counted it yet."),
        gettext_lazy(
            "Please agree on a day with those who count. Sixty days after it was ready it is"
            " destroyed unread."
        ),
        "/evaluation/",
    ),
    MessageKind.ALARM: _Sentences(
        gettext_lazy("Naast: you are needed now"),
        gettext_lazy("Somebody needs you now. Please sign in at once."),
        gettext_lazy("If you cannot, telephone your deputy."),
        "/alarms/",
    ),
}


def compose(
    kind: MessageKind, *, language: str, code: str = "", until: datetime | None = None
) -> Text:
    """The message in the language. code and until: for a kind that is answered with a code."""
    words = _SENTENCES[kind]
    with translation.override(language):
        if kind in ANSWERED_WITH_CODE:
            return _question(words, _PAGES.get(kind, "/answer/"), code, until)
        address = settings.BASE_URL + words.page
        body = "\n\n".join([str(words.says), str(words.then), address, _signature()])
        return Text(str(words.subject), body, f"Naast: {words.says} {address}")


def _question(words: _Sentences, path: str, code: str, until: datetime | None) -> Text:
    """The code stands behind the hash of the address: it reaches no log on the way."""
    page = f"{settings.BASE_URL}{path}"
    link = f"{page}#{code}"
    answer = _("Answer here: %(link)s") % {"link": link}
    typed = _("Or open %(page)s and type this code: %(code)s") % {
        "page": page,
        "code": code,
    }
    once = _("The code is for you alone and works once.")
    if until is not None:
        once = _("The code is for you alone and works once, until %(moment)s.") % {
            "moment": formats.date_format(timezone.localtime(until), "j F, H:i")
        }
    body = "\n\n".join([str(words.says), answer, typed, f"{once} {words.then}", _signature()])
    return Text(str(words.subject), body, f"Naast: {words.says} {link}")


def _signature() -> str:
    return _("This message was sent by Naast. You cannot reply to it.")


def kinds_without_words() -> set[MessageKind]:
    """Kinds that nobody has written sentences for; a test keeps it empty."""
    return set(MessageKind) - _SENTENCES.keys()
