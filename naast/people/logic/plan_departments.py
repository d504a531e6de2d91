"""The departments and sites that a staff file names, as they would stand afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from naast.people.logic.lines import above, in_cycle
from naast.people.logic.problems import Problem, Refused
from naast.people.logic.records import DepartmentRecord, Directory, FileRow, SiteRecord


@dataclass
class DepartmentPlan:
    """All departments and sites by code: those of the directory, overlaid by those of the file."""

    before: Directory
    departments: dict[str, DepartmentRecord] = field(default_factory=dict)
    sites: dict[str, SiteRecord] = field(default_factory=dict)

    def used_by(self, codes: Iterable[str]) -> set[str]:
        """These departments and all above them."""
        parents = {code: one.parent or None for code, one in self.departments.items()}
        direct = set(codes)
        return direct.union(*(above(code, parents) for code in direct))

    def forget_heads_except(self, known: set[str]) -> None:
        """A head whom only a refused row named is not taken; the department itself may be."""
        for code, one in self.departments.items():
            before = self.before.departments.get(code)
            if one.head not in known and one.head != (before.head if before else ""):
                self.departments[code] = replace(one, head=before.head if before else "")

    def changed_departments(self, used: set[str]) -> tuple[DepartmentRecord, ...]:
        """Those in use that the directory has not, or has otherwise; in order of code."""
        rows = (self.departments[code] for code in sorted(used))
        return tuple(one for one in rows if self.before.departments.get(one.code) != one)

    def changed_sites(self, used: set[str]) -> tuple[SiteRecord, ...]:
        """Sites of those departments that the directory has not, or has otherwise."""
        codes = sorted({self.departments[code].site for code in used})
        rows = (self.sites[code] for code in codes)
        return tuple(one for one in rows if self.before.sites.get(one.code) != one)


def plan_departments(
    directory: Directory, rows: Sequence[FileRow], refused: dict[int, Problem]
) -> DepartmentPlan:
    """The first row that says something about a department counts; one that says otherwise is
    refused, as is a row whose department cannot be placed."""
    said = _what_is_said(rows, refused)
    plan = DepartmentPlan(directory, dict(directory.departments), dict(directory.sites))
    troubled: dict[str, Problem] = {}
    for code, cells in said.items():
        try:
            _place(plan, code, cells, said)
        except Refused as why:
            troubled[code] = why.problem
    _settle_sites(plan, said, troubled)
    parents = {code: one.parent or None for code, one in plan.departments.items()}
    for row in rows:
        code = row.department["department_code"]
        chain = (code, *above(code, parents)) if troubled else ()
        trouble = next((troubled[one] for one in chain if one in troubled), None)
        if trouble and row.row not in refused:
            refused[row.row] = trouble
    return plan


def _what_is_said(
    rows: Sequence[FileRow], refused: dict[int, Problem]
) -> dict[str, dict[str, str]]:
    """department code -> cells; parents that are only named as parents come in too."""
    said: dict[str, dict[str, str]] = {}
    first_row: dict[str, int] = {}
    site_names: dict[str, tuple[str, int]] = {}
    for row in rows:
        cells, code = row.department, row.department["department_code"]
        earlier = said.get(code, {})
        other = next((n for n, cell in cells.items() if earlier.get(n, cell) != cell), None)
        site, site_name = cells.get("site_code", ""), cells.get("site_name", "")
        known_name, known_row = site_names.get(site, (site_name, row.row))
        if other:
            values = {"department": code, "field": other, "row": str(first_row[code])}
            refused[row.row] = Problem("department_differs", values)
        elif site_name and known_name != site_name:
            refused[row.row] = Problem("site_differs", {"site": site, "row": str(known_row)})
        else:
            said.setdefault(code, {}).update(cells)
            first_row.setdefault(code, row.row)
            if site_name:
                site_names.setdefault(site, (site_name, row.row))
    _add_named_parents(said)
    return said


def _add_named_parents(said: dict[str, dict[str, str]]) -> None:
    for cells in list(said.values()):
        parent, name = cells.get("department_parent"), cells.get("department_parent_name")
        if parent and name and parent not in said:
            keep = {k: v for k, v in cells.items() if k in {"site_code", "site_name"}}
            said[parent] = {"department_code": parent, "department_name": name, **keep}


def _place(
    plan: DepartmentPlan, code: str, cells: Mapping[str, str], said: Mapping[str, object]
) -> None:
    before = plan.before.departments.get(code)
    name = cells.get("department_name") or (before.name if before else "")
    if not name:
        raise Refused("department_unknown", department=code)
    parent = cells.get("department_parent", before.parent if before else "")
    if parent and parent not in said and parent not in plan.before.departments:
        raise Refused("parent_unknown", department=code, parent=parent)
    plan.departments[code] = DepartmentRecord(
        code=code,
        name=name,
        site=_site(plan, cells) or (before.site if before else ""),
        parent=parent,
        head=cells.get("department_head", before.head if before else ""),
    )


def _site(plan: DepartmentPlan, cells: Mapping[str, str]) -> str:
    code = cells.get("site_code", "")
    if code:
        before = plan.sites.get(code)
        name = cells.get("site_name") or (before.name if before else code)
        plan.sites[code] = SiteRecord(code=code, name=name)
    return code


def _settle_sites(plan: DepartmentPlan, said: Iterable[str], troubled: dict[str, Problem]) -> None:
    """A department without a site stands where the one above it stands, or at the only site."""
    parents = {code: one.parent or None for code, one in plan.departments.items()}
    for code in in_cycle(parents):
        troubled[code] = Problem("department_cycle", {"department": code})
    only = next(iter(plan.sites)) if len(plan.sites) == 1 else ""
    for code in said:
        department = plan.departments.get(code)
        if department is None or department.site:
            continue
        higher = (plan.departments[c].site for c in above(code, parents) if c in plan.departments)
        site = next((one for one in higher if one), only)
        if site:
            plan.departments[code] = replace(department, site=site)
        else:
            troubled[code] = Problem("department_needs_site", {"department": code})
