"""An honest talk with a patient or family after something went wrong: before, during, after.

The order and the words are our own. What they rest on: Dutch law asks to tell without delay and to
make a note (Wkkgz 10(3)); the Dutch code GOMA asks for contact within 24 hours; an apology admits
no liability. See docs/family.md for how sure each of these is.
"""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

BEFORE = Part(
    "disclosure_before",
    _("Before"),
    (
        Item(
            "disclosure_before.soon",
            _("Go soon: within a day. Waiting until everything is known is waiting too long."),
        ),
        Item(
            "disclosure_before.senior",
            _("A senior professional leads, best one they know. Never send a junior alone."),
        ),
        Item(
            "disclosure_before.two",
            _("Go with two, not with a crowd. Agree who leads and who watches."),
        ),
        Item(
            "disclosure_before.facts",
            _("Sort the facts: what is certain, what is not known yet, what is only guessed."),
            _("You tell the first two. You keep the third to yourself."),
        ),
        Item(
            "disclosure_before.first_sentences",
            _("Say your first three sentences aloud once, to somebody."),
        ),
        Item(
            "disclosure_before.own_emotions",
            _("Look at yourself: can you sit there today? Your emotion may be seen, not served."),
            _("If it is too much, somebody else leads, and you are there or not. That is fine."),
        ),
        Item(
            "disclosure_before.place",
            _("A quiet room, chairs for everybody, water, tissues, an hour. No telephones."),
        ),
        Item(
            "disclosure_before.whom",
            _("Ask them whom they want beside them. Arrange an interpreter; never a child."),
        ),
        Item(
            "disclosure_before.contact",
            _("Know who their contact person will be, and the number to give them."),
        ),
    ),
    lede=_("Ten minutes of preparing change the whole talk."),
)

DURING = Part(
    "disclosure_during",
    _("During"),
    (
        Item(
            "disclosure_during.honest",
            _("Say in the first minute that something went wrong, in plain words."),
        ),
        Item(
            "disclosure_during.certain",
            _("Hide nothing that is certain. What you leave out today, they find out later."),
        ),
        Item(
            "disclosure_during.not_known",
            _('"We do not know yet" is an answer. Say what you do to find out, and when you call.'),
        ),
        Item(
            "disclosure_during.apology",
            _("Apologise for an error that is known, with the word sorry, and without a but."),
            _("Saying sorry admits no liability. An error that is not certain you do not invent."),
        ),
        Item(
            "disclosure_during.empathy",
            _("Name what you see: this frightens you, this makes you angry. Then stop talking."),
        ),
        Item(
            "disclosure_during.silence",
            _("Let silences be, also when they last. They are listening to themselves."),
        ),
        Item(
            "disclosure_during.ask",
            _("Ask: what worries you most? How is this for you? What would you like to know?"),
        ),
        Item(
            "disclosure_during.view",
            _("Ask how they saw it themselves. They were there, and often saw more."),
        ),
        Item(
            "disclosure_during.blame",
            _("Do not point at a colleague or a department. Do not defend yourself either."),
        ),
        Item(
            "disclosure_during.anger",
            _("Anger may be there. Stay seated, stay calm, and do not argue."),
        ),
        Item(
            "disclosure_during.limit",
            _("Say what is done now for the patient, and how the consequences are limited."),
        ),
        Item(
            "disclosure_during.next",
            _("Explain what happens next: who looks into it, how they take part, when they hear."),
        ),
        Item(
            "disclosure_during.part",
            _("Before you part: their contact person, the number, and the day of the next talk."),
        ),
    ),
    lede=_("Speak half as much as you planned to."),
)

AFTER = Part(
    "disclosure_after",
    _("After"),
    (
        Item(
            "disclosure_after.write",
            _("Within the hour: what was told, what they asked, what was promised, by whom."),
        ),
        Item(
            "disclosure_after.note",
            _("The same day: the note in the patient's record."),
        ),
        Item(
            "disclosure_after.promises",
            _("Keep every promise to the day. If you cannot, call before that day, not after it."),
        ),
        Item(
            "disclosure_after.process",
            _("It is a process, not a moment. Come back, also when there is nothing new."),
        ),
        Item(
            "disclosure_after.questions",
            _("Bring their questions to those who look into it. Each one gets an answer."),
        ),
        Item(
            "disclosure_after.team",
            _("Tell the colleagues involved that you have spoken, and how it was."),
        ),
        Item(
            "disclosure_after.yourself",
            _("And you? This talk is heavy. Ask for a call for yourself."),
        ),
    ),
    lede=_("Trust grows or breaks in the weeks after."),
)

