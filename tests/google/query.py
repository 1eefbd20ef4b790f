"""The `q` of Drive's files.list: `mimeType='…' and trashed=false and modifiedTime > '…'`."""

import datetime as dt
import re
from collections.abc import Callable

from tests.google.cloud import Cloud, File
from tests.google.errors import drive_error

Test = Callable[[File], bool]
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<sign><=|>=|!=|=|<|>)
    |(?P<bracket>[(){}])|(?P<word>[A-Za-z]+))""",
    re.VERBOSE,
)
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, two: one < two,
    "<=": lambda one, two: one <= two,
    "=": lambda one, two: one == two,
    "!=": lambda one, two: one != two,
    ">": lambda one, two: one > two,
    ">=": lambda one, two: one >= two,
}


def parse(text: str, cloud: Cloud, email: str) -> Test:
    """Read a query into a test of one file.

    Raises:
        GoogleError: 400 Invalid Value.
    """
    tokens: list[tuple[str, str]] = []
    place = 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if not match:
            raise _wrong()
        kind = match.lastgroup or ""
        value = match[kind]
        tokens.append((kind, re.sub(r"\\(.)", r"\1", value[1:-1]) if kind == "text" else value))
        place = match.end()
    reader = _Reader(tokens, cloud, email)
    test = reader.either()
    if reader.place < len(tokens):
        raise _wrong()
    return test


def _wrong() -> Exception:
    return drive_error(400, "invalid", "Invalid Value", location="q")


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]], cloud: Cloud, email: str):
        self.tokens, self.cloud, self.email, self.place = tokens, cloud, email, 0

    def next(self, *kinds: str) -> str:
        if self.place >= len(self.tokens) or self.tokens[self.place][0] not in kinds:
            raise _wrong()
        self.place += 1
        return self.tokens[self.place - 1][1]

    def taken(self, word: str) -> bool:
        if self.place < len(self.tokens) and self.tokens[self.place] in {
            ("word", word),
            ("bracket", word),
        }:
            self.place += 1
            return True
        return False

    def either(self) -> Test:
        tests = [self.both()]
        while self.taken("or"):
            tests.append(self.both())
        return lambda file: any(test(file) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.taken("and"):
            tests.append(self.one())
        return lambda file: all(test(file) for test in tests)

    def one(self) -> Test:
        if self.taken("not"):
            test = self.one()
            return lambda file: not test(file)
        if self.taken("("):
            test = self.either()
            if not self.taken(")"):
                raise _wrong()
            return test
        if self.tokens[self.place : self.place + 1] and self.tokens[self.place][0] == "text":
            value = self.next("text")
            if not self.taken("in"):
                raise _wrong()
            return self.member(self.next("word"), value)
        return self.compared(self.next("word"))

    def member(self, field: str, value: str) -> Test:
        if field == "parents":
            return lambda file: value in (file.parents or ["root"])
        if field in {"owners", "writers", "readers"}:
            value = self.email if value == "me" else value
            roles = {"owners": {"owner"}, "writers": {"owner", "writer"}}.get(field)
            return lambda file: any(
                one.get("emailAddress", "").lower() == value.lower()
                and (roles is None or one["role"] in roles)
                for one in self.cloud.permissions(file)
            )
        raise _wrong()

    def compared(self, field: str) -> Test:
        if field == "parents" and self.taken("in"):
            # As gspread writes it, and as Drive lets it pass.
            return self.member(field, self.next("text"))
        if field == "appProperties" and self.taken("has"):
            key, value = self.pair()
            return lambda file: file.app_properties.get(key) == value
        if field == "name" and self.taken("contains"):
            part = self.next("text").casefold()
            return lambda file: part in file.name.casefold()
        sign = self.next("sign")
        if field in {"trashed", "sharedWithMe", "starred"}:
            asked = (self.next("word") == "true") == (sign == "=")
            return lambda file: self.truth(field, file) == asked
        value = self.next("text")
        if field in {"name", "mimeType"} and sign in {"=", "!="}:
            attribute = {"name": "name", "mimeType": "mime"}[field]
            return lambda file: (getattr(file, attribute) == value) == (sign == "=")
        if field in {"modifiedTime", "createdTime"}:
            moment = _moment(value)
            before = self.cloud.clock.now() - self.cloud.drive_lag
            compare = _COMPARE[sign]
            if field == "createdTime":
                return lambda file: compare(_millis(file.created), moment)
            return lambda file: compare(_millis(file.seen(before)[0]), moment)
        raise _wrong()

    def pair(self) -> tuple[str, str]:
        """Read `{ key='…' and value='…' }`."""
        marks = [self.next("bracket"), self.next("word"), self.next("sign")]
        key = self.next("text")
        marks += [self.next("word"), self.next("word"), self.next("sign")]
        value = self.next("text")
        if [*marks, self.next("bracket")] != ["{", "key", "=", "and", "value", "=", "}"]:
            raise _wrong()
        return key, value

    def truth(self, field: str, file: File) -> bool:
        if field == "trashed":
            return file.trashed
        return field == "sharedWithMe" and file.owner.lower() != self.email.lower()


def _millis(seconds: float) -> float:
    return int(seconds * 1000) / 1000


def _moment(text: str) -> float:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise _wrong() from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()
