"""What is there already: files at Drive, and what stands in each spreadsheet, as plain data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

# What we note on spreadsheets, tabs and columns, for programs to find and people never to see.
DONE_MARK, TAB_MARK, COLUMN_MARK = "soket.done", "soket.tab", "soket.column"
# The roles with which a person may type.
WRITING = frozenset({"writer", "fileOrganizer", "organizer", "owner"})
# What is asked of a file beside its name and our mark on it.
FILE_FIELDS = (
    "owners(emailAddress),permissions(type,role,emailAddress),capabilities(canEdit,canAddChildren)"
)
BOOK_FIELDS = (
    "properties(title,locale,timeZone),developerMetadata(metadataId,metadataKey),"
    "sheets(properties(sheetId,title,index,sheetType,hidden,"
    "gridProperties(rowCount,columnCount,frozenRowCount)),"
    "developerMetadata(metadataKey,metadataValue),protectedRanges(range,warningOnly),"
    "conditionalFormats(booleanRule(format(backgroundColor))))"
)
CELL_FIELDS = (
    "sheets(properties(sheetId),data(rowData(values(formattedValue,dataValidation(condition))),"
    "columnMetadata(developerMetadata(metadataKey,metadataValue))))"
)
Json = Mapping[str, Any]


@dataclass(frozen=True)
class File:
    """A spreadsheet's file at Drive.

    Attributes:
        mark: "province" or "unit", as we marked it; "" for one that others made.
        unit: code of the unit for which we marked it.
        roles: e-mail address, in small letters -> role.
        created: when, as Drive writes it; later times sort after earlier ones.
        owners: e-mail addresses of those who own it; nobody does in a shared drive.
        may_edit: whether the account may change it.
        may_add: of a folder, whether the account may make files there.
    """

    id: str
    title: str
    mark: str = ""
    unit: str = ""
    roles: Mapping[str, str] = field(default_factory=dict[str, str])
    created: str = ""
    owners: tuple[str, ...] = ()
    may_edit: bool = True
    may_add: bool = True

    @property
    def link(self) -> str:
        """The address that opens it."""
        return f"https://docs.google.com/spreadsheets/d/{self.id}/edit"


@dataclass(frozen=True)
class Protection:
    """A range that not everybody may edit: from 0, the ends not included, None: to the edge."""

    top: int
    bottom: int | None
    left: int
    right: int | None


@dataclass(frozen=True)
class Tab:
    """One tab with its cells, or those at its top.

    Attributes:
        id: Google's for ever, whatever the tab is called.
        mark: the name of the table that it was made for, GUIDE or LISTS; "" for one that is not
            ours.
        cells: as people see them, row by row from A1; rows differ in length.
        rules: the cells among them that are restricted -> to what the restriction refers.
        columns: column name -> index of the column that we made for it.
        protections: what in it not everybody may edit.
        coloured: colours of its conditional formats, as "#RRGGBB".
        is_read: whether its cells were read.
    """

    id: int
    title: str
    rows: int = 1000
    width: int = 26
    frozen: int = 0
    mark: str = ""
    cells: Sequence[Sequence[str]] = ()
    rules: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    columns: Mapping[str, int] = field(default_factory=dict[str, int])
    protections: tuple[Protection, ...] = ()
    coloured: frozenset[str] = frozenset()
    is_read: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it is known to be nobody's: without our mark, and without anything in it."""
        is_empty = self.is_read and not any(text.strip() for row in self.cells for text in row)
        return is_empty and not self.mark

    def is_protected(self, rows: int | None = None) -> bool:
        """Tell whether all of it, or so many rows from the top, may not be edited by everybody."""
        needed = self.rows if rows is None else rows
        return any(
            one.top == 0
            and one.left == 0
            and (one.bottom is None or one.bottom >= needed)
            and (one.right is None or one.right >= self.width)
            for one in self.protections
        )

    @property
    def used(self) -> int:
        """How many columns, from the first, hold anything or are marked for something."""
        filled = [at for row in self.cells for at, text in enumerate(row) if text.strip()]
        return 1 + max((*filled, *self.columns.values()), default=-1)


@dataclass(frozen=True)
class Content:
    """What stands in one spreadsheet.

    Attributes:
        done: the numbers of the batches of ours that were applied to it.
    """

    title: str
    locale: str
    zone: str
    tabs: tuple[Tab, ...]
    done: frozenset[int] = frozenset()


# A spreadsheet as Drive makes one: a single tab with nothing in it, and another country's locale.
NEW = Content("", "", "", (Tab(0, "", is_read=True),))


