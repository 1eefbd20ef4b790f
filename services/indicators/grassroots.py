"""The indicators of the residential branches, G1 to G7."""

from services.indicators.formula import Count, Sum
from services.indicators.indicator import (
    PEOPLE,
    PERCENT,
    Area,
    Basis,
    DefaultTarget,
    Good,
    Indicator,
    Words,
    proposed,
)
from services.intake.schema import Nature

_GRADED = Sum(("branches",), minus=("unrated",))

GRASSROOTS = (
    Indicator(
        "G1",
        Area.GRASSROOTS,
        "grassroots_log",
        Sum(("strong_recognised",)),
        denominator=Sum(("branches",)),
        name=Words(
            "Tỷ lệ chi đoàn dân cư được công nhận chi đoàn mạnh",
            "Share of residential branches recognised as strong",
        ),
        short_name=Words("Chi đoàn mạnh", "Strong branches"),
        help=Words(
            "Số chi đoàn địa bàn dân cư được công nhận chi đoàn mạnh chia cho số chi đoàn địa bàn "
            "dân cư.",
            "Residential branches recognised as strong, divided by all residential branches.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        default_target=proposed(0.7),
        decimals=1,
    ),
    Indicator(
        "G2",
        Area.GRASSROOTS,
        "grassroots_log",
        Sum(("rated_1", "rated_2")),
        denominator=_GRADED,
        name=Words(
            "Tỷ lệ chi đoàn xếp hai mức đầu", "Share of branches graded in the top two levels"
        ),
        short_name=Words("Xếp hai mức đầu", "Top two grades"),
        help=Words(
            "Số chi đoàn xếp mức 1 và mức 2 chia cho số chi đoàn đã xếp loại, chỉ trong cùng một "
            "bộ thang xếp loại.",
            "Branches graded 1 or 2, divided by the branches that were graded, within one grading "
            "scale only.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        default_target=proposed(0.8),
        annual=True,
        scale_column="rating_scale",
        decimals=1,
    ),
    Indicator(
        "G3",
        Area.GRASSROOTS,
        "grassroots_log",
        Sum(("rated_4",)),
        denominator=_GRADED,
        name=Words("Tỷ lệ chi đoàn xếp mức cuối", "Share of branches graded in the lowest level"),
        short_name=Words("Xếp mức cuối", "Lowest grade"),
        help=Words(
            "Số chi đoàn xếp mức 4 chia cho số chi đoàn đã xếp loại, chỉ trong cùng một bộ thang "
            "xếp loại.",
            "Branches graded 4, divided by the branches that were graded, within one grading scale "
            "only.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        good=Good.DOWN,
        default_target=proposed(0.02),
        annual=True,
        scale_column="rating_scale",
        decimals=1,
    ),
    Indicator(
        "G4",
        Area.GRASSROOTS,
        "grassroots_log",
        Sum(("meetings_held",)),
        denominator=Sum(("meetings_required",)),
        name=Words(
            "Tỷ lệ sinh hoạt chi đoàn theo quy định",
            "Branch meetings held against those required",
        ),
        short_name=Words("Sinh hoạt theo quy định", "Meetings held / required"),
        help=Words(
            "Số cuộc sinh hoạt chi đoàn đã tổ chức chia cho số cuộc phải tổ chức; có thể trên "
            "100% khi sinh hoạt thêm.",
            "Branch meetings held divided by those required; above 100% where more were held.",
        ),
        unit=PERCENT,
        nature=Nature.FLOW,
        default_target=DefaultTarget(
            1.0,
            Basis.RULE,
            Words(
                "Quy định: mỗi tháng một cuộc, hoặc ba tháng một cuộc nơi được xác nhận (Hướng dẫn "
                "16-HD/TWĐTN-BTC năm 2018).",
                "Rule: one a month, or one in three months where approved (Guideline "
                "16-HD/TWĐTN-BTC of 2018).",
            ),
        ),
        decimals=1,
    ),
    Indicator(
        "G5",
        Area.GRASSROOTS,
        "grassroots_log",
        Count("three_initiatives", ("dat",)),
        denominator=Count("three_initiatives", ("dat", "khong_dat")),
        name=Words(
            'Tỷ lệ Đoàn cấp xã đạt "3 chủ động"',
            'Share of commune unions with the "three initiatives"',
        ),
        short_name=Words('Đạt "3 chủ động"', '"Three initiatives"'),
        help=Words(
            'Số Đoàn cấp xã đạt "3 chủ động" chia cho số đã được đánh giá.',
            'Commune unions that reached the "three initiatives", divided by those assessed.',
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        decimals=1,
    ),
    Indicator(
        "G6",
        Area.GRASSROOTS,
        "grassroots_log",
        Sum(("members_away",)),
        denominator=Sum(("members",)),
        name=Words("Tỷ lệ đoàn viên đi làm ăn xa", "Share of members working away from home"),
        short_name=Words("Đoàn viên đi làm ăn xa", "Members away"),
        help=Words(
            "Số đoàn viên đi làm ăn xa chia cho số đoàn viên khối địa bàn dân cư; số liệu để hiểu "
            "bối cảnh.",
            "Members working away from home divided by all members of residential branches; shown "
            "for context.",
        ),
        unit=PERCENT,
        nature=Nature.STOCK,
        good=Good.DOWN,
        decimals=1,
    ),
    Indicator(
        "G7",
        Area.GRASSROOTS,
        "grassroots_log",
        Sum(("new_members",)),
        name=Words("Số đoàn viên mới kết nạp", "New members admitted"),
        short_name=Words("Đoàn viên mới kết nạp", "New members"),
        help=Words(
            "Cộng số đoàn viên mới kết nạp trong kỳ.", "New members admitted in the period."
        ),
        unit=PEOPLE,
        nature=Nature.FLOW,
    ),
)
