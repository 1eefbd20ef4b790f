"""Whose rows are added up for a unit, and which unit reports for whom."""

from collections.abc import Mapping, Sequence

from services.intake.schema import Level
from services.units import UnitTree


def rows_of(units: UnitTree, level: Level, codes: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each code the units whose rows of a table of that level are added up for it.

    A unit below those that keep the table has no figure of its own in it, hence no rows.

    Raises:
        UnknownUnitError: a code belongs to no unit.
    """
    keepers = {units.root, *units.children(units.root)}
    everywhere = level is not Level.DISTRICT
    return {
        code: inside if everywhere or code in keepers else ()
        for code in codes
        for inside in (units.subtree(code),)
    }


def reporter_of(units: UnitTree, level: Level) -> Mapping[str, str]:
    """Return for each unit the unit of a level (see UnitTree.expected) that reports for it."""
    if level is not Level.DISTRICT:
        return {code: code for code in units.subtree(units.root)}
    return {
        code: reporter
        for reporter in units.children(units.root)
        for code in units.subtree(reporter)
    }
