"""The indicators of vocational training, jobs and loans, E1 to E5."""

from services.indicators.formula import Sum
from services.indicators.indicator import (
    PEOPLE,
    PERCENT,
    TURNS,
    Area,
    Basis,
    DefaultTarget,
    Good,
    Indicator,
    Words,
    proposed,
)
from services.intake.schema import Nature

EMPLOYMENT = (
    Indicator(
        "E1",
        Area.EMPLOYMENT,
        "employment_log",
        Sum(("counselled_turns",)),
        name=Words(
            "Số lượt thanh niên được tư vấn hướng nghiệp",
            "Career counselling turns of young people",
        ),
        short_name=Words("Lượt tư vấn hướng nghiệp", "Counselling turns"),
        help=Words(
            "Cộng số lượt tư vấn hướng nghiệp trong kỳ; tính theo lượt, không theo người.",
            "Career counselling turns in the period; turns, not distinct people.",
        ),
        unit=TURNS,
        nature=Nature.FLOW,
    ),
    Indicator(
        "E2",
        Area.EMPLOYMENT,
        "employment_log",
        Sum(("trained_people",)),
        name=Words("Số thanh niên được dạy nghề", "Young people in vocational training"),
        short_name=Words("Thanh niên được dạy nghề", "Vocational trainees"),
        help=Words(
            "Cộng số thanh niên vào học nghề trong kỳ.",
            "Young people who entered a vocational course in the period.",
        ),
        unit=PEOPLE,
        nature=Nature.FLOW,
    ),
    Indicator(
        "E3",
        Area.EMPLOYMENT,
        "employment_log",
        Sum(("placed",)),
        denominator=Sum(("referred",)),
        name=Words("Tỷ lệ có việc làm sau giới thiệu", "Share of those referred who were placed"),
        short_name=Words("Có việc sau giới thiệu", "Placed after referral"),
        help=Words(
            "Số có việc làm chia cho số thanh niên được giới thiệu việc làm; trong một quý có thể "
            "thấp vì có việc sau khi giới thiệu một thời gian.",
            "People placed divided by young people referred; low in a single quarter at times, "
            "because placement comes some time after referral.",
        ),
        unit=PERCENT,
        nature=Nature.FLOW,
        default_target=proposed(0.5),
        decimals=1,
        least_months=12,
    ),
    Indicator(
        "E4",
        Area.EMPLOYMENT,
        "employment_log",
        Sum(("placed_rural",)),
        denominator=Sum(("placed",)),
        name=Words(
            "Tỷ trọng thanh niên nông thôn trong số có việc làm",
            "Rural young people among those placed",
        ),
        short_name=Words("Nông thôn / có việc làm", "Rural among placed"),
        help=Words(
            "Số thanh niên nông thôn có việc làm chia cho số có việc làm.",
            "Rural young people placed, divided by all placed.",
        ),
        unit=PERCENT,
        nature=Nature.FLOW,
        default_target=proposed(0.6),
        decimals=1,
    ),
    Indicator(
        "E5",
        Area.EMPLOYMENT,
        "youth_economy_snapshot",
        Sum(("loan_overdue_million_vnd",)),
        denominator=Sum(("loan_outstanding_million_vnd",)),
        name=Words(
            "Tỷ lệ nợ quá hạn vốn uỷ thác qua Đoàn",
            "Share of overdue debt in loans entrusted to the Youth Union",
        ),
        short_name=Words("Nợ quá hạn", "Overdue debt"),
        help=Words(
            "Nợ quá hạn chia cho dư nợ uỷ thác qua Đoàn tại thời điểm chốt.",
            "Overdue debt divided by the entrusted loans outstanding at the cut-off date.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        good=Good.DOWN,
        default_target=DefaultTarget(
            0.0015,
            Basis.BENCHMARK,
            Words(
                "Mức chung cả nước của các tổ chức nhận uỷ thác ngày 31/12/2023, chỉ để so sánh.",
                "National rate of all entrusted bodies on 31/12/2023, for comparison only.",
            ),
        ),
        decimals=2,
    ),
)
