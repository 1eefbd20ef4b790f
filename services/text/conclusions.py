"""The words around conclusions, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.conclusions.content import Opinion, Outcome
from services.conclusions.events import Act
from services.text.language import Language


@dataclass(frozen=True)
class ConcludeText:
    """The panel in which a conclusion is recorded."""

    conclude: str
    conclude_page: str
    figure: str
    whole: str
    elsewhere: str
    on_chart: str
    on_page: str
    target: str
    proposal: str
    as_of: str
    coverage: str
    no_figure: str
    opinion: str
    text: str
    placeholder: str
    save: str
    meeting: str
    no_meeting: str
    lead: str
    lead_choose: str
    support: str
    support_choose: str
    deliverable: str
    deliverable_hint: str
    due: str
    due_weeks: str
    due_month: str
    due_quarter: str
    due_year: str
    due_day: str
    day: str
    goal: str
    goal_help: str
    goal_value: str
    goal_period: str
    goal_bad: str
    saved: str
    saved_waits: str
    already: str
    pins: str
    use_draft: str
    only_leaders: str
    sign_in: str
    empty: str
    too_long: str
    not_kept: str
    not_allowed: str


@dataclass(frozen=True)
class BoardText:
    """The page Kết luận: all of them."""

    search: str
    search_hint: str
    whose: str
    everybodys: str
    mine: str
    my_units: str
    state: str
    every_state: str
    open_only: str
    overdue_only: str
    closed_only: str
    withdrawn_only: str
    area: str
    every_area: str
    meeting: str
    every_meeting: str
    outside: str
    opinion: str
    every_opinion: str
    shown: str
    none_yet: str
    none_yet_hint: str
    none_found: str
    overdue: str
    underway: str
    reached: str
    remarks: str
    nothing_here: str
    more: str
    back: str
    unknown: str
    reset: str
    export: str
    gaps: str


@dataclass(frozen=True)
class StoryText:
    """One conclusion with all that became of it."""

    then: str
    now: str
    value: str
    parts: str
    target: str
    coverage: str
    as_of: str
    same: str
    changed: str
    moved: str
    gone: str
    why_gone: Mapping[str, str]
    gone_successors: str
    rows: str
    row_change: str
    row_unit: str
    row_period: str
    row_before: str
    row_after: str
    row_place: str
    row_corrected: str
    row_added: str
    row_removed: str
    since: str
    no_later: str
    open_view: str
    history: str
    task: str
    lead: str
    support: str
    deliverable: str
    due: str
    goal: str
    goal_line: str
    goal_short: str
    goal_now: str
    undecided: str
    by_hand: str
    by_figures: str
    meeting: str
    view: str
    write: str
    reply: str
    reply_hint: str
    send: str
    edit: str
    assign: str
    close: str
    reopen: str
    withdraw: str
    reason: str
    outcome: str
    crossed: str
    partial: str


@dataclass(frozen=True)
class DeliveryText:
    """Where an event lies, told to its author and to administrators."""

    kept: str
    waiting: str
    confirmed: str
    changed: str
    gone: str
    waiting_all: str
    tampered: str
    missing: str
    strays: str
    restore: str
    restored: str


@dataclass(frozen=True)
class ConclusionText:
    """All of it in one language."""

    page: str
    opinions: Mapping[Opinion, str]
    outcomes: Mapping[Outcome, str]
    acts: Mapping[Act, str]
    states: Mapping[str, str]
    always: str
    undecided: str
    province: str
    general: str
    someone: str
    here: str
    conclude: ConcludeText
    board: BoardText
    story: StoryText
    delivery: DeliveryText


def conclusion_text(language: Language) -> ConclusionText:
    """Return the words in a language."""
    from services.text.conclusions_en import EN
    from services.text.conclusions_vi import VI

    return VI if language is Language.VI else EN
