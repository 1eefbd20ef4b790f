"""The sentences for every kind of finding; {slots} are filled from the finding."""

from collections.abc import Mapping

from services.intake.findings import Code
from services.text.sentence import Sentence
from services.text.spreadsheet_sentences import OF_SPREADSHEETS

SENTENCES: Mapping[Code, Sentence] = {
    **OF_SPREADSHEETS,
    Code.TAB_UNKNOWN: Sentence(
        "Trang này không phải là một bảng báo cáo, nên không đọc ({rows} dòng).",
        "This tab is none of the reporting tables and is not read ({rows} rows).",
    ),
    Code.TAB_HIDDEN: Sentence(
        "Trang đang bị ẩn nên {rows} dòng không được tính. Bỏ ẩn trang nếu cần tính.",
        "The tab is hidden, so its {rows} rows are not counted. Unhide it if they should be.",
    ),
    Code.TAB_CUT: Sentence(
        "Trang có ô nằm quá xa bảng; từ {value} trở đi không đọc. Xoá các ô thừa rồi lưu lại.",
        "The tab has cells far away from the table; nothing from {value} on is read. Delete the "
        "stray cells and save.",
    ),
    Code.HEADING_NOT_FOUND: Sentence(
        "Không tìm thấy dòng tiêu đề của bảng, nên không đọc được trang này. Cần có các cột: "
        "{headings}.",
        "The heading row was not found, so this tab cannot be read. It needs the columns: "
        "{headings}.",
    ),
    Code.COLUMN_MISSING: Sentence(
        "Thiếu cột “{heading}”; những chỉ số cần cột này chưa tính được.{nearest_vi}",
        "The column “{heading}” is missing; figures that need it cannot be worked out.{nearest_en}",
    ),
    Code.COLUMN_UNKNOWN: Sentence(
        "Cột không thuộc biểu mẫu, được để nguyên: {value}.",
        "Columns that are not part of the form are left alone: {value}.",
    ),
    Code.COLUMN_REPEATED: Sentence(
        "Cột “{column}” có hai lần; chỉ cột đứng trước được đọc. Bỏ bớt một cột.",
        "The column “{column}” stands twice; only the first is read. Remove one.",
    ),
    Code.COLUMN_OTHER_UNIT: Sentence(
        "Tiêu đề ghi “{value}”; số liệu được hiểu theo đơn vị đó và đổi ra {unit}.",
        "The heading says “{value}”; the figures are taken in that unit and turned into {unit}.",
    ),
    Code.COLUMN_UNIT_UNCLEAR: Sentence(
        "Tiêu đề ghi “{value}”, không rõ đơn vị tính; số liệu được hiểu là {unit}.",
        "The heading says “{value}”, which names no known unit; the figures are taken as {unit}.",
    ),
    Code.PERIOD_ASSUMED: Sentence(
        "Không có cột “{heading}”; kỳ được lấy theo ngày ghi ở mỗi dòng.",
        "There is no column “{heading}”; the period is taken from the date in each row.",
    ),
    Code.UNIT_MISSING: Sentence(
        "Thiếu tên đơn vị; dòng này không được tính. Chọn đơn vị trong danh sách.",
        "The unit is missing; this row is not counted. Choose it from the list.",
    ),
    Code.UNIT_UNKNOWN: Sentence(
        "Không có đơn vị nào tên “{value}”; dòng này không được tính.{nearest_vi}",
        "There is no unit called “{value}”; this row is not counted.{nearest_en}",
    ),
    Code.UNIT_AMBIGUOUS: Sentence(
        "“{value}” có thể là nhiều đơn vị: {choices}; dòng này không được tính. Ghi đủ tên "
        "hoặc mã.",
        "“{value}” may be several units: {choices}; this row is not counted. Write the full name "
        "or the code.",
    ),
    Code.UNIT_OTHER: Sentence(
        "“{value}” không thuộc {owner}, là đơn vị của bảng tính này; dòng này không được tính.",
        "“{value}” does not belong to {owner}, whose spreadsheet this is; this row is not counted.",
    ),
    Code.UNIT_WRONG_LEVEL: Sentence(
        "{name} không thuộc cấp báo cáo của bảng này; dòng này không được tính.",
        "{name} is not of the level that reports in this table; this row is not counted.",
    ),
    Code.UNIT_NOT_VALID: Sentence(
        "{name} không còn (hoặc chưa có) tại thời điểm của dòng này; dòng này không được tính."
        "{successor_vi}",
        "{name} did not exist at the time of this row; this row is not counted.{successor_en}",
    ),
    Code.UNIT_UNACCENTED: Sentence(
        "“{value}” được hiểu là {name}. Nên ghi đủ dấu.",
        "“{value}” is taken as {name}. Write it with its diacritics.",
    ),
    Code.PERIOD_MISSING: Sentence(
        "Thiếu kỳ báo cáo; ghi ví dụ: Quý III/2021.",
        "The reporting period is missing; write for example: Quý III/2021.",
    ),
    Code.PERIOD_UNREADABLE: Sentence(
        "“{value}” không cho biết kỳ nào. Ghi rõ kỳ và năm, ví dụ: 6 tháng đầu năm 2021.",
        "“{value}” does not tell which period. Write period and year, for example: 6 tháng đầu "
        "năm 2021.",
    ),
    Code.PERIOD_FROM_DATE: Sentence(
        "Ô này là ngày {value}, được hiểu là tháng ({period}). Ghi kỳ bằng chữ, ví dụ: "
        "Tháng 5/2021.",
        "This cell is the date {value} and is taken as a month ({period}). Write the period in "
        "words, for example: Tháng 5/2021.",
    ),
    Code.ROW_WITHOUT_FIGURES: Sentence(
        "Dòng chỉ có tên đơn vị và kỳ, chưa có số liệu; không được tính. Không có thì ghi 0.",
        "The row has a unit and a period but no figures; it is not counted. For none, write 0.",
    ),
    Code.ROW_HIDDEN: Sentence(
        "Có dòng đang bị ẩn nhưng vẫn được tính: {rows}.",
        "Some rows are hidden but counted all the same: {rows}.",
    ),
    Code.ROW_REPEATED: Sentence(
        "Dòng này giống hệt một dòng ở trên; cả hai đều được tính. Xoá bớt nếu bị ghi lặp.",
        "This row is the same as one above; both are counted. Delete it if it was entered twice.",
    ),
    Code.DUPLICATE_KEY: Sentence(
        "Trùng với dòng {row} (trang {tab}, {spreadsheet}): cùng đơn vị, cùng kỳ hoặc cùng mã "
        "dòng; dòng ghi sau được dùng, dòng này không được tính.",
        "The same as row {row} (tab {tab}, {spreadsheet}): same unit and period, or same row id; "
        "the later row is used and this one is not counted.",
    ),
    Code.PERIOD_COVERED_TWICE: Sentence(
        "Kỳ này đã có ở các dòng khác của cùng đơn vị; số phát sinh không bị cộng hai lần.{by_vi}",
        "Other rows of the unit cover this period too; nothing is added twice.{by_en}",
    ),
    Code.TOTAL_MISMATCH: Sentence(
        "Dòng tổng ghi {value} nhưng cộng các dòng được {sum}. Phần mềm dùng các dòng, không dùng "
        "dòng tổng.",
        "The total says {value} but the rows add up to {sum}. The rows are used, not the total.",
    ),
    Code.VALUE_MISSING: Sentence(
        "Ô bắt buộc bị để trống; để trống là chưa biết. Ô số mà không có thì ghi 0.",
        "A cell that must be filled is blank, which means unknown. A number that is none is 0.",
    ),
    Code.NUMBER_UNREADABLE: Sentence(
        "“{value}” không phải là số. Chỉ ghi số, ví dụ: 15.",
        "“{value}” is not a number. Write the number only, for example: 15.",
    ),
    Code.NUMBER_AMBIGUOUS: Sentence(
        "Không rõ “{value}” là bao nhiêu: dấu chấm dùng cho hàng nghìn (1.234), dấu phẩy cho phần "
        "thập phân (1,5). Ghi lại cho rõ.",
        "It is not clear how much “{value}” is: dots are for thousands (1.234), a comma for "
        "decimals (1,5). Write it again.",
    ),
    Code.NUMBER_NOT_WHOLE: Sentence(
        "“{value}” không phải là số nguyên; cột này đếm số {unit}.",
        "“{value}” is not a whole number; this column is a count.",
    ),
    Code.NUMBER_TOO_SMALL: Sentence(
        "“{value}” nhỏ hơn mức thấp nhất có thể ({limit}).",
        "“{value}” is below the least that is possible ({limit}).",
    ),
    Code.NUMBER_IMPLAUSIBLE: Sentence(
        "“{value}” ({read}) lớn quá mức có thể ({limit}). Kiểm tra lại đơn vị tính.",
        "“{value}” ({read}) is more than is possible ({limit}). Check the unit.",
    ),
    Code.NUMBER_SUSPECT_UNIT: Sentence(
        "“{value}” chỉ là {read}, thấp bất thường. Có thể ghi nhầm đơn vị tính.",
        "“{value}” is just {read}, which is unusually low. The unit may be wrong.",
    ),
    Code.NUMBER_HEDGED: Sentence(
        "“{value}” là số ước lượng; phần số được dùng. Ghi số chính xác và chọn Ước tính nếu cần.",
        "“{value}” is an estimate; its number is used. Write the exact number.",
    ),
    Code.NUMBER_DASH: Sentence(
        "“{value}” không cho biết là không có hay chưa biết; được coi là chưa biết. Không có thì "
        "ghi 0.",
        "“{value}” may mean none or unknown; it is taken as unknown. For none, write 0.",
    ),
    Code.NUMBER_WORD_ZERO: Sentence(
        "“{value}” được hiểu là 0. Nên ghi số 0.",
        "“{value}” is taken as 0. Better write 0.",
    ),
    Code.NUMBER_WITH_TARGET: Sentence(
        "“{value}” được hiểu là kết quả trên chỉ tiêu; chỉ phần kết quả được dùng, chỉ tiêu "
        "{target} không dùng. Ghi riêng kết quả.",
        "“{value}” is taken as a result over a target; only the result is used, not the target "
        "{target}. Write the result alone.",
    ),
    Code.NUMBER_OTHER_UNIT: Sentence(
        "“{value}” ghi kèm đơn vị tính khác và được đổi theo đơn vị của cột. Nên ghi số theo "
        "{unit_of_column}.",
        "“{value}” names another unit and was turned into that of the column. Better write it in "
        "{unit_of_column}.",
    ),
    Code.NUMBER_PERCENT: Sentence(
        "“{value}” là tỷ lệ phần trăm; cột này cần số đếm, phần mềm tự tính tỷ lệ.",
        "“{value}” is a percentage; this column needs a count, and the share is worked out for "
        "you.",
    ),
    Code.NUMBER_IS_DATE: Sentence(
        "Ô này là ngày {value}, không phải số. Có thể bảng tính đã đổi 11/12 thành ngày.",
        "This cell is the date {value}, not a number. The sheet may have made a date of 11/12.",
    ),
    Code.NUMBER_IS_BOOLEAN: Sentence(
        "Ô này là {value} (đúng/sai), không phải số.",
        "This cell is {value} (true or false), not a number.",
    ),
    Code.DATE_UNREADABLE: Sentence(
        "“{value}” không phải là một ngày. Ghi ngày/tháng/năm, ví dụ: 05/06/2021.",
        "“{value}” is not a date. Write day/month/year, for example: 05/06/2021.",
    ),
    Code.DATE_IMPOSSIBLE: Sentence(
        "Không có ngày “{value}”. Ghi ngày/tháng/năm, ví dụ: 05/06/2021.",
        "There is no such day as “{value}”. Write day/month/year, for example: 05/06/2021.",
    ),
    Code.DATE_TOO_EARLY: Sentence(
        "Ngày {value} sớm hơn {limit}; kiểm tra lại năm.",
        "The date {value} is before {limit}; check the year.",
    ),
    Code.DATE_IN_FUTURE: Sentence(
        "Thời gian của dòng này chưa đến. Kiểm tra lại năm.",
        "The time of this row has not come yet. Check the year.",
    ),
    Code.DATE_TOO_LATE: Sentence(
        "Ngày {value} muộn hơn {limit}; kiểm tra lại năm.",
        "The date {value} is after {limit}; check the year.",
    ),
    Code.DATE_RANGE: Sentence(
        "“{value}” là một khoảng ngày. Mỗi ô ghi một ngày; ngày đầu và ngày cuối có cột riêng.",
        "“{value}” is a range of days. Write one day a cell: start and end have a column each.",
    ),
    Code.CHOICE_UNKNOWN: Sentence(
        "“{value}” không có trong danh sách. Chọn một trong: {allowed}.",
        "“{value}” is not on the list. Choose one of: {allowed}.",
    ),
    Code.CHOICE_SEVERAL: Sentence(
        "“{value}” gồm nhiều giá trị trong một ô. Chỉ chọn một trong: {allowed}.",
        "“{value}” holds several values in one cell. Choose just one of: {allowed}.",
    ),
    Code.CELL_ERROR: Sentence(
        "Công thức trong ô bị lỗi ({value}). Sửa công thức hoặc ghi số trực tiếp.",
        "The formula in this cell is broken ({value}). Mend it or type the number.",
    ),
    Code.FORMULA_NOT_CALCULATED: Sentence(
        "Công thức trong ô chưa được tính. Mở tệp bằng Excel và lưu lại.",
        "The formula in this cell was never calculated. Open the file in Excel and save it.",
    ),
    Code.PART_ABOVE_WHOLE: Sentence(
        "“{column}” là {value}, lớn hơn “{whole_heading}” ({whole}), trong khi phải nằm trong "
        "số đó.",
        "“{column}” is {value}, more than “{whole_heading}” ({whole}) of which it is a part.",
    ),
    Code.PARTS_NOT_WHOLE: Sentence(
        "Các mức xếp loại cộng lại {sum} = {total}, khác “{whole_heading}” ({whole}); xếp loại của "
        "dòng này không được dùng.",
        "The ratings add up to {sum} = {total}, not to “{whole_heading}” ({whole}); the ratings of "
        "this row are not used.",
    ),
    Code.DERIVED_DIFFERS: Sentence(
        "Ô ghi {value} nhưng tính theo quy định là {derived}; số tính theo quy định được dùng.",
        "The cell says {value} but the rule gives {derived}; the rule's number is used.",
    ),
    Code.DATE_BEFORE_START: Sentence(
        "Ngày {value} đứng trước ngày bắt đầu {start}.",
        "The date {value} comes before the start, {start}.",
    ),
    Code.DATE_OUTSIDE_PERIOD: Sentence(
        "Ngày {value} nằm ngoài kỳ báo cáo ({period}). Kiểm tra lại ngày hoặc kỳ.",
        "The date {value} lies outside the reporting period ({period}). Check the date or the "
        "period.",
    ),
    Code.ENTRY_REFERS_TO_NOTHING: Sentence(
        "“{value}” không có trong danh mục; dòng này không được dùng.",
        "“{value}” is in no list; this row is not used.",
    ),
}
