"""The pass for the anonymous questions: who gets one, and whose conversation it was about."""

from dataclasses import replace

from naast.cases.logic.steps import Progress


def gets_pass(progress: Progress) -> bool:
    """Once a conversation has been, and once only; undoing a press gives no second one."""
    return progress.talks > 0 and not progress.pass_given


def with_pass(progress: Progress) -> Progress:
    """Marked; the step, its clock and what can be undone stay as they are."""
    return replace(progress, pass_given=1)


def helped_by(progress: Progress) -> str:
    """Whose conversation it was: who supports now, an id. Empty while nobody does, or somebody was
    only asked: whoever was refused before need not be who talked."""
    return (progress.supporter or "") if progress.accepted_at else ""
