"""The page "Who sees what", drawn from the rules that decide, for a nurse and a works council."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from naast.access.models_rules import RulesInForce
from naast.access.roles import EVERYBODY_RIGHTS, RIGHTS_OF_ROLE, Role
from naast.access.rules_in_force import as_text, fingerprint, readers_of, rules
from naast.web.rule_words import (
    NOT_PROMISED,
    NOWHERE,
    QUESTIONS,
    RIGHT_WORDS,
    ROLE_OF_READER,
    ROLE_WORDS,
    SHORT_WORDS,
    THIEVES,
    Question,
)

Word = str | Promise


@dataclass(frozen=True)
class Answer:
    """Who reads it, and who of those that people think of does not."""

    question: Question
    read_by: tuple[Word, ...]
    not_by: tuple[Word, ...]


@dataclass(frozen=True)
class Part:
    """What comes with a role."""

    name: Word
    rights: tuple[Word, ...]


@login_not_required
@require_safe
def who_sees(request: HttpRequest) -> HttpResponse:
    """What each role sees, what nobody sees, and what is not promised."""
    now = rules()
    context = {
        "nowhere": NOWHERE,
        "answers": [answer(question) for question in QUESTIONS],
        "parts": parts(),
        "thieves": THIEVES,
        "not_promised": NOT_PROMISED,
        "fingerprint": fingerprint(now),
        "in_force": RulesInForce.objects.filter(fingerprint=fingerprint(now)).first(),
    }
    return render(request, "public/who_sees.html", context)


@login_not_required
@require_safe
def rules_file(request: HttpRequest) -> HttpResponse:
    """The rules themselves, whose SHA-256 begins with the fingerprint."""
    answer = HttpResponse(as_text(rules()), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="naast-rules.json"'
    return answer


def answer(question: Question) -> Answer:
    """Read from the privacy of the fields; the deputy stands where the coordinator stands."""
    readers = frozenset[str]().union(*(readers_of(field) for field in question.fields))
    roles = {ROLE_OF_READER[reader] for reader in readers if reader in ROLE_OF_READER}
    return Answer(
        question,
        tuple(SHORT_WORDS[role] for role in SHORT_WORDS if role in roles),
        tuple(SHORT_WORDS[role] for role in SHORT_WORDS if role not in roles),
    )


def parts() -> list[Part]:
    """What every role may do beyond what everybody may."""
    return [
        Part(
            ROLE_WORDS[role],
            tuple(
                RIGHT_WORDS[right]
                for right in RIGHT_WORDS
                if right in RIGHTS_OF_ROLE[role] - EVERYBODY_RIGHTS
            ),
        )
        for role in Role
    ]
