"""The hospital's departments and staff numbers, for reading a file of incidents."""

from uuid import UUID

from naast.people.logic.table import header_key
from naast.people.models import Department, Person


class OwnDirectory:
    """Departments are read once; a person is looked up when a file names a number."""

    def __init__(self) -> None:
        self._departments: dict[str, UUID] = {}
        self._persons: dict[str, tuple[UUID, str] | None] = {}
        for pk, code, name in Department.objects.values_list("pk", "code", "name"):
            self._departments.setdefault(header_key(name), pk)
            self._departments[header_key(code)] = pk

    def department(self, name: str) -> UUID | None:
        """The department with this code or name, however it is spaced or capitalised."""
        return self._departments.get(header_key(name))

    def person(self, staff_number: str) -> tuple[UUID, str] | None:
        """Id and name of who has this staff number and still works here."""
        if staff_number not in self._persons:
            rows = Person.objects.filter(staff_number=staff_number, active=True)
            self._persons[staff_number] = rows.values_list("pk", "name").first()
        return self._persons[staff_number]
