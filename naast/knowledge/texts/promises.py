"""What Naast promises to the colleague: voluntary, confidential, and where that ends."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

PROMISES = Part(
    "promise",
    _("What you can count on"),
    (
        Item("promise.voluntary", _("It is voluntary. You may say no, later, or somebody else.")),
        Item("promise.everyone", _("Everyone involved is called. It says nothing about fault.")),
        Item(
            "promise.confidential",
            _("It is confidential. What you say stays between you and your supporter."),
        ),
        Item(
            "promise.no_record", _("Nothing is written down. There is no place in Naast to do so.")
        ),
        Item(
            "promise.apart",
            _("It stands apart. Your manager and those who analyse the event learn nothing of it."),
        ),
        Item(
            "promise.limit",
            _(
                "There is one limit: a life in danger. Then your supporter gets help,"
                " and tells you so."
            ),
        ),
        Item("promise.forgotten", _("Afterwards your details are deleted, in the backups too.")),
    ),
)
