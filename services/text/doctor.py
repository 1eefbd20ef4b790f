"""The words of the self-check: what is found, and step by step what an office does about it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from services.doctor.line import Code, Line, State
from services.errors import Trouble
from services.intake.findings import Code as Fault
from services.text import numbers
from services.text.conclusion_rows import obstacle
from services.text.doctor_conclusions import OF_CONCLUSIONS
from services.text.doctor_google import OF_GOOGLE
from services.text.doctor_here import OF_THIS_MACHINE
from services.text.doctor_place import OF_PLACE
from services.text.doctor_sheets import OF_SPREADSHEETS
from services.text.doctor_unknown import OF_UNKNOWN, REASONS
from services.text.feedback import HINDRANCES
from services.text.finding_sentences import SENTENCES
from services.text.language import Language
from services.text.sentence import Sentence
from services.text.troubles import TROUBLES

STATES: Mapping[State, Sentence] = {
    State.OK: Sentence("Tốt", "Fine"),
    State.WARNING: Sentence("Cần xem", "Look"),
    State.FAILING: Sentence("Phải sửa", "Mend"),
    State.UNKNOWN: Sentence("Chưa biết", "Not known"),
}
HEADING = Sentence("Kiểm tra cài đặt", "Installation check")
ABOUT = Sentence(
    "Kiểm tra khoá, quyền, bảng tính, ổ đĩa và đăng nhập. Chỉ quản trị thấy mục này.",
    "Looks at the key, rights, spreadsheets, disk and sign-in. Only administrators see this.",
)
BUTTON = Sentence("Kiểm tra ngay", "Check now")
CHECKING = Sentence("Đang kiểm tra…", "Checking…")
CHECKED = Sentence("Kiểm tra lúc {time}", "Checked at {time}")
ALL_FINE = Sentence(
    "Mọi thứ đều tốt: {count} mục.",
    "Everything is fine: {count} lines.",
)
TO_MEND = Sentence(
    "Phải sửa {failing} mục, cần xem {warnings} mục.",
    "To mend: {failing}; to look at: {warnings}.",
)
NOT_KNOWN = Sentence(
    "Chưa biết {unknown} mục: kiểm tra lại sau một phút.",
    "Not known: {unknown}; check again in a minute.",
)

_PARTS = (OF_THIS_MACHINE, OF_GOOGLE, OF_PLACE, OF_SPREADSHEETS, OF_CONCLUSIONS, OF_UNKNOWN)
_ALL = {code: words for part in _PARTS for code, words in part.items()}


class Advice(NamedTuple):
    """A line in words: one sentence, and the steps that mend it."""

    said: str
    steps: tuple[str, ...]


def advice(line: Line, language: Language) -> Advice:
    """Return a line in words."""
    at = 0 if language is Language.VI else 1
    slots = {name: _detail(name, value, line.details, at) for name, value in line.details.items()}
    said, *steps = _ALL[line.code]
    return Advice(said[at].format_map(slots), tuple(step[at].format_map(slots) for step in steps))


def summary(lines: Sequence[Line], language: Language) -> str:
    """Return one sentence for all lines."""
    at = 0 if language is Language.VI else 1
    count = {state: sum(line.state is state for line in lines) for state in State}
    is_fine = count[State.OK] == len(lines)
    is_wrong = bool(count[State.FAILING] or count[State.WARNING])
    told = [ALL_FINE] * is_fine + [TO_MEND] * is_wrong + [NOT_KNOWN] * bool(count[State.UNKNOWN])
    return " ".join(sentence[at] for sentence in told).format(
        count=numbers.number(len(lines)),
        failing=numbers.number(count[State.FAILING]),
        warnings=numbers.number(count[State.WARNING]),
        unknown=numbers.number(count[State.UNKNOWN]),
    )


def codes() -> frozenset[Code]:
    """Return every code that has words."""
    return frozenset(_ALL)


def _detail(name: str, value: str, details: Mapping[str, str], at: int) -> str:
    """Return what fills a slot; some details name a sentence of their own."""
    if name == "reason":
        return REASONS[value][at]
    if name == "trouble":
        return TROUBLES[Trouble(value)][at]
    if name == "obstacle":
        reason = Trouble(value) if value in set(Trouble) else value
        return obstacle(reason, Language.EN if at else Language.VI)
    if name == "why":
        return SENTENCES[Fault(value)][at]
    if name == "hindrance":
        return HINDRANCES[value][at].format_map(details)
    return value
