"""What a reader of the published numbers wants to know: a question a page, and why it matters."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.insight.logic.publications.declared import Question


@dataclass(frozen=True)
class QuestionWords:
    """title: the question itself. why: one line on why it matters. unknown: while nothing of it
    can be said."""

    title: Promise
    why: Promise
    unknown: Promise


# In the order in which they are read.
QUESTION_WORDS: Mapping[Question, QuestionWords] = {
    Question.HOW_MANY: QuestionWords(
        _("How many colleagues were offered support, and what came of it?"),
        _("Whether an offer reaches people comes before everything else."),
        _("Nothing can be said about offers of this year yet."),
    ),
    Question.WHO: QuestionWords(
        _("Whom does it reach?"),
        _("A group that is missing here may need another way in."),
        _("Too few for saying which groups were reached."),
    ),
    Question.IN_TIME: QuestionWords(
        _("Is everyone called in time?"),
        _("A call within a day is what the programme promises."),
        _("Too few calls for saying how soon they came."),
    ),
    Question.CONVERSATIONS: QuestionWords(
        _("What does support look like?"),
        _("So that there is time for it, and help beyond the team where somebody needs more."),
        _("Too few conversations for saying what they were like."),
    ),
    Question.EXPERIENCE: QuestionWords(
        _("What do colleagues say of it?"),
        _("Those who were supported are the ones who know. They answer without their name."),
        _("Too few answers for saying what colleagues think of it."),
    ),
    Question.FEELINGS: QuestionWords(
        _("How did they feel, looking back?"),
        _("What people say of themselves afterwards. It says nothing about what made the change."),
        _("Too few answers for saying how colleagues felt."),
    ),
    Question.TEAM: QuestionWords(
        _("Is the team large and wide enough?"),
        _("People talk more easily with somebody who knows their work and is near."),
        _("Nothing can be said about the team of this year."),
    ),
    Question.TRAINING: QuestionWords(
        _("Is the team trained and looked after?"),
        _("Whoever listens to others needs practice, and somebody who listens in turn."),
        _("Nothing can be said about the training of this year."),
    ),
    Question.PROGRAMME: QuestionWords(
        _("How healthy is the programme?"),
        _("Programmes of peer support end in known ways. Seen early, they can be mended."),
        _("Naast did not look at the programme in this year."),
    ),
    Question.CALAMITIES: QuestionWords(
        _("Are the clocks of calamities kept?"),
        _("Patients and families wait for an answer, and the law says how long."),
        _("Too few files for saying whether their clocks were kept."),
    ),
}

# The table that answers a question best, where several do; the others come after it. (): none does.
FIRST: Mapping[Question, tuple[str, ...]] = {
    Question.HOW_MANY: ("support_outcome", "support_uptake", "support_total"),
    Question.WHO: ("support_profession", "support_group"),
    Question.IN_TIME: ("support_time", "support_in_time"),
    Question.CONVERSATIONS: ("support_talks", "support_referral"),
    Question.EXPERIENCE: ("answers_mark_points", "answers_mark", "answers_recommend"),
    Question.FEELINGS: (),  # its picture stands for all four
    Question.TEAM: ("team_size",),
    Question.TRAINING: ("team_training",),
    Question.PROGRAMME: ("programme_calls_late",),
    Question.CALAMITIES: ("files_report", "files_investigation", "files_first_talk"),
}
