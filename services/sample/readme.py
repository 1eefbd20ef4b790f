"""The sample's own README: what is in it, the stories to find, the planted mistakes."""

from collections.abc import Sequence

from services.sample.courses import STORIES
from services.sample.mistakes import Planted

_SEVERITIES = {"error": "lỗi", "warning": "cần xem", "note": "ghi chú", "": "không có"}

_VI = """# Số liệu minh hoạ

**Mọi con số ở đây là do phần mềm tạo ra, không phải số liệu thật của bất kỳ đơn vị nào.** Chỉ tên
và mã đơn vị hành chính là thật; bốn đơn vị tương đương mang tên giả định. Không có họ tên, số điện
thoại hay thư điện tử của ai.

Thư mục gồm tệp của tỉnh (`Tỉnh đoàn.xlsx`) và {count} tệp của các đơn vị, từ Quý I/2019 đến Quý
III/2021. Tệp nào có trang `{tab}` thì phần mềm hiểu là số liệu minh hoạ. Tạo lại:
`python -m services sample THƯ_MỤC --seed {seed}`.

## Điều cần tìm thấy

{stories_vi}
- Thang xếp loại đổi từ A sang B kể từ đợt xếp loại cuối năm 2020 (G2, G3).
- Hai đợt dịch, Quý II/2020 và Quý II – III/2021, làm giảm sinh hoạt và số lớp.

## Sai sót cố ý

{total} chỗ sau đây được cố ý ghi sai hoặc ghi khác mẫu. Ngoài những chỗ này, việc kiểm tra không
báo lỗi và không có gì cần xem.

| # | Tệp | Trang tính | Ô | Giá trị | Phát hiện | Mức | Sai ở đâu |
|---|---|---|---|---|---|---|---|
{rows_vi}
"""

_EN = """
# Sample figures

**Every figure here was made up by the program; none is a real figure of any unit.** Only the names
and codes of administrative units are real; the four equivalent units have assumed names. There is
no name, telephone number or e-mail address of anyone.

The folder holds the province's workbook (`Tỉnh đoàn.xlsx`) and {count} workbooks of units, from the
first quarter of 2019 to the third of 2021. A workbook with a tab `{tab}` is taken for
invented. Made again by `python -m services sample DIR --seed {seed}`.

## What there is to find

{stories_en}
- The rating scale changes from A to B with the grading at the end of 2020 (G2, G3).
- Two waves of the epidemic, in the second quarter of 2020 and the second and third of 2021, reduce
  meetings and classes.

## Planted mistakes

These {total} places are wrong on purpose, or differ from the template. Apart from them a check
reports no error and no warning.

| # | Workbook | Tab | Cell | Value | Finding | Severity | What is wrong |
|---|---|---|---|---|---|---|---|
{rows_en}
"""


def readme(planted: Sequence[Planted], seed: int, tab: str) -> str:
    """Return the README of a sample, Vietnamese first."""
    slots = {
        "count": len(STORIES),
        "seed": seed,
        "tab": tab,
        "total": len(planted),
        "stories_vi": "\n".join(f"- {s.vi}" for s in STORIES.values() if s.vi),
        "stories_en": "\n".join(f"- {s.en}" for s in STORIES.values() if s.en),
        "rows_vi": "\n".join(_line(n, p, vietnamese=True) for n, p in enumerate(planted, 1)),
        "rows_en": "\n".join(_line(n, p, vietnamese=False) for n, p in enumerate(planted, 1)),
    }
    return _VI.format(**slots) + _EN.format(**slots)


def _line(number: int, planted: Planted, *, vietnamese: bool) -> str:
    mistake = planted.mistake
    cells = (
        str(number),
        planted.spreadsheet,
        planted.tab,
        planted.cell,
        planted.value,
        f"`{mistake.code.value}`" if mistake.code else "–",
        _SEVERITIES[planted.severity] if vietnamese else planted.severity or "none",
        mistake.vi if vietnamese else mistake.en,
    )
    return "| " + " | ".join(cells) + " |"
