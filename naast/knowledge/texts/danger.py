"""A life is in danger: what to say and do, on the page of whoever is on the telephone."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

DANGER = Part(
    "danger",
    _("Say, calmly"),
    (
        Item("danger.ask", _("“Are you thinking of ending your life?”")),
        Item("danger.now", _("“Are you safe at this moment? Is anybody with you?”")),
        Item("danger.stay", _("“I stay on the line. You are not alone in this.”")),
        Item("danger.help", _("“I am getting help now, because your life matters more.”")),
        Item("danger.honest", _("“I promised silence except for this. I tell you what I do.”")),
    ),
    spoken=True,
)
BREAKING = Part(
    "breaking",
    _("When a life is in danger you may speak"),
    (
        Item(
            "breaking.call", _("First the help: call, and stay with them until somebody is there.")
        ),
        Item(
            "breaking.little",
            _("Tell those who help what they need to act, and no more."),
            _("Who it is, where, and what the danger is. Not the event, not what was said before."),
        ),
        Item(
            "breaking.told",
            _("Tell the colleague what you did, as soon as that is safe."),
            _("Their own page says honestly, too, that help was called."),
        ),
        Item(
            "breaking.you",
            _("You need not carry this. The coordinator calls you today."),
            _("You did what was promised: one limit, a life in danger."),
        ),
    ),
)
