"""Where managed cells stand among a student's own. A student's cells never change their order: the code in them was
written to run in it. Only checks and given data move, and only where they could not work."""

from __future__ import annotations

from collections.abc import Mapping

from nbformat import NotebookNode

from ..records import Text
from .given import Role, role
from .matching import Slot

MISSING = "The cell `{cell}` was missing and has been put back."
MOVED_CHECK = "The check `{cell}` stood before the code it asks about and was moved behind it."
MOVED_GIVEN = "The given cell `{cell}` stood behind the code that needs it and was moved before it."


def place(slots: list[Slot], fresh: Mapping[str, NotebookNode]) -> tuple[list[Slot], list[Text]]:
    """Every managed cell once, where it works. `fresh` are the managed cells as given, in order."""
    roles = {name: role(cell) for name, cell in fresh.items()}
    rank = {name: i for i, name in enumerate(fresh)}
    slots = list(slots)
    present = {s.name for s in slots}
    missing = [name for name in fresh if name not in present]
    for name in missing:
        if roles[name] is Role.WORK:
            slots.insert(_behind_predecessor(slots, name, rank), Slot(fresh[name], name))
    astray = [s for s in slots if s.name and _astray(s.name, slots, rank, roles)]
    slots = [s for s in slots if not s.name or s.name not in {a.name for a in astray}]
    waiting = astray + [Slot(fresh[name], name) for name in missing if roles[name] is not Role.WORK]
    for slot in sorted(waiting, key=lambda s: rank[s.name]):
        where = _for_check if roles[slot.name] is Role.CHECK else _for_given
        slots.insert(where(slots, slot.name, rank, roles), slot)
    notes = [Text(MISSING, {"cell": name}) for name in missing]
    notes += [Text(MOVED_CHECK if roles[s.name] is Role.CHECK else MOVED_GIVEN, {"cell": s.name}) for s in astray]
    return slots, notes


Ranks = Mapping[str, int]
Roles = Mapping[str, Role | None]


def _work(slots: list[Slot], roles: Roles) -> list[tuple[int, str]]:
    return [(i, s.name) for i, s in enumerate(slots) if s.name and roles[s.name] is Role.WORK]


def _astray(name: str, slots: list[Slot], rank: Ranks, roles: Roles) -> bool:
    """Whether a check stands before work that it was given behind, or given data behind work it was given before."""
    here = next(i for i, s in enumerate(slots) if s.name == name)
    if roles[name] is Role.CHECK:
        return any(i > here and rank[n] < rank[name] for i, n in _work(slots, roles))
    if roles[name] is Role.LOCKED:
        return any(i < here and rank[n] > rank[name] for i, n in _work(slots, roles))
    return False


def _behind_predecessor(slots: list[Slot], name: str, rank: Ranks) -> int:
    """Right behind the nearest managed cell that was given before this one; else behind the opening prose."""
    before = [(rank[s.name], i) for i, s in enumerate(slots) if s.name and rank[s.name] < rank[name]]
    if before:
        return max(before)[1] + 1
    return next((i for i, s in enumerate(slots) if s.name or s.cell.cell_type == "code"), len(slots))


def _for_check(slots: list[Slot], name: str, rank: Ranks, roles: Roles) -> int:
    """Behind all work it was given behind, and behind the student's own code that follows there."""
    at = _behind_predecessor(slots, name, rank)
    at = max([at, *(i + 1 for i, n in _work(slots, roles) if rank[n] < rank[name])])
    end = at
    while end < len(slots) and (not slots[end].name or (roles[slots[end].name] is Role.CHECK
                                                        and rank[slots[end].name] < rank[name])):
        end += 1
    while end > at and not slots[end - 1].name and slots[end - 1].cell.cell_type != "code":
        end -= 1  # not behind the heading of what comes next
    return end


def _for_given(slots: list[Slot], name: str, rank: Ranks, roles: Roles) -> int:
    """Behind what was given before it, but before all work that was given behind it."""
    later = [i for i, n in _work(slots, roles) if rank[n] > rank[name]]
    return min([_behind_predecessor(slots, name, rank), *later])
