"""The words of drafted sentences: what the figures say, never why.

Slots are in braces; ``tests/drafting`` checks that both languages have the same ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.text.language import Language


@dataclass(frozen=True)
class DraftText:
    """Everything that a drafted sentence is put together of, in one language."""

    # What a sentence is about.
    lead: str
    lead_named: str
    lead_of: str
    open_period: str
    only_kinds: str
    chosen_units: str
    partly_there: str
    # Targets.
    met: str
    met_none: str
    met_year: str
    met_year_none: str
    target: str
    target_most: str
    target_proposed: str
    target_proposed_most: str
    target_each: str
    target_each_mixed: str
    reached: str
    near: str
    behind: str
    year_reached: str
    year_open: str
    # Ends of a ranking.
    lowest: str
    highest: str
    lowest_tied: str
    highest_tied: str
    lowest_rounded: str
    highest_rounded: str
    all_alike: str
    value_of: str
    value_of_numbered: str
    value_partial: str
    partial: str
    partial_inside: str
    rounded: str
    more_names: str
    # Changes.
    up: str
    down: str
    unchanged: str
    hardly: str
    year_before: str
    previous: str
    previous_quarter: str
    previous_year: str
    points: str
    not_comparable: str
    then_reported: str
    then_was: str
    # Coverage.
    nobody: str
    nobody_one: str
    no_figures: str
    no_share: str
    coverage: str
    nothing_to_divide: str
    # Over time.
    lead_of_named: str
    runs_up: str
    runs_down: str
    misses: str
    gap: str
    gap_empty: str
    # The maps.
    missed_by: str
    missed_for: str
    targets_met: str
    targets_met_alone: str
    of_which_proposed: str
    missed_targets: str
    missed_target: str
    more_targets: str
    most_missed: str
    missed_in: str
    misses_most: str
    misses_of: str
    no_targets_judged: str
    silent: str
    # What a whole is made of, and its stages.
    lead_what: str
    made_of: str
    part: str
    without: str
    stage_referred: str
    stage_placed: str
    stage_stable: str
    of_referred: str
    of_placed: str
    no_referred: str
    no_placed: str
    no_stable: str
    stocks: Mapping[str, str]
    # One unit beside the province.
    above_province: str
    below_province: str
    as_province: str
    like_province: str
    province_is: str
    # For a chat group.
    sample: str


VI = DraftText(
    lead="{period}",
    lead_named="{period}, {indicator}",
    lead_of="{who}, {period}",
    open_period="{period} (chưa hết kỳ)",
    only_kinds="{period} (chỉ tính {kinds})",
    chosen_units="{count} đơn vị được chọn",
    partly_there="{period} (số liệu đến {newest})",
    met="{count} đơn vị đạt {target}",
    met_none="chưa đơn vị nào đạt {target} ({count})",
    met_year="{count} đơn vị đã đạt {target} cả năm (chưa hết năm)",
    met_year_none="chưa đơn vị nào đạt {target} cả năm ({count}, chưa hết năm)",
    target="chỉ tiêu {target}",
    target_most="chỉ tiêu không quá {target}",
    target_proposed="chỉ tiêu đề xuất {target}",
    target_proposed_most="chỉ tiêu đề xuất không quá {target}",
    target_each="chỉ tiêu được giao",
    target_each_mixed="chỉ tiêu được giao hoặc mức đề xuất",
    reached="đạt {target}",
    near="gần đạt {target}",
    behind="chưa đạt {target}",
    year_reached="đã đạt {target} cả năm",
    year_open="{target} cả năm (chưa hết năm)",
    lowest="thấp nhất {told}",
    highest="cao nhất {told}",
    lowest_tied="cùng thấp nhất ({value}): {names}",
    highest_tied="cùng cao nhất ({value}): {names}",
    lowest_rounded="thấp nhất (cùng {value} sau khi làm tròn): {names}",
    highest_rounded="cao nhất (cùng {value} sau khi làm tròn): {names}",
    all_alike="{count} đơn vị cùng mức {value}",
    value_of="{unit} {value}",
    value_of_numbered="{unit} ({value})",
    partial="mới có số liệu của {count} đơn vị",
    partial_inside="{told}, mới có số liệu của {count} đơn vị",
    value_partial="{told} (mới có số liệu của {count} đơn vị)",
    rounded="{value} (đã làm tròn)",
    more_names="{names} và {count} đơn vị khác",
    up="tăng {change} {since}",
    down="giảm {change} {since}",
    unchanged="không đổi {since}",
    hardly="gần như không đổi {since}",
    year_before="so với cùng kỳ",
    previous="so với kỳ trước",
    previous_quarter="so với quý trước",
    previous_year="so với năm trước",
    points="{change} điểm %",
    not_comparable="không so sánh được với cùng kỳ (khác thang xếp loại)",
    then_reported="{told} (khi đó {count} đơn vị có số liệu)",
    then_was="cùng kỳ {value} (khi đó {count} đơn vị có số liệu)",
    nobody="chưa đơn vị nào có số liệu ({count})",
    nobody_one="{unit} chưa có số liệu",
    no_figures="chưa có số liệu",
    no_share="không tính được tỷ lệ (mẫu số bằng không)",
    coverage="{count} đơn vị có số liệu, chưa có: {names}",
    nothing_to_divide="không tính được tỷ lệ (mẫu số bằng không): {names}",
    lead_of_named="{who}, {period}, {indicator}",
    runs_up="tăng {count} quý liên tiếp",
    runs_down="giảm {count} quý liên tiếp",
    misses="chưa đạt chỉ tiêu {count} quý liên tiếp",
    gap="{period} chưa có số liệu",
    gap_empty="{period} không tính được tỷ lệ (mẫu số bằng không)",
    missed_by="chưa đạt chỉ tiêu nhiều quý liên tiếp: {names}",
    missed_for="{unit} ({count} quý)",
    targets_met="tính chung, các đơn vị đạt {count} chỉ tiêu được đánh giá",
    targets_met_alone="đạt {count} chỉ tiêu được đánh giá",
    of_which_proposed="{told} (trong đó {count} theo mức đề xuất)",
    missed_targets="chưa đạt: {names}",
    missed_target="{indicator} {value} ({target})",
    more_targets="{names} và {count} chỉ tiêu khác",
    most_missed="chỉ tiêu có nhiều đơn vị chưa đạt nhất: {names}",
    missed_in="{indicator} ({count} đơn vị)",
    misses_most="đơn vị còn nhiều chỉ tiêu chưa đạt nhất: {names}",
    misses_of="{unit} ({count})",
    no_targets_judged="chưa có chỉ tiêu nào để đánh giá",
    silent="{count} đơn vị chưa có số liệu nào: {names}",
    lead_what="{what}, {period}",
    made_of="{total}, gồm {parts}",
    part="{part} {count} ({share})",
    without="chưa có số liệu: {names}",
    stage_referred="giới thiệu việc làm cho {value}",
    stage_placed="{value} có việc làm",
    stage_stable="{value} có việc làm ổn định từ sáu tháng",
    of_referred="{told} (bằng {share} số được giới thiệu)",
    of_placed="{told} (bằng {share} số có việc làm)",
    no_referred="chưa có số liệu về giới thiệu việc làm",
    no_placed="chưa có số liệu về số có việc làm",
    no_stable="chưa có số liệu về việc làm ổn định",
    stocks={
        "loan_outstanding": "dư nợ uỷ thác qua Đoàn {value}",
        "loan_groups": "{value} tiết kiệm và vay vốn",
        "models_active": "{value} kinh tế thanh niên đang hoạt động",
        "coop_groups": "{value} hợp tác thanh niên",
        "coops": "{value} thanh niên",
    },
    above_province="cao hơn toàn tỉnh {change} (toàn tỉnh {value})",
    below_province="thấp hơn toàn tỉnh {change} (toàn tỉnh {value})",
    as_province="bằng toàn tỉnh ({value})",
    like_province="xấp xỉ toàn tỉnh ({value})",
    province_is="toàn tỉnh {value}",
    sample="[Số liệu minh hoạ] {told}",
)

EN = DraftText(
    lead="{period}",
    lead_named="{period}, {indicator}",
    lead_of="{who}, {period}",
    open_period="{period} (not over yet)",
    only_kinds="{period} (counting only {kinds})",
    chosen_units="{count} chosen units",
    partly_there="{period} (figures up to {newest})",
    met="{count} units meet {target}",
    met_none="no unit meets {target} ({count})",
    met_year="{count} units already meet {target} for the whole year (which is not over)",
    met_year_none="no unit meets {target} for the whole year yet ({count}, the year is not over)",
    target="the target of {target}",
    target_most="the target of at most {target}",
    target_proposed="the proposed target of {target}",
    target_proposed_most="the proposed target of at most {target}",
    target_each="its own target",
    target_each_mixed="its own or the proposed target",
    reached="meets {target}",
    near="nearly meets {target}",
    behind="does not meet {target}",
    year_reached="already meets {target} for the whole year",
    year_open="{target} for the whole year (which is not over)",
    lowest="lowest {told}",
    highest="highest {told}",
    lowest_tied="equally lowest ({value}): {names}",
    highest_tied="equally highest ({value}): {names}",
    lowest_rounded="lowest (all {value} when rounded): {names}",
    highest_rounded="highest (all {value} when rounded): {names}",
    all_alike="{count} units are all at {value}",
    value_of="{unit} {value}",
    value_of_numbered="{unit} ({value})",
    partial="with figures of {count} units only",
    partial_inside="{told}, with figures of {count} units only",
    value_partial="{told} (with figures of {count} units only)",
    rounded="{value} (rounded)",
    more_names="{names} and {count} more",
    up="up {change} {since}",
    down="down {change} {since}",
    unchanged="unchanged {since}",
    hardly="all but unchanged {since}",
    year_before="on the same period last year",
    previous="on the period before",
    previous_quarter="on the quarter before",
    previous_year="on the year before",
    points="{change} points",
    not_comparable="not comparable with the same period last year (another rating scale)",
    then_reported="{told} ({count} units had figures then)",
    then_was="{value} in the same period last year ({count} units had figures then)",
    nobody="no unit has figures yet ({count})",
    nobody_one="{unit} has no figures yet",
    no_figures="no figures yet",
    no_share="no share can be told (nothing to divide by)",
    coverage="{count} units have figures, missing: {names}",
    nothing_to_divide="no share can be told (nothing to divide by): {names}",
    lead_of_named="{who}, {period}, {indicator}",
    runs_up="up {count} quarters in a row",
    runs_down="down {count} quarters in a row",
    misses="target missed {count} quarters in a row",
    gap="{period} has no figures yet",
    gap_empty="in {period} no share can be told (nothing to divide by)",
    missed_by="target missed several quarters in a row: {names}",
    missed_for="{unit} ({count} quarters)",
    targets_met="taken together, the units meet {count} targets that can be judged",
    targets_met_alone="{count} targets that can be judged are met",
    of_which_proposed="{told} ({count} of them proposed)",
    missed_targets="not met: {names}",
    missed_target="{indicator} {value} ({target})",
    more_targets="{names} and {count} more",
    most_missed="targets that most units miss: {names}",
    missed_in="{indicator} ({count} units)",
    misses_most="units that miss most targets: {names}",
    misses_of="{unit} ({count})",
    no_targets_judged="there is no target to judge by yet",
    silent="{count} units have no figures at all: {names}",
    lead_what="{what}, {period}",
    made_of="{total}, of which {parts}",
    part="{part} {count} ({share})",
    without="no figures yet: {names}",
    stage_referred="{value} referred to jobs",
    stage_placed="{value} placed",
    stage_stable="{value} in a stable job for six months",
    of_referred="{told} ({share} of those referred)",
    of_placed="{told} ({share} of those placed)",
    no_referred="no figures of those referred to jobs yet",
    no_placed="no figures of those placed yet",
    no_stable="no figures of stable jobs yet",
    stocks={
        "loan_outstanding": "loans outstanding through the Youth Union {value}",
        "loan_groups": "savings and loans: {value}",
        "models_active": "youth-run economic models at work: {value}",
        "coop_groups": "youth cooperative groups: {value}",
        "coops": "youth cooperatives: {value}",
    },
    above_province="{change} above the province (which is at {value})",
    below_province="{change} below the province (which is at {value})",
    as_province="the same as the province ({value})",
    like_province="about the same as the province ({value})",
    province_is="whole province {value}",
    sample="[Invented figures] {told}",
)


def draft_text(language: Language) -> DraftText:
    """Return the words in a language."""
    return VI if language is Language.VI else EN
