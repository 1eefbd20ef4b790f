"""The headline figures shown beside the indicators: stocks at a date, and the job funnel."""

from services.indicators.formula import Sum
from services.indicators.indicator import PEOPLE, Area, Good, Indicator, Words
from services.intake.schema import Nature


def _stock(
    code: str, column: str, name: Words, short_name: Words, help_: Words, unit: Words
) -> Indicator:
    return Indicator(
        code,
        Area.EMPLOYMENT,
        "youth_economy_snapshot",
        Sum((column,)),
        name=name,
        short_name=short_name,
        help=help_,
        unit=unit,
        nature=Nature.STOCK,
        good=Good.NONE,
    )


def _stage(code: str, name: Words, short_name: Words, help_: Words) -> Indicator:
    return Indicator(
        code,
        Area.EMPLOYMENT,
        "employment_log",
        Sum((code,)),
        name=name,
        short_name=short_name,
        help=help_,
        unit=PEOPLE,
        nature=Nature.FLOW,
        good=Good.NONE,
    )


HEADLINES = (
    _stock(
        "loan_outstanding",
        "loan_outstanding_million_vnd",
        Words("Dư nợ uỷ thác qua Đoàn", "Loans outstanding through the Youth Union"),
        Words("Dư nợ uỷ thác", "Loans outstanding"),
        Words(
            "Dư nợ uỷ thác qua Đoàn tại thời điểm chốt mới nhất của mỗi đơn vị, cộng lại.",
            "Entrusted loans outstanding at each unit's latest cut-off date, added up.",
        ),
        Words("triệu đồng", "million VND"),
    ),
    _stock(
        "loan_groups",
        "loan_groups",
        Words("Số tổ tiết kiệm và vay vốn do Đoàn quản lý", "Savings-and-loan groups"),
        Words("Tổ TK&VV", "Savings-and-loan groups"),
        Words(
            "Số tổ tiết kiệm và vay vốn do Đoàn quản lý tại thời điểm chốt mới nhất.",
            "Savings-and-loan groups run by the Youth Union at the latest cut-off date.",
        ),
        Words("tổ", "groups"),
    ),
    _stock(
        "models_active",
        "models_active",
        Words("Số mô hình kinh tế thanh niên đang hoạt động", "Youth-run economic models at work"),
        Words("Mô hình kinh tế", "Economic models"),
        Words(
            "Số mô hình kinh tế thanh niên đang hoạt động tại thời điểm chốt mới nhất.",
            "Youth-run economic models at work at the latest cut-off date.",
        ),
        Words("mô hình", "models"),
    ),
    _stock(
        "coop_groups",
        "coop_groups",
        Words("Số tổ hợp tác thanh niên", "Youth cooperative groups"),
        Words("Tổ hợp tác", "Cooperative groups"),
        Words(
            "Số tổ hợp tác thanh niên tại thời điểm chốt mới nhất, không gồm hợp tác xã.",
            "Youth cooperative groups at the latest cut-off date, cooperatives not included.",
        ),
        Words("tổ", "groups"),
    ),
    _stock(
        "coops",
        "coops",
        Words("Số hợp tác xã thanh niên", "Youth cooperatives"),
        Words("Hợp tác xã", "Cooperatives"),
        Words(
            "Số hợp tác xã thanh niên tại thời điểm chốt mới nhất.",
            "Youth cooperatives at the latest cut-off date.",
        ),
        Words("HTX", "cooperatives"),
    ),
    _stage(
        "referred",
        Words("Số thanh niên được giới thiệu việc làm", "Young people referred to jobs"),
        Words("Được giới thiệu", "Referred"),
        Words(
            "Cộng số thanh niên được giới thiệu việc làm trong kỳ.",
            "Young people referred to jobs in the period.",
        ),
    ),
    _stage(
        "placed",
        Words("Số có việc làm", "People placed in jobs"),
        Words("Có việc làm", "Placed"),
        Words(
            "Cộng số người đã có việc làm, trong số được giới thiệu trong kỳ.",
            "People who started work, among those referred in the period.",
        ),
    ),
    _stage(
        "stable",
        Words("Số có việc làm ổn định từ 6 tháng", "People in a stable job for 6 months"),
        Words("Việc làm ổn định", "Stable job"),
        Words(
            "Cộng số người có việc làm ổn định từ 6 tháng, trong số có việc làm.",
            "People still in the job after six months, among those placed.",
        ),
    ),
)
