"""What the database says of the rules in force, also before it was brought to this version."""

import json

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from naast.access.models import RoleGrant
from naast.access.models_rules import RulesInForce
from naast.access.roles import Role
from naast.access.rules_in_force import Rules


def rules_before() -> Rules | None:
    """The newest rules that were put in force; None in a database without any."""
    if RulesInForce._meta.db_table not in connection.introspection.table_names():
        return None
    text = RulesInForce.objects.values_list("rules", flat=True).first()
    return json.loads(text) if text else None


def is_represented() -> bool:
    """Somebody is staff representative today; taken for granted of a table in an older form."""
    today = timezone.localdate()
    try:
        with transaction.atomic():
            rows = RoleGrant.objects.valid_on(today).awake()
            return rows.filter(role=Role.STAFF_REPRESENTATIVE.value).exists()
    except DatabaseError:
        return True
