"""The chart of the team-size answer with its words, for the page and for a file."""

from django.utils.translation import gettext as _

from naast.insight.choices_team import in_one, sentences
from naast.insight.logic.chart import Point, Words, team_chart
from naast.insight.logic.team_size import TeamAnswer


def chart_of(found: TeamAnswer, *, standalone: bool = False) -> str:
    """SVG. The table beside it says the same to whoever does not see it."""
    words = Words(
        title=_("Late calls and load, by number of supporters"),
        description=" ".join(sentences(found)),
        x=_("Number of supporters. Dashed: 1 in %(number)s late.") % {"number": found.one_in},
        line=_("Late, in 100 (line)"),
        bar=_("Colleagues for each (bars)"),
    )
    points = [Point(one.team, 100 * one.late, one.colleagues) for one in found.outcomes]
    return team_chart(
        points,
        words,
        goal=100 / found.one_in,
        marked=found.enough.team if found.enough else None,
        standalone=standalone,
    )


def rows_of(found: TeamAnswer) -> list[dict[str, object]]:
    """The table beside the chart."""
    return [
        {
            "team": one.team,
            "late": in_one(one.late, one.requests),
            "percent": round(100 * one.late, 1),
            "colleagues": round(one.colleagues, 1),
            "hours": round(one.hours, 1),
            "taken": round(100 * one.taken),
            "enough": one is found.enough,
        }
        for one in found.outcomes
    ]
