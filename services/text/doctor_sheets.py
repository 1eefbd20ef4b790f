"""The words of the self-check about the spreadsheets: shared, read, recognised."""

from collections.abc import Mapping

from services.doctor.line import Code
from services.text.doctor_place import MAKE_EDITOR
from services.text.sentence import Sentence

_OPEN_SHARING = Sentence(
    "Mở bảng tính “{spreadsheet}”, bấm Chia sẻ (Share) ở góc trên bên phải.",
    "Open “{spreadsheet}” and press Share at the top right.",
)
_RESTRICT = Sentence(
    "Ở Quyền truy cập chung (General access) chọn Hạn chế (Restricted), rồi bấm Xong.",
    "Under General access choose Restricted, and press Done.",
)
_TEMPLATE = Sentence(
    "So với biểu mẫu (python -m services template) và gõ lại đúng tên cột; thứ tự cột tuỳ ý.",
    "Compare with the form (python -m services template) and type the headings anew; their order "
    "is free.",
)

# Code -> the sentence, then the steps.
OF_SPREADSHEETS: Mapping[Code, tuple[Sentence, ...]] = {
    Code.SHARING_GOOD: (
        Sentence(
            "{count} bảng tính đều được chia sẻ đúng quyền.",
            "All spreadsheets, {count}, are shared in the right role.",
        ),
    ),
    Code.SHARING_NOT_TOLD: (
        Sentence(
            "Google không cho biết {count} bảng tính đang được chia sẻ với ai: {names}.",
            "Google does not tell with whom these are shared ({count}): {names}.",
        ),
        Sentence(
            "Cho tài khoản dịch vụ {account} quyền Người chỉnh sửa ở các bảng tính ấy.",
            "Make the service account {account} an Editor of them.",
        ),
    ),
    Code.NOT_WRITABLE: (
        Sentence(
            "Phần mềm đọc được nhưng không ghi được vào “{spreadsheet}”.",
            "The application can read “{spreadsheet}” but not write to it.",
        ),
        _OPEN_SHARING,
        MAKE_EDITOR,
    ),
    Code.PROVINCE_MISSING: (
        Sentence(
            "Chưa có bảng tính của tỉnh; đang dùng danh mục đơn vị có sẵn.",
            "There is no spreadsheet of the province; the built-in list of units is used.",
        ),
        Sentence(
            "Chạy python -m services provision để tạo, hoặc thêm trang “Đơn vị” vào bảng tính của "
            "tỉnh.",
            "Run python -m services provision, or add the tab “Đơn vị” to the province's own.",
        ),
    ),
    Code.PROVINCE_SEVERAL: (
        Sentence(
            "Có nhiều bảng tính được đánh dấu là của tỉnh: {names}.",
            "Several spreadsheets are marked as the province's: {names}.",
        ),
        Sentence(
            "Giữ bảng đang dùng; chuyển các bảng còn lại ra khỏi thư mục, hoặc vào thùng rác.",
            "Keep the one in use; move the others out of the folder, or to the bin.",
        ),
    ),
    Code.PROVINCE_EDITED_BY_ALL: (
        Sentence(
            "Ai có đường liên kết, hoặc cả cơ quan, cũng sửa được bảng tính của tỉnh "
            "“{spreadsheet}”, kể cả danh sách người dùng.",
            "Anyone with the link, or a whole organisation, may edit the province's "
            "“{spreadsheet}”, its list of people included.",
        ),
        _OPEN_SHARING,
        _RESTRICT,
    ),
    Code.PROVINCE_READ_BY_ALL: (
        Sentence(
            "Ai có đường liên kết cũng đọc được bảng tính của tỉnh “{spreadsheet}”, trong đó có "
            "địa chỉ thư của mọi người.",
            "Anyone with the link may read the province's “{spreadsheet}”, people's e-mail "
            "addresses included.",
        ),
        _OPEN_SHARING,
        _RESTRICT,
    ),
    Code.PROVINCE_EDITED_BY_UNITS: (
        Sentence(
            "Người của đơn vị sửa được bảng tính của tỉnh “{spreadsheet}”: {names}.",
            "People of units may edit the province's “{spreadsheet}”: {names}.",
        ),
        _OPEN_SHARING,
        Sentence(
            "Chuyển những người ấy sang Người xem (Viewer), hoặc xoá quyền.",
            "Make them Viewers, or remove them.",
        ),
    ),
    Code.PROVINCE_TABS_OPEN: (
        Sentence(
            "Đơn vị nhập chung vào “{spreadsheet}”, nhưng các trang của tỉnh trong đó chưa khoá "
            "với đơn vị: {tabs}.",
            "Units type into “{spreadsheet}”, and these tabs of the province's in it are not "
            "protected from them: {tabs}.",
        ),
        Sentence(
            "Chạy python -m services provision để khoá các trang ấy; đơn vị vẫn nhập được ở trang "
            "của mình.",
            "Run python -m services provision, which protects them; units go on typing into their "
            "own tabs.",
        ),
        Sentence(
            "Nếu còn dòng này: mở bảng tính, chọn Dữ liệu → Bảo vệ trang tính và dải ô (Data → "
            "Protect sheets and ranges), và ở từng trang ấy chỉ cho văn phòng và {account} sửa.",
            "If this stays: open the spreadsheet, choose Data → Protect sheets and ranges, and let "
            "only the office and {account} edit each of these tabs.",
        ),
    ),
    Code.UNIT_EDITED_BY_ALL: (
        Sentence(
            "Ai có đường liên kết, hoặc cả cơ quan, cũng sửa được “{spreadsheet}”.",
            "Anyone with the link, or a whole organisation, may edit “{spreadsheet}”.",
        ),
        _OPEN_SHARING,
        _RESTRICT,
        Sentence(
            "Thêm địa chỉ thư của người nhập số liệu với quyền Người chỉnh sửa (Editor).",
            "Add the e-mail address of whoever types the figures, as Editor.",
        ),
    ),
    Code.UNIT_READ_BY_ALL: (
        Sentence(
            "Ai có đường liên kết cũng đọc được “{spreadsheet}”.",
            "Anyone with the link may read “{spreadsheet}”.",
        ),
        _OPEN_SHARING,
        _RESTRICT,
    ),
    Code.UNIT_WITHOUT_EDITOR: (
        Sentence(
            "Chưa ai ở đơn vị được nhập vào “{spreadsheet}”.",
            "Nobody of the unit may type into “{spreadsheet}” yet.",
        ),
        Sentence(
            "Ghi địa chỉ thư của đơn vị vào cột Email của trang “Đơn vị” rồi chạy lại "
            "python -m services provision, hoặc:",
            "Write the unit's e-mail address into the column Email of the tab “Đơn vị” and run "
            "python -m services provision again, or:",
        ),
        _OPEN_SHARING,
        Sentence(
            "Thêm địa chỉ thư của người nhập số liệu với quyền Người chỉnh sửa (Editor).",
            "Add the e-mail address of whoever types the figures, as Editor.",
        ),
    ),
    Code.NOTHING_READ: (
        Sentence("Chưa đọc được bảng tính nào.", "No spreadsheet has been read yet."),
        Sentence(
            "Sửa các mục ở trên trước, rồi kiểm tra lại.",
            "Mend the lines above first, and check again.",
        ),
    ),
    Code.ALL_READ: (
        Sentence("Đọc được cả {count} bảng tính.", "All spreadsheets were read: {count}."),
    ),
    Code.NOT_READ: (
        Sentence("“{spreadsheet}”: {why}", "“{spreadsheet}”: {why}"),
        Sentence(
            "Làm theo câu trên rồi kiểm tra lại; các bảng tính khác vẫn được đọc.",
            "Do as it says and check again; the other spreadsheets are read all the same.",
        ),
    ),
    Code.TABS_KNOWN: (
        Sentence(
            "Nhận ra {count} trang số liệu, đủ các cột phải có.",
            "Tabs recognised, with every heading that must be there: {count}.",
        ),
    ),
    Code.TABS_NONE: (
        Sentence(
            "“{spreadsheet}” không có trang nào nhận ra là bảng báo cáo.",
            "“{spreadsheet}” has no tab that is recognised as a reporting table.",
        ),
        Sentence(
            "Nếu là bảng tính của đơn vị: kiểm tra tên trang và tên cột theo biểu mẫu "
            "(python -m services template).",
            "If it is a unit's: compare the names of tabs and headings with the form "
            "(python -m services template).",
        ),
        Sentence(
            "Nếu không liên quan: chuyển ra khỏi thư mục.",
            "If it does not belong here: move it out of the folder.",
        ),
    ),
    Code.HEADING_LOST: (
        Sentence(
            "“{spreadsheet}”, trang “{tab}”: không tìm thấy dòng tên cột, nên không đọc được trang "
            "này.",
            "“{spreadsheet}”, tab “{tab}”: the heading row is not found, so the tab is not read.",
        ),
        _TEMPLATE,
    ),
    Code.COLUMN_LOST: (
        Sentence(
            "“{spreadsheet}”, trang “{tab}”: thiếu cột {names}.",
            "“{spreadsheet}”, tab “{tab}”: missing columns: {names}.",
        ),
        _TEMPLATE,
    ),
    Code.TAB_HIDDEN: (
        Sentence(
            "“{spreadsheet}”, trang “{tab}” đang bị ẩn nên không được tính.",
            "“{spreadsheet}”: the tab “{tab}” is hidden and not counted.",
        ),
        Sentence(
            "Trong bảng tính chọn Xem → Trang tính bị ẩn (View → Hidden sheets) để hiện lại, hoặc "
            "xoá trang nếu không dùng.",
            "Choose View → Hidden sheets to show it again, or delete it if it is not used.",
        ),
    ),
    Code.FEEDBACK_ON: (
        Sentence(
            "Trang “Phản hồi” đã bật: ứng dụng chạy thì tự ghi trang ấy vào bảng tính của từng đơn "
            "vị.",
            "The tab “Phản hồi” is on: the running application writes it into each unit's "
            "spreadsheet.",
        ),
    ),
    Code.FEEDBACK_OFF: (
        Sentence(
            "Không ghi trang “Phản hồi” vào bảng tính của đơn vị (cài đặt feedback đang tắt).",
            "The tab “Phản hồi” is not written into units' spreadsheets (feedback is off).",
        ),
    ),
    Code.FEEDBACK_HINDERED: (Sentence("{hindrance}", "{hindrance}"),),
}
