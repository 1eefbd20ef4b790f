"""Every word on the screen outside charts and findings, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.errors import Trouble
from services.text.language import Language

# The name of the product is the same in every language.
NAME = "Sơ Kết"


@dataclass(frozen=True)
class FrameText:
    """The frame: name, navigation, banners."""

    overview: str
    cadres: str
    grassroots: str
    employment: str
    unit: str
    conclusions: str
    meeting: str
    present: str
    data: str
    language: str
    sample: str
    new_data: str
    unreachable: str
    unknown_in_link: str
    unknown_name: str
    unknown_kept: str


@dataclass(frozen=True)
class ReachText:
    """How the place that is read stands: being read, out of reach, or known from the disk."""

    listing: str
    reading: str
    partial: str
    stored: str
    lost: str
    nothing_lost: str
    nothing: str
    nothing_hint: str
    share_with: str
    troubles: Mapping[Trouble, str]


@dataclass(frozen=True)
class FilterText:
    """The filter bar."""

    period: str
    units: str
    kinds_training: str
    kinds_activity: str
    kinds_all: str
    kinds: str
    all_units: str
    many_units: str
    choose: str
    select_all: str
    clear: str
    reset: str
    reset_help: str
    units_help: str
    this_quarter: str
    last_quarter: str
    first_half: str
    second_half: str
    this_year: str
    last_year: str
    since_congress: str
    custom: str
    first: str
    last: str
    last_before_first: str
    share: str
    share_help: str
    no_units: str
    empty_kinds: str
    empty_period: str
    empty_units: str


@dataclass(frozen=True)
class PanelText:
    """What stands around a chart."""

    indicator: str
    as_of: str
    as_of_unknown: str
    sources: str
    sources_failing: str
    sources_waiting: str
    aged: str
    more_failing: str
    rows: str
    reported: str
    missing: str
    more_missing: str
    table: str
    rows_behind: str
    rows_behind_help: str
    choose: str
    figure_told: str
    nothing_chosen: str
    nothing_to_divide: str
    png: str
    xlsx: str
    files: str
    in_words: str
    choose_unit: str
    filters: str
    sheet_shown: str
    sheet_filters: str
    made_at: str
    source: str
    row: str
    cells: str
    tab: str
    spreadsheet: str


@dataclass(frozen=True)
class CardText:
    """The cards of indicators."""

    target: str
    target_most: str
    proposal: str
    no_target: str
    year_target: str
    previous: str
    year_before: str
    unchanged: str
    points: str
    no_data: str
    not_comparable: str
    better: str
    worse: str
    reported_then: str
    reached: str
    near: str
    behind: str
    reported: str
    trend_of: str
    short_window: str


@dataclass(frozen=True)
class OverviewText:
    """The page Tổng quan."""

    heatmap: str
    behind: str
    behind_caption: str
    behind_none: str
    not_reported: str
    not_reported_none: str
    unit: str
    behind_count: str
    worst: str
    never: str
    last_report: str
    reported: str
    table: str
    headlines: str


@dataclass(frozen=True)
class AreaText:
    """The pages of the three areas, and of one unit."""

    ranking: str
    trend: str
    heatmap: str
    funnel: str
    composition: Mapping[str, str]
    about: str
    unit_cards: str
    unit_trend: str
    unit_communes: str
    province: str
    numerator: str
    denominator: str


@dataclass(frozen=True)
class DataText:
    """The page Số liệu."""

    sources: str
    tabs: str
    findings: str
    findings_none: str
    spreadsheet: str
    tab: str
    table: str
    read: str
    used: str
    left_out: str
    state: str
    good: str
    failing: str
    never_read: str
    read_at: str
    owner: str
    severity: str
    code: str
    cell: str
    column: str
    value: str
    message: str
    open: str
    every_spreadsheet: str
    every_severity: str
    filter_spreadsheet: str
    filter_severity: str
    search: str
    search_hint: str
    send: str
    send_help: str
    refresh: str
    refresh_help: str
    refreshed: str
    refreshing: str
    not_refreshed: str
    every: str
    shown: str
    folder: str


@dataclass(frozen=True)
class ErrorText:
    """Sentences in place of a page."""

    nothing: str
    nothing_hint: str
    setting: str
    secrets: str
    key: str
    setting_missing: str
    failure: str


@dataclass(frozen=True)
class ScreenText:
    """All of it in one language."""

    frame: FrameText
    reach: ReachText
    filters: FilterText
    panel: PanelText
    card: CardText
    overview: OverviewText
    area: AreaText
    data: DataText
    error: ErrorText


def screen(language: Language) -> ScreenText:
    """Return the words in a language."""
    from services.text.screen_en import EN
    from services.text.screen_vi import VI

    return VI if language is Language.VI else EN
