"""Signals of alarm, and what to do then."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

WATCH = Part(
    "watch",
    _("Watch for"),
    (
        Item(
            "watch.suicide",
            _("Thoughts of suicide"),
            _("Wanting to be gone, seeing no way out, saying goodbye, giving things away."),
        ),
        Item(
            "watch.reliving",
            _("Earlier events that come back"),
            _("Reliving something from before, as if it happens again."),
        ),
        Item(
            "watch.incompetence",
            _("Feeling unfit for the work"),
            _("Sure of being no good any more, wanting to leave the profession."),
        ),
        Item(
            "watch.exaggeration",
            _("Making it much larger"),
            _("Everything was wrong, everything is lost, and it does not settle."),
        ),
        Item(
            "watch.denial",
            _("Acting as if nothing happened"),
            _("No feeling at all, working harder than ever, not wanting to speak of it."),
        ),
    ),
)

THEN = Part(
    "then",
    _("What to do now"),
    (
        Item(
            "then.ask_directly",
            _('Ask it directly: "Do you think of ending your life?"'),
            _("Asking does not give anybody the idea. It gives room."),
        ),
        Item(
            "then.stay", _("Is there danger now? Stay, or stay on the line. Nobody is left alone.")
        ),
        Item(
            "then.call_now", _("Call the emergency number or the crisis line, together if you can.")
        ),
        Item(
            "then.tell_them",
            _("Say that you are getting help, and why. You promised silence except for this."),
        ),
        Item(
            "then.refer",
            _(
                "Other signals: name what you see, and offer help beyond you. You"
                " arrange it together."
            ),
        ),
        Item(
            "then.coordinator",
            _("In doubt? Call the coordinator. You need not say who it is about."),
        ),
        Item(
            "then.yourself",
            _("Afterwards: do not carry it alone. You can ask for a colleague too."),
        ),
    ),
)
