"""The words of charts, their titles and their summaries in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChartText:
    """Everything that is written in or under a chart, in one language.

    The ``status_*`` texts name how a value stands against its target. Templates take the slots
    written in braces; ``tests/charts`` checks that both languages have the same ones.
    """

    # Names of fields, in tooltips and on axes.
    unit: str
    period: str
    indicator: str
    value: str
    parts: str
    target: str
    measured: str
    status: str
    units_reported: str
    category: str
    stage: str
    count: str
    share: str
    together: str
    # What a picture is called to those who listen.
    picture: str
    # How a value stands.
    status_reached: str
    status_near: str
    status_behind: str
    status_none: str
    status_no_data: str
    no_data: str
    no_data_reason: str
    target_at_least: str
    target_at_most: str
    scale_break: str
    coverage: str
    # One mark, read aloud.
    mark: str
    mark_parts: str
    mark_target: str
    mark_category: str
    # Titles.
    title_ranking: str
    title_trend: str
    title_heatmap: str
    title_status: str
    title_composition: str
    title_funnel: str
    # Summaries.
    summary_empty: str
    summary_met: str
    summary_highest: str
    summary_lowest: str
    summary_missing: str
    summary_overall: str
    summary_once: str
    summary_from_to: str
    summary_changed: str
    summary_unchanged: str
    summary_peak: str
    summary_gaps: str
    summary_breaks: str
    summary_indicator: str
    summary_category: str
    summary_total: str
    summary_stage_first: str
    summary_stage: str
    # Of a funnel's bar.
    of_previous: str
    of_first: str
    percentage_points: str


VI = ChartText(
    unit="Đơn vị",
    period="Kỳ",
    indicator="Chỉ số",
    value="Giá trị",
    parts="Tử số / mẫu số",
    target="Chỉ tiêu",
    measured="Đơn vị tính",
    status="So với chỉ tiêu",
    units_reported="Đơn vị có số liệu",
    category="Phân loại",
    stage="Bước",
    count="Số lượng",
    share="Tỷ trọng",
    together="Các đơn vị cộng lại",
    picture="Biểu đồ; nội dung được tóm tắt bằng lời ở ngay phía trên",
    status_reached="Đạt chỉ tiêu",
    status_near="Gần đạt",
    status_behind="Chưa đạt",
    status_none="Chưa đánh giá",
    status_no_data="Chưa có số liệu",
    no_data="chưa có số liệu",
    no_data_reason="chưa có số liệu: {reason}",
    target_at_least="Chỉ tiêu: {target}",
    target_at_most="Chỉ tiêu: không quá {target}",
    scale_break="đổi thang xếp loại",
    coverage="{reported}/{expected}",
    mark="{unit}, {period}: {indicator} {value}",
    mark_parts=" ({numerator}/{denominator})",
    mark_target=", chỉ tiêu {target}, {status}",
    mark_category="{unit}, {period}, {category}: {value}",
    title_ranking="{indicator} theo đơn vị, {period}",
    title_trend="{indicator} qua các kỳ, {scope}",
    title_heatmap="{indicator} theo đơn vị và kỳ",
    title_status="Các chỉ số so với chỉ tiêu theo đơn vị, {period}",
    title_composition="{what}, {scope}",
    title_funnel="Từ giới thiệu đến việc làm ổn định, {scope}, {period}",
    summary_empty="Chưa có số liệu để hiển thị.",
    summary_met="{period}: {met}/{measured} đơn vị có số liệu đạt chỉ tiêu",
    summary_highest="cao nhất {unit} {value}",
    summary_lowest="thấp nhất {unit} {value}",
    summary_missing="chưa có số liệu: {units}",
    summary_overall="{unit} {value}",
    summary_once="{unit}: {period} {value}",
    summary_from_to="{unit}: {first_period} {first}, {last_period} {last}",
    summary_changed="thay đổi {change}",
    summary_unchanged="không thay đổi",
    summary_peak="cao nhất {high} ({high_period}), thấp nhất {low} ({low_period})",
    summary_gaps="kỳ chưa có số liệu: {periods}",
    summary_breaks="không so sánh được trước và sau khi đổi thang xếp loại",
    summary_indicator="{indicator}: {met}/{measured} đơn vị đạt chỉ tiêu",
    summary_category="{category} {value} ({share})",
    summary_total="{where}: tổng số {total}",
    summary_stage_first="{stage} {value}",
    summary_stage="{stage} {value} ({share} của bước trước)",
    of_previous="{share} của bước trước",
    of_first="{share} của bước đầu",
    percentage_points="{change} điểm %",
)

EN = ChartText(
    unit="Unit",
    period="Period",
    indicator="Indicator",
    value="Value",
    parts="Numerator / denominator",
    target="Target",
    measured="Measured in",
    status="Against the target",
    units_reported="Units with figures",
    category="Category",
    stage="Stage",
    count="Count",
    share="Share",
    together="All units together",
    picture="Chart; what it shows is told in words right above it",
    status_reached="Target met",
    status_near="Nearly met",
    status_behind="Not met",
    status_none="Not judged",
    status_no_data="No figures yet",
    no_data="no figures yet",
    no_data_reason="no figures yet: {reason}",
    target_at_least="Target: {target}",
    target_at_most="Target: at most {target}",
    scale_break="rating scale changed",
    coverage="{reported}/{expected}",
    mark="{unit}, {period}: {indicator} {value}",
    mark_parts=" ({numerator}/{denominator})",
    mark_target=", target {target}, {status}",
    mark_category="{unit}, {period}, {category}: {value}",
    title_ranking="{indicator} by unit, {period}",
    title_trend="{indicator} over time, {scope}",
    title_heatmap="{indicator} by unit and period",
    title_status="Indicators against their targets by unit, {period}",
    title_composition="{what}, {scope}",
    title_funnel="From referral to a stable job, {scope}, {period}",
    summary_empty="There are no figures to show yet.",
    summary_met="{period}: {met} of {measured} units with figures meet the target",
    summary_highest="highest {unit} {value}",
    summary_lowest="lowest {unit} {value}",
    summary_missing="no figures yet: {units}",
    summary_overall="{unit} {value}",
    summary_once="{unit}: {period} {value}",
    summary_from_to="{unit}: {first_period} {first}, {last_period} {last}",
    summary_changed="change {change}",
    summary_unchanged="no change",
    summary_peak="highest {high} ({high_period}), lowest {low} ({low_period})",
    summary_gaps="periods without figures: {periods}",
    summary_breaks="not comparable before and after the rating scale changed",
    summary_indicator="{indicator}: {met} of {measured} units meet the target",
    summary_category="{category} {value} ({share})",
    summary_total="{where}: {total} in total",
    summary_stage_first="{stage} {value}",
    summary_stage="{stage} {value} ({share} of the stage before)",
    of_previous="{share} of the stage before",
    of_first="{share} of the first stage",
    percentage_points="{change} points",
)
