"""What a peer supporter says, asks, does and watches for in a conversation."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

OPENING_SENTENCE = Item(
    "opening.sentence",
    _(
        "Hello, I am a colleague from the peer support team. I heard that something happened"
        " to you. Everyone who goes through something like this gets this call."
        " Is this a good moment?"
    ),
)
OPENING = Part(
    "opening",
    _("Opening"),
    (
        Item(
            "opening.who_i_am",
            _("Hello, this is ... I work at ... and I call for the peer support team."),
        ),
        Item("opening.i_heard", _("I heard that something happened to you.")),
        Item(
            "opening.everyone",
            _(
                "Everyone who goes through something like this gets this call. You are"
                " no exception."
            ),
        ),
        Item("opening.good_moment", _("Is this a good moment? If not, when may I call you back?")),
        Item(
            "opening.confidential",
            _("What you tell me stays with me. Only if a life is in danger must I get help."),
        ),
        Item("opening.voluntary", _("It is voluntary. You can say no, now or at any moment.")),
        Item("opening.nothing_written", _("I write nothing down. There is no file of our talk.")),
        Item(
            "opening.no_psychologist",
            _("I am a colleague, no psychologist. I give no treatment and no prescription."),
        ),
        Item(
            "opening.where_and_how_long",
            _("Where shall we meet, and how long do you have? Half an hour to an hour is usual."),
        ),
        Item("opening.reach_me", _("This is how you can reach me, also between our talks.")),
    ),
    spoken=True,
)

WHAT_HAPPENED = Item(
    "question.what_happened",
    _("What happened?"),
    _("Let the story come in its own order. You need no details of the patient."),
)
HOW_ARE_YOU = Item("question.how_are_you", _("How are you now?"), _("Wait. Then ask once more."))
HOW_COPING = Item(
    "question.how_coping",
    _("How do you get through the day and the night?"),
    _("Sleeping, eating, working, thoughts that keep coming back."),
)
WHO_SUPPORTS = Item(
    "question.who_supports",
    _("Who is there for you, at work and at home?"),
    _("Somebody who knows what happened, and with whom silence is allowed."),
)
CALL_AGAIN = Item(
    "question.call_again",
    _("Is it all right if I call you again in about two weeks?"),
    _("Agree on a day. Earlier is always possible."),
)
FIVE_QUESTIONS = (WHAT_HAPPENED, HOW_ARE_YOU, HOW_COPING, WHO_SUPPORTS, CALL_AGAIN)
QUESTIONS = Part(
    "question",
    _("More questions"),
    (
        Item("question.what_next", _("What are you going to do now, after this talk?")),
        Item("question.what_helped", _("What helped you in a hard time before?")),
        Item("question.can_you_work", _("Can you work at the moment? What would make it easier?")),
        Item("question.need_help", _("Is there anything you need help with?")),
        Item(
            "question.general_practitioner",
            _("Does your general practitioner know? Would it help to go there?"),
        ),
    ),
    spoken=True,
)

SAYING = Part(
    "saying",
    _("What you can tell"),
    (
        Item(
            "saying.normal_reactions",
            _("These are normal reactions to an event that was not normal."),
        ),
        Item("saying.become_less", _("They become less, for most people within some weeks.")),
        Item("saying.went_well", _("Much also went well. Shall we look at that too?")),
        Item("saying.guilt", _("Feeling guilty is not the same as being guilty.")),
        Item("saying.most_recover", _("Most people recover, and do their work well again.")),
        Item(
            "saying.eat_sleep_move",
            _("Eat, sleep and move, also when you do not feel like it. Small steps count."),
        ),
        Item(
            "saying.relaxation",
            _("Breathe out slowly, tense and relax your muscles, take a walk outside."),
        ),
        Item(
            "saying.stop_thoughts",
            _(
                "Do the thoughts go round? Say stop aloud, write them on paper, and give them"
                " a quarter of an hour at a fixed time."
            ),
        ),
    ),
    spoken=True,
)

TECHNIQUE = Part(
    "technique",
    _("How you listen"),
    (
        Item("technique.listen", _("Listen. That is most of it.")),
        Item("technique.summarise", _("Say back in a few words what you heard.")),
        Item("technique.open_questions", _("Ask on with open questions: what, how, who.")),
        Item("technique.do_not_fill_in", _("Do not fill in for the other what they feel.")),
        Item("technique.silence", _("Silence is fine. Count to ten before you end it.")),
        # Translators: "I notice ..." instead of "you are ...".
        Item("technique.speak_in_i", _('Speak from "I": I notice, I hear, I wonder.')),
        Item("technique.eye_contact", _("Make eye contact, calmly.")),
        Item("technique.posture", _("Sit openly, a little turned, with time in your posture.")),
        Item("technique.emotion", _("Answer the emotion first, then the facts.")),
        Item("technique.reward_openness", _("Thank the other for every bit of openness.")),
        Item("technique.no_judgement", _("Give no judgement, not even a kind one.")),
        Item("technique.no_solutions", _("Offer no solutions. Ask what the other would try.")),
        Item("technique.no_comparison", _("Do not compare it with your own story.")),
    ),
)

NEVER = Part(
    "never",
    _("Better not"),
    (
        Item("never.not_that_bad", _('"It is not that bad."'), _("For the other it is.")),
        Item(
            "never.stupid_worthless",
            _('"That was stupid. You must feel worthless."'),
            _("It judges, and it puts a feeling into somebody's mouth."),
        ),
        Item(
            "never.what_i_went_through",
            _('"What I went through ..."'),
            _("This talk is about the other."),
        ),
        Item("never.pressure", _("Pressing on."), _("No today may be yes next week.")),
        Item(
            "never.bad_timing",
            _("A bad moment."),
            _("Not in the corridor, not just before a shift, not with others listening."),
        ),
    ),
)
