"""Would a migration lock a table or break the running version? Our own areas only."""

import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django_migration_linter import MigrationLinter  # noqa: E402

# Until the first release nobody runs a version that these could break.
BEFORE_FIRST_RELEASE = [
    "0002_roles",
    "0002_protected_lives",
    "0002_nobody_here",
    "0003_holidays_and_remembering",
    "0002_group_proposed",
    "0003_group_talks",
    "0002_opening_hours_and_guides",
    "0002_limits_and_talks",
    "0004_intervision_and_care",
    "0004_talk_invited",
    "0006_team_messages",
    "0005_period_of_intervision",
    "0008_on_call_kinds",
    "0006_on_call",
    "0003_goes_on",
    "0004_text_removed",
    "0002_erased",
    "0004_no_offers",
    "0002_sign_epoch_keys",
    "0004_count_tries_together",
    "0005_training_messages",
    "0003_training",
    "0005_nomination_rounds",
    "0007_kinds_of_nomination",
    "0005_calamity_secretary",
    "0006_keep_calamities",
    "0004_reports_to_the_inspectorate",
    "0009_date_planned",
    "0010_count_waits",
    "0006_committee",
    "0007_counted_once",
    "0007_clocks",
    "0009_walls",
    "0010_sent_outside",
    "0011_sent_once",
    "0012_agreed_codes_and_moved_measures",
    "0013_clock_of_a_letter",
    "0015_one_clock_of_a_letter",
    "0006_department_part",
]


def main() -> int:
    """Third-party migrations are not ours to judge."""
    linter = MigrationLinter(
        include_apps=settings.AREAS,
        exclude_migration_tests=["CREATE_INDEX"],  # tables are small; an index takes milliseconds
        ignore_initial_migrations=True,  # new tables: no running version reads them
        ignore_name=BEFORE_FIRST_RELEASE,
        no_cache=True,
        quiet=["ok", "ignore"],
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return int(linter.has_errors)


if __name__ == "__main__":
    sys.exit(main())
