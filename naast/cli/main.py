"""The naast command: finds a subcommand by name and imports it only when it is used."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

import click


@dataclass(frozen=True)
class Entry:
    """Where a subcommand lives. django: whether it needs the settings and models."""

    target: str
    help: str
    django: bool = True


IMPORTS: Mapping[str, Entry] = {
    "people": Entry("naast.cli.import_people:people", "The staff directory, from CSV or XLSX."),
    "team": Entry("naast.cli.import_people:team", "The team of supporters, from CSV or XLSX."),
    "incidents": Entry("naast.cli.import_incidents:incidents", "Incidents: FHIR, CSV or XLSX."),
    "calamities": Entry(
        "naast.cli.import_calamities:calamities", "Calamity files of another system, CSV or XLSX."
    ),
}
QUESTIONNAIRES: Mapping[str, Entry] = {
    "check": Entry("naast.cli.questionnaire:check", "Say what is wrong with a file.", django=False),
    "import": Entry("naast.cli.questionnaire:import_", "Bring in a version."),
    "show": Entry("naast.cli.questionnaire:show", "What is here, or what one asks."),
}
COMMANDS: Mapping[str, Entry] = {
    "backup": Entry("naast.cli.backup:backup", "Copy the database into a folder; or --drill."),
    "case": Entry(
        "naast.cli.case:case", "What peer support costs and may save, for the board.", django=False
    ),
    "check": Entry("naast.cli.check:check", "Say in sentences whether Naast can start."),
    "deadlines": Entry(
        "naast.cli.deadlines:deadlines", "When something is due, and how it is found.", django=False
    ),
    "demo": Entry("naast.cli.demo:demo", "An invented hospital to look around in."),
    "found": Entry("naast.cli.found:found", "Name the first stewards and coordinators, once."),
    "import": Entry("naast.cli.main:import_group", "Bring in people, the team or incidents."),
    "jobs": Entry("naast.cli.jobs:jobs", "The duties that Naast does by itself."),
    "log": Entry("naast.cli.log:log", "Check or copy the log of openings.", django=False),
    "match": Entry(
        "naast.cli.match:match",
        "Supporters for the requests of a file, with reasons.",
        django=False,
    ),
    "migrate": Entry("naast.cli.migrate:migrate", "Bring the database to this version."),
    "publish": Entry("naast.cli.publish:publish", "The numbers of a year: once, and for good."),
    "questionnaire": Entry(
        "naast.cli.main:questionnaire_group",
        "Check, bring in and show questionnaires.",
        django=False,
    ),
    "relock": Entry("naast.cli.relock:relock", "Lock texts anew after NAAST_SECRET_KEY changed."),
    "report": Entry("naast.cli.report:report", "The annual report of a published year, as PDF."),
    "restore": Entry("naast.cli.restore:restore", "Put a backup in the place of the database."),
    "rules": Entry("naast.cli.rules:rules", "Who may do and read what; what an upgrade changes."),
    "serve": Entry("naast.cli.serve:serve", "Start everything on this machine.", django=False),
    "simulate": Entry(
        "naast.cli.simulate:simulate", "How many supporters a hospital needs.", django=False
    ),
    "tour": Entry(
        "naast.cli.tour:tour", "The main job from report to erasing, in a terminal.", django=False
    ),
    "vault": Entry("naast.cli.vault:vault", "Talk to the vault's own command.", django=False),
}


class LazyGroup(click.Group):
    """Subcommands from a table; `--help` imports none of them."""

    def __init__(self, entries: Mapping[str, Entry], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the table."""
        return sorted(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, with Django ready if it needs it."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        if entry.django and entry.target != "naast.cli.main:import_group":
            start_django()
        module, name = entry.target.split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, as the help shows it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in sorted(self.entries.items())])


def start_django() -> None:
    """Read the settings and load the models; a second call does nothing."""
    import django

    django.setup()


import_group = LazyGroup(IMPORTS, name="import", help="Bring in people, the team or incidents.")
questionnaire_group = LazyGroup(
    QUESTIONNAIRES, name="questionnaire", help="Check, bring in and show questionnaires (FHIR)."
)
cli = LazyGroup(
    COMMANDS, name="naast", help="Naast: a trained colleague beside a care worker after an event."
)


def main() -> None:
    """A wrong setting is a sentence and exit code 2, never a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naast.settings")
    from naast.environment import WrongSetting

    try:
        cli(prog_name="naast")
    except WrongSetting as wrong:
        click.echo(str(wrong), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
