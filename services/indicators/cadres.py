"""The indicators of cadre training and cadre quality, C1 to C6."""

from services.indicators.formula import Rows, Sum, Where
from services.indicators.indicator import PERCENT, TURNS, Area, Indicator, Words, proposed
from services.intake.schema import Nature

_HELD = Where("status", ("da_to_chuc",))

CADRES = (
    Indicator(
        "C1",
        Area.CADRES,
        "cadre_snapshot",
        Sum(("branch_sec_trained",)),
        denominator=Sum(("branch_sec_total",)),
        name=Words(
            "Tỷ lệ bí thư chi đoàn dân cư được tập huấn (12 tháng)",
            "Share of residential branch secretaries trained (12 months)",
        ),
        short_name=Words("Bí thư chi đoàn tập huấn", "Branch secretaries trained"),
        help=Words(
            "Số bí thư chi đoàn địa bàn dân cư đã được tập huấn trong 12 tháng chia cho số bí thư "
            "hiện có.",
            "Residential branch secretaries trained in the last 12 months, divided by those in "
            "post.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        default_target=proposed(1.0),
        decimals=1,
    ),
    Indicator(
        "C2",
        Area.CADRES,
        "cadre_training_log",
        Rows(),
        where=_HELD,
        name=Words("Số lớp đào tạo, bồi dưỡng đã tổ chức", "Training and refresher classes held"),
        short_name=Words("Số lớp đã tổ chức", "Classes held"),
        help=Words(
            "Số lớp đào tạo, bồi dưỡng, tập huấn đã tổ chức trong kỳ; không tính lớp còn trong kế "
            "hoạch, hoãn hoặc hủy.",
            "Classes held in the period; those planned, postponed or cancelled do not count.",
        ),
        unit=Words("lớp", "classes"),
        nature=Nature.FLOW,
    ),
    Indicator(
        "C3",
        Area.CADRES,
        "cadre_training_log",
        Sum(("attended",)),
        where=_HELD,
        name=Words("Số lượt cán bộ tham dự", "Cadre attendances"),
        short_name=Words("Lượt cán bộ tham dự", "Attendances"),
        help=Words(
            "Cộng số người tham dự của các lớp đã tổ chức; một người dự nhiều lớp được tính nhiều "
            "lượt.",
            "Attendances added over the classes held; a person who attends several classes counts "
            "several times.",
        ),
        unit=TURNS,
        nature=Nature.FLOW,
    ),
    Indicator(
        "C4",
        Area.CADRES,
        "cadre_training_log",
        Sum(("attended",)),
        denominator=Sum(("invited",)),
        where=_HELD,
        name=Words("Tỷ lệ tham dự so với triệu tập", "Share of those invited who attended"),
        short_name=Words("Tham dự / triệu tập", "Attended / invited"),
        help=Words(
            "Số người tham dự chia cho số người triệu tập, ở các lớp đã tổ chức.",
            "People who attended divided by people invited, over the classes held.",
        ),
        unit=PERCENT,
        nature=Nature.FLOW,
        default_target=proposed(0.9),
        decimals=1,
    ),
    Indicator(
        "C5",
        Area.CADRES,
        "cadre_snapshot",
        Sum(("commune_cadre_standard",)),
        denominator=Sum(("commune_cadre_total",)),
        name=Words(
            "Tỷ lệ cán bộ chủ chốt cấp xã đạt chuẩn",
            "Share of key commune cadres meeting the post standard",
        ),
        short_name=Words("Cán bộ cấp xã đạt chuẩn", "Commune cadres at standard"),
        help=Words(
            "Số cán bộ chủ chốt cấp xã (bí thư, phó bí thư) đạt chuẩn chức danh chia cho số đang "
            "giữ chức.",
            "Key commune cadres (secretaries and deputies) who meet the post standard, divided by "
            "those in post.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        default_target=proposed(1.0),
        decimals=1,
    ),
    Indicator(
        "C6",
        Area.CADRES,
        "cadre_snapshot",
        Sum(("planned_trained",)),
        denominator=Sum(("planned_total",)),
        name=Words(
            "Tỷ lệ cán bộ quy hoạch được đào tạo, bồi dưỡng",
            "Share of planned cadres who have been trained",
        ),
        short_name=Words("Cán bộ quy hoạch đã học", "Planned cadres trained"),
        help=Words(
            "Số cán bộ trong quy hoạch đã qua đào tạo, bồi dưỡng chia cho số cán bộ trong quy "
            "hoạch.",
            "Cadres on the succession plan who have been trained, divided by all cadres on the "
            "plan.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        default_target=proposed(0.8),
        decimals=1,
    ),
)