def file_of(told: Json) -> File:
    """Return a file as Drive tells of it."""
    marks = _mapping(told.get("appProperties"))
    permissions = [_mapping(one) for one in told.get("permissions", ())]
    owners = [_mapping(one).get("emailAddress", "") for one in told.get("owners", ())]
    may = _mapping(told.get("capabilities"))
    return File(
        id=str(told["id"]),
        title=str(told.get("name", "")),
        mark=str(marks.get("soket", "")),
        unit=str(marks.get("soket_unit", "")),
        roles={
            str(one["emailAddress"]).casefold(): str(one.get("role", ""))
            for one in permissions
            if one.get("emailAddress")
        },
        created=str(told.get("createdTime", "")),
        owners=tuple(str(owner).casefold() for owner in owners if owner),
        # What Google does not tell it will say once it is tried.
        may_edit=bool(may.get("canEdit", True)),
        may_add=bool(may.get("canAddChildren", True)),
    )


def content_of(told: Json) -> Content:
    """Return a spreadsheet as Google tells of it, its tabs without their cells."""
    properties = _mapping(told.get("properties"))
    notes = [_mapping(one) for one in told.get("developerMetadata", ())]
    sheets = [_mapping(one) for one in told.get("sheets", ())]
    sheets.sort(key=lambda sheet: int(_mapping(sheet.get("properties")).get("index", 0)))
    return Content(
        title=str(properties.get("title", "")),
        locale=str(properties.get("locale", "")),
        zone=str(properties.get("timeZone", "")),
        tabs=tuple(
            _tab(sheet)
            for sheet in sheets
            if _mapping(sheet.get("properties")).get("sheetType", "GRID") == "GRID"
        ),
        done=frozenset(int(one["metadataId"]) for one in notes if one["metadataKey"] == DONE_MARK),
    )


def _tab(told: Json) -> Tab:
    properties = _mapping(told.get("properties"))
    grid = _mapping(properties.get("gridProperties"))
    marks = dict(_notes(told.get("developerMetadata", ())))
    return Tab(
        id=int(properties.get("sheetId", 0)),
        title=str(properties.get("title", "")),
        rows=int(grid.get("rowCount", 0)),
        width=int(grid.get("columnCount", 0)),
        frozen=int(grid.get("frozenRowCount", 0)),
        mark=marks.get(TAB_MARK, ""),
        protections=tuple(
            _protection(_mapping(one.get("range")))
            for one in map(_mapping, told.get("protectedRanges", ()))
            if not one.get("warningOnly")
        ),
        coloured=frozenset(
            _color(_mapping(_mapping(_mapping(one).get("booleanRule")).get("format")))
            for one in told.get("conditionalFormats", ())
        ),
    )


def with_cells(tab: Tab, told: Json) -> Tab:
    """Return a tab with its cells, or those at its top, as Google tells of them."""
    cells: list[list[str]] = []
    rules: dict[tuple[int, int], str] = {}
    columns: dict[str, int] = {}
    for block in map(_mapping, told.get("data", ())):
        for row, line in enumerate(map(_mapping, block.get("rowData", ()))):
            values = [_mapping(value) for value in line.get("values", ())]
            cells.append([str(value.get("formattedValue", "")) for value in values])
            for at, value in enumerate(values):
                if "dataValidation" in value:
                    rules[row, at] = _rule(_mapping(value["dataValidation"]))
        for at, column in enumerate(map(_mapping, block.get("columnMetadata", ()))):
            for key, name in _notes(column.get("developerMetadata", ())):
                if key == COLUMN_MARK:
                    columns.setdefault(name, at)
    return replace(tab, cells=cells, rules=rules, columns=columns, is_read=True)


def _notes(told: Sequence[object]) -> Iterator[tuple[str, str]]:
    for one in map(_mapping, told):
        yield str(one.get("metadataKey", "")), str(one.get("metadataValue", ""))


def _rule(told: Json) -> str:
    condition = _mapping(told.get("condition"))
    values = [_mapping(one).get("userEnteredValue", "") for one in condition.get("values", ())]
    return " ".join(map(str, (condition.get("type", ""), *values)))


def _protection(told: Json) -> Protection:
    return Protection(
        told.get("startRowIndex", 0),
        told.get("endRowIndex"),
        told.get("startColumnIndex", 0),
        told.get("endColumnIndex"),
    )


def _color(told: Json) -> str:
    shares = _mapping(told.get("backgroundColor"))
    parts = (round(255 * float(shares.get(name, 0))) for name in ("red", "green", "blue"))
    return "#" + "".join(f"{part:02X}" for part in parts)


def _mapping(told: object) -> Json:
    return cast("Json", told) if isinstance(told, Mapping) else {}
