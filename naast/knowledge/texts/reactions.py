"""Normal reactions, and what helps: for everyone who went through something."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

EMOTION = Part(
    "emotion",
    _("What you may feel"),
    (
        Item(
            "emotion.fear",
            _("Fear"),
            _("For the patient, for your name, for anger or a claim, for the next time."),
        ),
        Item(
            "emotion.anger", _("Anger"), _("At yourself, at others, at how things are organised.")
        ),
        Item("emotion.doubt", _("Doubt"), _("About what you know and what you can.")),
        Item("emotion.shame", _("Shame and guilt"), _("Also when you did nothing wrong.")),
        Item("emotion.grief", _("Grief"), _("For the patient, and for how it was before.")),
        Item(
            "emotion.isolation", _("Being alone in it"), _("As if everybody looks, or nobody does.")
        ),
    ),
)
BEHAVIOUR = Part(
    "behaviour",
    _("What you may notice in what you do"),
    (
        Item("behaviour.sleep", _("Sleeping badly")),
        Item("behaviour.less_done", _("Getting less done, or checking everything twice")),
        Item("behaviour.avoid", _("Avoiding a room, a task or a colleague")),
        Item("behaviour.short", _("Being short with people at home")),
    ),
)
THINKING = Part(
    "thinking",
    _("What may happen in your head"),
    (
        Item("thinking.concentration", _("Finding it hard to concentrate")),
        Item("thinking.reliving", _("Seeing it again, by day or at night")),
        Item("thinking.what_if", _('Going round in "what if" and "if only"')),
        Item("thinking.confidence", _("Losing confidence for a while")),
    ),
)
BODY = Part(
    "body",
    _("What your body may do"),
    (
        Item("body.tired", _("Being tired")),
        Item("body.pain", _("Pain in your back, neck or head")),
        Item("body.nausea", _("Feeling sick, eating little")),
        Item("body.tense", _("A fast heart, being startled easily")),
    ),
)
REACTIONS = (EMOTION, BEHAVIOUR, THINKING, BODY)

HELPS_TODAY = Part(
    "helps_today",
    _("Today and tonight"),
    (
        Item("helps_today.somebody", _("Do not go home without having spoken to somebody.")),
        Item("helps_today.eat_drink", _("Eat and drink something, also when you are not hungry.")),
        Item(
            "helps_today.move",
            _("Walk or cycle a little. Your body wants to get rid of the tension."),
        ),
        Item("helps_today.screen", _("Leave the file closed, and social media too.")),
        Item(
            "helps_today.alcohol",
            _("Alcohol and sleeping pills seem to help, and make the nights after it worse."),
        ),
        Item(
            "helps_today.awake",
            _("Awake? Get up, do something dull in soft light, go back to bed."),
        ),
    ),
)
HELPS_WEEKS = Part(
    "helps_weeks",
    _("In the weeks after"),
    (
        Item("helps_weeks.rhythm", _("Keep your rhythm: the same hours, meals, people.")),
        Item(
            "helps_weeks.tell", _("Tell it to somebody who can listen. Once is often not enough.")
        ),
        Item(
            "helps_weeks.work", _("Working usually helps. Lighter or shorter for a while is fine.")
        ),
        Item(
            "helps_weeks.thoughts",
            _("Thoughts that go round: write them down at a fixed quarter of an hour, then stop."),
        ),
        Item("helps_weeks.breathe", _("Breathe in for four counts, out for six. Ten times.")),
        Item("helps_weeks.nice", _("Do one thing a day that you like. You are allowed to laugh.")),
        Item("helps_weeks.others", _("Those at home notice it too. Tell them what they can do.")),
    ),
)
HELPS_MORE = Part(
    "helps_more",
    _("When to ask for more help"),
    (
        Item("helps_more.month", _("After about four weeks it has not become less.")),
        Item("helps_more.worse", _("It becomes worse instead of better.")),
        Item(
            "helps_more.work",
            _("You cannot work, or you are afraid of making mistakes all the time."),
        ),
        Item(
            "helps_more.drink", _("You drink or take more than you want in order to get through.")
        ),
        Item(
            "helps_more.suicide", _("You think that you would rather not be there. Then call now.")
        ),
    ),
    lede=_("Asking for help is part of doing your work well."),
)
HELPS = (HELPS_TODAY, HELPS_WEEKS)
