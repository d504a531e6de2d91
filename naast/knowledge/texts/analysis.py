"""What the analysis of an event asks of a colleague: a page that a supporter may show."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

PURPOSE = Part(
    "analysis_purpose",
    _("What it is for"),
    (
        Item(
            "analysis_purpose.causes",
            _("To find how this could happen, so that it happens less. Not to find somebody."),
        ),
        Item(
            "analysis_purpose.system",
            _("Most causes lie around people: work, equipment, agreements, numbers of staff."),
        ),
        Item(
            "analysis_purpose.you",
            _("You know how it really went that day. That is why you are asked."),
        ),
    ),
)

ASKED = Part(
    "analysis_asked",
    _("What you are asked"),
    (
        Item("analysis_asked.order", _("What you saw, did, heard and thought, in that order.")),
        Item("analysis_asked.normal", _("How such a day usually goes, and what was other then.")),
        Item(
            "analysis_asked.around",
            _("What made it hard: bustle, tiredness, equipment, a handover, a rule that misfits."),
        ),
        Item("analysis_asked.went_well", _("What went well, and what kept it from being worse.")),
        Item("analysis_asked.better", _("What you would change, if you could.")),
    ),
)

MAY = Part(
    "analysis_may",
    _("What you may do"),
    (
        Item(
            "analysis_may.along",
            _("Bring somebody, such as a colleague. Tell them beforehand who."),
        ),
        Item("analysis_may.not_know", _('Say "I do not know" or "I do not remember".')),
        Item("analysis_may.stop", _("Ask for a pause, for another day, for another interviewer.")),
        Item("analysis_may.read", _("Read what is written of your words, and have it mended.")),
        Item("analysis_may.ask", _("Ask who reads it, where it is kept, and when you hear more.")),
        Item("analysis_may.lawyer", _("Ask a lawyer or your union for advice beforehand.")),
    ),
)

BEFORE = Part(
    "analysis_before",
    _("Before you go"),
    (
        Item(
            "analysis_before.order",
            _("Go through it once for yourself, in order. Keep apart what you only heard later."),
        ),
        Item(
            "analysis_before.paper",
            _("Keywords on paper are enough. Think before you write down more than that."),
            _("What you write may be asked for later. A lawyer can tell you what holds for you."),
        ),
        Item("analysis_before.record", _("Ask whether you may look into the record beforehand.")),
        Item("analysis_before.after", _("Plan nothing heavy afterwards. Let somebody call you.")),
    ),
)

LIMITS = Part(
    "analysis_limits",
    _("What nobody here can promise"),
    (
        Item(
            "analysis_limits.law",
            _(
                "By Dutch law, internal reports of incidents may as a rule not serve the hospital"
                " or the inspectorate as evidence against you. There are exceptions, and the report"
                " of an analysis is not the same as such a report."
            ),
        ),
        Item(
            "analysis_limits.inspectorate",
            _("The report goes to the inspectorate, which may also ask questions itself."),
        ),
        Item(
            "analysis_limits.family",
            _("The family is told the result, and may get the report."),
        ),
        Item(
            "analysis_limits.lawyer",
            _(
                "This page is no legal advice. What holds for you, ask a lawyer: of your union,"
                " your professional association or your insurer. You may do so at any moment."
            ),
        ),
    ),
    lede=_("You read this from us, and not later from somebody else."),
)

APART = Part(
    "analysis_apart",
    _("What stays apart"),
    (
        Item(
            "analysis_apart.support",
            _("Support and analysis do not meet. Who analyses cannot see whether you get support."),
        ),
        Item(
            "analysis_apart.supporter",
            _("Your supporter is not asked about you, and keeps no notes."),
        ),
        Item("analysis_apart.result", _("You hear the result before it goes round.")),
    ),
)

ANALYSIS = (PURPOSE, ASKED, MAY, BEFORE, LIMITS, APART)
