"""The steps of the tour in their order; their names are for programs and do not change."""

from collections.abc import Callable, Sequence

from naast.cli.tour import arrival, ending, left, reading, support
from naast.cli.tour.story import Story
from naast.cli.tour.telling import Told

STEPS: Sequence[tuple[str, Callable[[Story], Told]]] = (
    ("prepare", arrival.prepare),
    ("read", reading.read),
    ("search_nothing_yet", left.search_nothing_yet),
    ("import", arrival.bring_in),
    ("decide", arrival.decide),
    ("reveal", arrival.see_who),
    ("match", support.propose_and_ask),
    ("message", support.tell_supporters),
    ("accept", support.answer_yes),
    ("search_before", left.search_before),
    ("call", support.call),
    ("close_declined", ending.close_declined),
    ("talk", support.talk),
    ("follow_up", support.follow_up),
    ("finish", support.check_and_finish),
    ("close", ending.close_finished),
    ("aftercare", ending.look_after_supporters),
    ("erase", ending.pass_nights),
    ("search_after", left.search_after),
    ("restore", left.restore_backups),
    ("facts", left.count_facts),
)
