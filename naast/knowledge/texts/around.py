"""What the people around can do: the head of department, close colleagues."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

HEAD_THIS_HOUR = Part(
    "head_hour",
    _("This hour"),
    (
        Item("head_hour.patient", _("The patient and the family first. Then your people.")),
        Item(
            "head_hour.go",
            _("Go to everyone involved, yourself. Find a quiet room."),
        ),
        Item(
            "head_hour.say",
            _('Say: "I am glad you are here. How are you?"'),
        ),
        Item(
            "head_hour.do_not_ask",
            _("Do not ask how it could happen. That question has its own place and time."),
        ),
        Item(
            "head_hour.take_over",
            _("Take work over. Ask whether somebody wants to stop or to go on."),
        ),
        Item(
            "head_hour.way_home", _("Let nobody go home alone in distress. Arrange the way home.")
        ),
        Item(
            "head_hour.names", _("Give the names of everyone involved, so that everyone is called.")
        ),
    ),
)
HEAD_TODAY = Part(
    "head_day",
    _("Today"),
    (
        Item(
            "head_day.explain",
            _(
                "Tell what happens next: the call of a peer supporter, the report, who"
                " speaks to whom."
            ),
        ),
        Item("head_day.call", _("Call in the evening whoever went home. Two minutes is enough.")),
        Item(
            "head_day.roster",
            _("Look at the roster of the coming days together with each of them."),
        ),
        Item(
            "head_day.team", _("Tell the team what is certain, without names and without guessing.")
        ),
        Item("head_day.yourself", _("You may be shaken too. The offer is for you as well.")),
    ),
)
HEAD_THIS_WEEK = Part(
    "head_week",
    _("This week"),
    (
        Item(
            "head_week.ask_again", _("Ask again how it goes. The second week is often the hardest.")
        ),
        Item(
            "head_week.prepare",
            _(
                "Prepare everyone for the interview and the talk with the family, and"
                " go along if asked."
            ),
        ),
        Item(
            "head_week.result", _("See to it that those involved hear the result before others do.")
        ),
        Item("head_week.thank", _("Thank the people who reported it.")),
        Item(
            "head_week.do_not_check",
            _("Do not ask whether somebody takes up support. It is theirs alone to say."),
        ),
    ),
)

HEAD_SAY = Part(
    "head_say",
    _("Words that help"),
    (
        Item("head_say.sorry", _('"I am sorry this happened. You are not alone in it."')),
        Item("head_say.how", _('"How are you? And who is at home tonight?"')),
        Item("head_say.need_not", _('"You need not tell me anything now."')),
        Item("head_say.need", _('"What do you need from me today?"')),
        Item("head_say.call", _('"A trained colleague will call you. You may say no to them."')),
        Item("head_say.later", _('"I will call you tonight at eight. Is that all right?"')),
    ),
    spoken=True,
)
HEAD_NOT = Part(
    "head_not",
    _("Words to leave out"),
    (
        Item(
            "head_not.why", _('"How could this happen?" The analysis asks that, not you, not now.')
        ),
        Item("head_not.bad", _('"It is not that bad", or "it could have been worse".')),
        Item("head_not.own", _('"I once had something much worse."')),
        Item("head_not.end", _("Any promise of how it will end.")),
        Item("head_not.names", _("Names, when you speak to the team or to other departments.")),
    ),
)
HEAD_ASK = Part(
    "head_ask",
    _("Support for a colleague"),
    (
        Item(
            "head_ask.agreed",
            _("Have you spoken with your colleague? Then ask with them: a call within a day."),
        ),
        Item(
            "head_ask.not_agreed",
            _(
                "Not spoken yet? You may ask all the same. The supporter knows it, and the"
                " call is an offer that may be refused."
            ),
        ),
        Item(
            "head_ask.everyone",
            _("Think of everyone: the one who found it, the student, the porter, the next shift."),
        ),
    ),
)
HEAD_TEAM = Part(
    "head_team",
    _("The whole team is shaken"),
    (
        Item(
            "head_team.name_all",
            _("Name all of them in the report. Each gets an offer of their own, always."),
        ),
        Item(
            "head_team.group",
            _(
                "From more than five people, or several departments, the coordinator also"
                " thinks of a talk together, led by supporters. Nobody has to come."
            ),
        ),
        Item(
            "head_team.quiet",
            _("Make room in the roster for it. You need not be there yourself, and lead it never."),
        ),
    ),
)
HEAD_HEARS = Part(
    "head_hears",
    _("What you hear about it: nothing"),
    (
        Item("head_hears.never", _("Not who said yes, not who said no, not what was said.")),
        Item(
            "head_hears.offered",
            _('Your page says "offered to everyone: yes" or "not yet". That is all.'),
        ),
        Item(
            "head_hears.so",
            _("That is why people dare to say yes. So do not ask them; ask how they are."),
        ),
    ),
)
HEAD_SELF = Part(
    "head_self",
    _("And you?"),
    (
        Item(
            "head_self.too",
            _("You carry two things: what happened, and your people. The offer is for you too."),
        ),
        Item(
            "head_self.apart",
            _("Your supporter stands outside your line, and those above you hear nothing either."),
        ),
        Item("head_self.share", _("Let your deputy take over the roster and the telephone today.")),
    ),
)

COLLEAGUES = Part(
    "colleague",
    _("How to be a good colleague today"),
    (
        Item(
            "colleague.near",
            _("Go near. A hand, a cup of tea, sitting beside somebody says enough."),
        ),
        Item(
            "colleague.say", _('Say: "I heard about it. I am here. Do you want company, or rest?"')
        ),
        Item("colleague.listen", _("Listen when the other wants to tell. Do not ask for details.")),
        Item(
            "colleague.do", _("Do something: take a bleep, a round, a shift, a child from school.")
        ),
        Item(
            "colleague.no_judgement",
            _("Do not judge, also not at the coffee machine. Stop the gossip."),
        ),
        Item(
            "colleague.not_that_bad",
            _('Leave out "it is not that bad" and "it happened to me too".'),
        ),
        Item("colleague.keep", _("Keep it to yourself.")),
        Item("colleague.later", _("Ask again tomorrow, and in two weeks.")),
        Item(
            "colleague.tell_us",
            _("Are you worried? Ask for support on their behalf. They can still say no."),
        ),
    ),
    lede=_("You need no training for this. Being there is what people remember."),
)