DIFFERENCE = Part(
    "disclosure_difference",
    _("This is not breaking bad news"),
    (
        Item(
            "disclosure_difference.cause",
            _("With bad news an illness is the cause. Here, care itself may be."),
        ),
        Item(
            "disclosure_difference.stranger",
            _("With bad news you stand beside them. Here you may be one of those they fear."),
        ),
        Item(
            "disclosure_difference.known",
            _("With bad news you know what you tell. Here much is not known yet."),
        ),
        Item(
            "disclosure_difference.once",
            _("Bad news is told once. This is told again and again, as more is known."),
        ),
        Item(
            "disclosure_difference.self",
            _("And you may be struck yourself. That needs a place, but not in that room."),
        ),
    ),
)

WORDS = Part(
    "disclosure_words",
    _("Sentences to begin with"),
    (
        Item(
            "disclosure_words.begin",
            _('"Something went wrong in the care, and I want to tell you myself."'),
        ),
        Item(
            "disclosure_words.sorry",
            _('"We made a mistake there. I am sorry."'),
        ),
        Item(
            "disclosure_words.not_known",
            _('"That we do not know yet. I will call you on Thursday with what we know then."'),
        ),
        Item(
            "disclosure_words.worry",
            _('"What worries you most at this moment?"'),
        ),
        Item(
            "disclosure_words.saw",
            _('"How did you see it yourself?"'),
        ),
        Item(
            "disclosure_words.end",
            _('"You can always call this person. We speak again on Thursday."'),
        ),
    ),
    spoken=True,
)

NOTE = Part(
    "disclosure_note",
    _("The note in the patient's record"),
    (
        Item("disclosure_note.what", _("What happened: facts only, no guesses, no judgement.")),
        Item("disclosure_note.when", _("When it happened, and when it was noticed.")),
        Item("disclosure_note.course", _("How it went on, and how the patient is now.")),
        Item("disclosure_note.who", _("The names of those involved, as the law asks.")),
        Item(
            "disclosure_note.limit",
            _("How the consequences can be removed or limited, and that this was told."),
        ),
        Item("disclosure_note.told", _("What was told, to whom, by whom, and when.")),
        Item("disclosure_note.agreed", _("What was agreed for the care from here.")),
        Item(
            "disclosure_note.not",
            _("Not there: reports of the event, the analysis, and who is to blame."),
        ),
    ),
    lede=_("The patient may read it. Write it so that you can look at it together."),
)

RESULT = Part(
    "disclosure_result",
    _("Telling the result"),
    (
        Item(
            "disclosure_result.ask",
            _("Ask them first how they want to hear it: where, with whom, how much at once."),
        ),
        Item("disclosure_result.senior", _("The same senior professional is there, and knows it.")),
        Item(
            "disclosure_result.questions",
            _("Begin with their own questions, one by one, in their order."),
        ),
        Item(
            "disclosure_result.view",
            _("Show where their view stands in the report, also where it differs from ours."),
        ),
        Item("disclosure_result.plain", _("Tell it without terms, or explain each one.")),
        Item(
            "disclosure_result.apology",
            _("Apologise again for what is certain now, and was not at first."),
        ),
        Item("disclosure_result.measures", _("Tell what is changed, by whom and when.")),
        Item(
            "disclosure_result.open",
            _("Say what stays unknown. That is honest, and it hurts: give it time."),
        ),
        Item(
            "disclosure_result.report",
            _("Offer the report. They may want it, want it later, or never."),
        ),
        Item(
            "disclosure_result.onwards",
            _("Say where they can turn: complaints officer, inspectorate, a lawyer of their own."),
        ),
        Item("disclosure_result.after", _("Agree on one more call, two weeks later.")),
    ),
    lede=_("It is their story as well. They should not hear it last."),
)

GUIDE = (BEFORE, DURING, AFTER)
DISCLOSURE = (*GUIDE, WORDS, DIFFERENCE, NOTE, RESULT)
