"""The tree of units and its history: who belongs to whom, under which name, and when."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from services.errors import UnknownUnitError
from services.folding import fold, unaccented
from services.intake.schema import Level
from services.periods import Span

# Words before the proper name of a unit, by the level that they tell; longest first.
_PREFIXES: tuple[tuple[str, Level | None], ...] = (
    ("ban thường vụ", None),
    ("btv", None),
    ("đoàn", None),
    ("tỉnh đoàn", Level.PROVINCE),
    ("tỉnh", Level.PROVINCE),
    ("thành phố", Level.DISTRICT),
    ("thành đoàn", Level.DISTRICT),
    ("tp", Level.DISTRICT),
    ("thị xã", Level.DISTRICT),
    ("thị đoàn", Level.DISTRICT),
    ("tx", Level.DISTRICT),
    ("huyện đoàn", Level.DISTRICT),
    ("huyện", Level.DISTRICT),
    ("hđ", Level.DISTRICT),
    ("h", Level.DISTRICT),
    ("thị trấn", Level.COMMUNE),
    ("tt", Level.COMMUNE),
    ("phường", Level.COMMUNE),
    ("p", Level.COMMUNE),
    ("xã", Level.COMMUNE),
    ("x", Level.COMMUNE),
)
_LEVEL_TOLD: dict[str, Level | None] = dict(sorted(_PREFIXES, key=lambda p: -len(p[0])))
_PREFIX = re.compile(rf"({'|'.join(_LEVEL_TOLD)}) ")
_GLUED = re.compile(r"^(h|hđ|x|p|tt|tx|tp)\.(?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Unit:
    """A unit under one name; a unit that was renamed has one of these for each name.

    Attributes:
        code: never reused for another unit.
        parent: code of the unit it belongs to, "" for the province.
        kind: dia_ban, tuong_duong or truc_thuoc.
        valid_from, valid_to: when it went by this name; None is open.
        reports: whether figures are expected from it.
    """

    code: str
    name: str
    short_name: str
    level: Level
    kind: str = "dia_ban"
    parent: str = ""
    official_code: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    order: int = 0
    reports: bool = True
    email: str = field(default="", repr=False)

    def valid_on(self, day: date) -> bool:
        """Tell whether the unit went by this name on a day."""
        return not (
            (self.valid_from and day < self.valid_from) or (self.valid_to and day > self.valid_to)
        )

    def valid_during(self, span: Span) -> bool:
        """Tell whether the unit went by this name on any day of a span."""
        return not (
            (self.valid_from and span.end < self.valid_from)
            or (self.valid_to and span.start > self.valid_to)
        )


@dataclass(frozen=True)
class Succession:
    """A unit whose place another one took: renamed, merged, split or abolished."""

    from_code: str
    to_code: str
    effective_date: date
    form: str = ""
    share: float | None = None


def split_prefix(text: str) -> tuple[str, Level | None]:
    """Return the proper name in a folded text and the level that the words before it tell."""
    level: Level | None = None
    while found := _PREFIX.match(text):
        text, level = text[found.end() :], _LEVEL_TOLD[found[1]] or level
    return text, level


@dataclass(frozen=True)
class UnitTree:
    """All units that the province knows, and how to find the one that a person means."""

    units: tuple[Unit, ...]
    successions: tuple[Succession, ...] = ()

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[Unit, ...]]:
        names: dict[str, list[Unit]] = {}
        for unit in self.units:
            names.setdefault(unit.code, []).append(unit)
        return {
            code: tuple(sorted(same, key=lambda u: u.valid_from or date.min))
            for code, same in names.items()
        }

    @cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        below: dict[str, dict[str, int]] = {}
        for unit in self.units:
            below.setdefault(unit.parent, {})[unit.code] = unit.order
        return {parent: tuple(sorted(c, key=lambda k: (c[k], k))) for parent, c in below.items()}

    @cached_property
    def _subtrees(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Unit, ...]]:
        index: dict[str, dict[Unit, None]] = {}
        for unit in self.units:
            for text in (unit.name, unit.short_name, *unit.aliases):
                folded = fold(text)
                for key in (folded, split_prefix(folded)[0]):
                    if key:
                        index.setdefault(key, {})[unit] = None
        return {key: tuple(found) for key, found in index.items()}

    @cached_property
    def _by_bare_name(self) -> Mapping[str, tuple[Unit, ...]]:
        index: dict[str, dict[Unit, None]] = {}
        for key, found in self._by_name.items():
            index.setdefault(unaccented(key), {}).update(dict.fromkeys(found))
        return {key: tuple(found) for key, found in index.items()}

    @property
    def root(self) -> str:
        """Code of the province."""
        return self._children[""][0]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def names(self, code: str) -> tuple[Unit, ...]:
        """Return a unit under each of its names, oldest first.

        Raises:
            UnknownUnitError: no unit has that code.
        """
        if code not in self._by_code:
            raise UnknownUnitError(code)
        return self._by_code[code]

    def get(self, code: str, day: date | None = None) -> Unit:
        """Return a unit under the name it had on a day (default: its last name).

        Raises:
            UnknownUnitError: no unit has that code.
        """
        names = self.names(code)
        return next((u for u in names if day and u.valid_on(day)), names[-1])

    def children(self, code: str) -> tuple[str, ...]:
        """Return the codes of the units right below one, in the province's order."""
        return self._children.get(code, ())

    def subtree(self, code: str) -> tuple[str, ...]:
        """Return the code of a unit and of all below it, from the top down.

        Raises:
            UnknownUnitError: no unit has that code.
        """
        self.names(code)
        # A tree never changes, and whoever reads a sheet asks for one subtree at every name.
        if code not in self._subtrees:
            below = [code]
            for parent in below:
                below.extend(self.children(parent))
            self._subtrees[code] = tuple(below)
        return self._subtrees[code]

    def contains(self, code: str, other: str) -> bool:
        """Tell whether a unit is another one or lies somewhere below it."""
        return code in self and other in self.path(code)

    def in_tree_order(self) -> tuple[str, ...]:
        """Return every code, each unit right after the one it belongs to."""

        def walk(code: str) -> Iterable[str]:
            yield code
            for child in self.children(code):
                yield from walk(child)

        return tuple(walk(self.root))

    def path(self, code: str) -> tuple[str, ...]:
        """Return the codes from the province down to a unit."""
        path = [code]
        while parent := self.get(path[0]).parent:
            path.insert(0, parent)
        return tuple(path)

    def right_below_root(self, code: str) -> str:
        """Return the unit right below the province to which a unit belongs (the root: itself)."""
        return self.path(code)[:2][-1]

    def expected(self, level: Level, within: str, span: Span) -> tuple[str, ...]:
        """Return the units of a level, within a unit, whose figures are expected in a span.

        DISTRICT means the units right below the province: the reporting tier, whatever its name.
        """
        tier = self.children(self.root) if level is Level.DISTRICT else self.subtree(self.root)
        inside = set(self.subtree(within))
        return tuple(
            code
            for code in tier
            if code in inside
            and any(
                u.reports and u.valid_during(span) and (u.level is level or level is Level.DISTRICT)
                for u in self.names(code)
            )
        )

    def successors(self, code: str) -> tuple[str, ...]:
        """Return the units that took the place of one."""
        return tuple(s.to_code for s in self.successions if s.from_code == code)

    def find(
        self, typed: str, *, level: Level | None = None, within: str = "", day: date | None = None
    ) -> tuple[Unit, ...]:
        """Return the units that a typed name or code may mean: one is an answer, more is doubt.

        Name, level and date decide together. A level told by the typed words ("Xã Lý Nhân")
        beats the one expected by the table; where two units still share the name, those inside
        ``within`` and those valid on ``day`` are preferred, in this order.
        """
        code = typed.strip().casefold()
        if code in self._by_code:
            return (self.get(code, day),)
        folded = fold(_GLUED.sub(r"\1 ", typed.strip()))
        return self._narrow(self._candidates(folded, self._by_name), level, within, day)

    def find_unaccented(
        self, typed: str, *, level: Level | None = None, within: str = "", day: date | None = None
    ) -> tuple[Unit, ...]:
        """Return what :meth:`find` would if the name had been typed with its diacritics."""
        folded = fold(_GLUED.sub(r"\1 ", typed.strip()))
        bare, told = split_prefix(folded)
        if told is None:
            bare, told = self._bare_prefix(unaccented(folded))
        found = self._by_bare_name.get(unaccented(folded)) or self._by_bare_name.get(
            unaccented(bare), ()
        )
        return self._narrow(found, told or level, within, day)

    @staticmethod
    def _bare_prefix(text: str) -> tuple[str, Level | None]:
        for prefix, told in _LEVEL_TOLD.items():
            start = unaccented(prefix) + " "
            if text.startswith(start):
                return text[len(start) :], told
        return text, None

    @staticmethod
    def _candidates(folded: str, index: Mapping[str, tuple[Unit, ...]]) -> tuple[Unit, ...]:
        exact = index.get(folded, ())
        bare, told = split_prefix(folded)
        if told is None:
            return exact or index.get(bare, ())
        # "H. Lý Nhân" tells a district; "Huyện Duy Tiên" still means the town it became.
        return tuple(u for u in exact or index.get(bare, ()) if u.level is told)

    def _narrow(
        self, found: tuple[Unit, ...], level: Level | None, within: str, day: date | None
    ) -> tuple[Unit, ...]:
        for wanted in (
            {u for u in found if u.level is level},
            {u for u in found if self.contains(u.code, within)},
            {u for u in found if day is not None and u.valid_on(day)},
        ):
            if len({u.code for u in found}) > 1:
                found = tuple(u for u in found if u in wanted) or found
        if len({u.code for u in found}) == 1:
            return (self.get(found[0].code, day),)
        return found
