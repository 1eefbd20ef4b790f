"""The words of the command that makes the spreadsheets, Vietnamese with English after them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from services.errors import (
    GoogleRefusedError,
    GoogleUnreachableError,
    SoKetError,
    SourceUnreachableError,
    SpreadsheetUnreadableError,
    Trouble,
)
from services.provision.layout import Kept, Note
from services.provision.part import Deed, Done, Lack, Lacking
from services.provision.plan import Item, Need, Wish
from services.provision.run import NO_STORAGE, Outcome
from services.text.commands import failure

PLAN = "KẾ HOẠCH (plan)"
NOTHING_TO_DO = "Không có gì phải làm (nothing to do)."
ONLY_PLANNED = "Chưa thay đổi gì (nothing was changed): --dry-run."
STOPPED = "Đã dừng; chạy lại lệnh này để làm tiếp (stopped; run this again to go on)."
RUN_AGAIN = "Chạy lại lệnh này để làm tiếp phần còn lại (run this again to do the rest)."
LOOKING = "Đang xem (looking)"
DOING = "Đang làm (doing)"
RESULT_HEADING = ("Bảng tính (spreadsheet)", "Kết quả (result)", "Địa chỉ (link)")
PERSON = "CẦN NGƯỜI LÀM (for a person to do)"
MADE, COMPLETED, WHOLE, UNDONE = (
    "đã tạo (made)",
    "đã bổ sung (completed)",
    "đã đủ (whole)",
    "chưa xong (not done)",
)
NO_GOOGLE = (
    "Chưa có khoá và địa chỉ Google trong cài đặt: xem .streamlit/secrets.toml.example (the "
    "settings have no key and address of Google yet)."
)

_CREATE = "Tạo bảng tính mới với các trang (make the spreadsheet with the tabs): {tabs}"
_ADOPT = "Nhận bảng tính có sẵn (take the spreadsheet that is there): “{title}”"
_SHARE = "Chia sẻ quyền chỉnh sửa với (share for editing with): {whom}"
_KEPT: Mapping[Kept, str] = {
    Kept.SHARED: "Các đơn vị đang dùng chung bảng tính “{all}”, nên làm như có --single: không "
    "tạo bảng tính riêng cho từng đơn vị (the units share this spreadsheet, so this goes on as "
    "with --single; none is made for each unit).",
    Kept.OWN: "Đã có bảng tính riêng nên tiếp tục dùng, không ghi vào bảng tính chung (these have "
    "spreadsheets of their own and go on with them, not with the shared one): {all}. Muốn ghi "
    "chung thì bỏ bảng tính riêng còn trống vào thùng rác rồi chạy lại (to have them share, put "
    "those of their own that are still blank into the bin and run this again).",
}
_DEEDS: Mapping[Deed, str] = {
    Deed.SETTINGS: "Đặt ngôn ngữ Việt Nam và múi giờ (set country and time zone)",
    Deed.TAB: "Thêm trang tính (add tabs): {tabs}",
    Deed.TAKE_TAB: "Dùng trang tính trống (use blank tabs): {tabs}",
    Deed.KNOW_TAB: "Ghi nhận trang tính có sẵn (take tabs that are there): {tabs}",
    Deed.COLUMNS: "Thêm cột ở cuối trang (add columns at the end of) {tabs}: {what}",
    Deed.LISTS: "Bổ sung danh sách ở trang (complete the lists in) {tabs}: {what}",
    Deed.DROP_DOWNS: "Đặt lại ô chọn và quy tắc ở trang (restore rules in) {tabs}: {what}",
    Deed.PROTECTION: "Khoá dòng tiêu đề hoặc trang (protect headings or tabs): {tabs}",
    Deed.COLOURS: "Tô màu ô bắt buộc còn trống (colour what is missing): {tabs}",
}
_LACKS: Mapping[Lack, str] = {
    Lack.HEADINGS_GONE: "Trang “{tab}”: không nhận ra dòng tiêu đề của bảng {0}; ghi lại tiêu đề "
    "theo mẫu, hoặc xoá trang nếu không còn số liệu, rồi chạy lại (the headings are not "
    "recognised; write them as in the template, or delete the tab if it holds no figures, and run "
    "this again).",
    Lack.HEADING_RENAMED: "Trang “{tab}”, ô {1}: tiêu đề đã đổi thành “{2}”; ghi lại là “{0}” "
    "(the heading was changed; name it back).",
    Lack.LISTS_GONE: "Trang “{tab}”: không nhận ra các danh sách; ghi lại tiêu đề hoặc xoá trang "
    "rồi chạy lại (the lists are not recognised; restore their headings, or delete the tab and "
    "run this again).",
    Lack.TAB_RENAMED: "Trang “{tab}” phải mang tên “{0}” thì mới được đọc (the tab must be called "
    "that to be read).",
}
_NEEDS: Mapping[Need, str] = {
    Need.NO_TITLE: "{0}: tên đơn vị lẫn với đơn vị khác; thêm tên gọi khác ở trang Đơn vị (the "
    "name is mixed up with another unit's; give it another name in the tab Đơn vị).",
    Need.SEVERAL: "Có nhiều bảng tính cùng khớp, giữ lại một (several spreadsheets fit, keep one): "
    "{all}.",
    Need.TWICE: "Có hai bảng tính cho cùng một đơn vị; xem rồi bỏ bớt “{0}” {1} (there are two for "
    "one unit; look at this one and remove it).",
    Need.NO_EMAIL: "{all}: chưa có thư điện tử ở trang Đơn vị nên chưa chia sẻ (no e-mail in the "
    "tab Đơn vị, so not shared yet).",
    Need.ONLY_READS: "{all}: chỉ có quyền xem (may only read).",
    Need.PROVINCE_OPEN: "Đơn vị sửa được bảng tính của tỉnh, hãy gỡ quyền của (units may edit the "
    "province's spreadsheet, take away the right of): {all}.",
    Need.RENAMED: "Tên “{0}” không cho biết của đơn vị nào; đặt lại, ví dụ “{1}” (the title does "
    "not tell whose it is; name it back).",
    Need.UNITS_ANEW: "Trang Đơn vị được lập lại từ danh sách kèm theo; sửa cho đúng rồi chạy lại "
    "(the tab Đơn vị is made anew from the list that comes along; correct it and run this again).",
    Need.FOLDER_READ_ONLY: "Thư mục mới chia sẻ cho {0} quyền Người xem nên không tạo, không ghi "
    "được ở đó. Mở thư mục trên Google Drive, bấm Chia sẻ, đổi {0} thành Người chỉnh sửa, rồi chạy "
    "lại lệnh này (this account may only view the folder, so nothing can be made or written there; "
    "open the folder on Google Drive, press Share, make the account an Editor, and run this "
    "again).",
    Need.FILE_READ_ONLY: "“{0}” mới chia sẻ cho {1} quyền Người xem nên không ghi được. Mở bảng "
    "tính ấy, bấm Chia sẻ, đổi {1} thành Người chỉnh sửa, rồi chạy lại lệnh này (this account may "
    "only view the spreadsheet; open it, press Share, make the account an Editor, and run this "
    "again).",
}
_SHARE_WITH = (
    "Chia sẻ thư mục (hoặc bảng tính) với {account}, quyền Người chỉnh sửa, ghi đúng đường liên "
    "kết vào google.address, rồi chạy lại (share it with this account as Editor, put its link into "
    "google.address, and run this again)."
)
# Why the place in the settings is none; after each it is told with whom it has to be shared.
_PLACES: Mapping[Trouble | str, str] = {
    Trouble.PLACE_NOT_SHARED: "Không mở được {place} ghi ở google.address: không có, hoặc chưa "
    "được chia sẻ (it does not exist, or is not shared). ",
    Trouble.PLACE_NOT_FOLDER: "{place} ghi ở google.address là một tệp, không phải thư mục (it is "
    "a file, not a folder). ",
    Trouble.PLACE_NOT_SPREADSHEET: "{place} ghi ở google.address không phải thư mục, cũng không "
    "phải bảng tính Google; tệp .xlsx thì mở ra, chọn Tệp → Lưu dưới dạng Google Trang tính (it is "
    "neither a folder nor a Google spreadsheet; open an .xlsx file and choose File → Save as "
    "Google Sheets). ",
    Trouble.PLACE_IN_BIN: "{place} ghi ở google.address đang nằm trong thùng rác của Google Drive; "
    "khôi phục nó, hoặc dùng thư mục khác (it lies in the bin; restore it, or use another). ",
}
_UNSHARED = (
    "Google không cho chia sẻ với {0}: kiểm tra địa chỉ, hoặc thêm --notify nếu đó không phải tài "
    "khoản Google (Google refuses to share; check the address, or add --notify if it is no Google "
    "account)."
)
_NO_RIGHT = (
    "{title}: chưa đủ quyền; chia sẻ thư mục hoặc bảng tính cho {account} với quyền chỉnh sửa "
    "(share the folder or the spreadsheet with this account for editing)."
)
_NO_STORAGE = (
    "Google không cho tài khoản dịch vụ sở hữu tệp. Văn phòng tự tạo các bảng tính trống mang "
    "đúng những tên sau trong {where}, rồi chạy lại lệnh này (service accounts may not own files; "
    "make empty spreadsheets of these names in {where_en}, and run this again):"
)
_FOLDER = ("thư mục đã ghi trong cài đặt", "the folder of the settings")
_NEW_FOLDER = (
    "một thư mục Drive đã chia sẻ quyền chỉnh sửa cho {account}, ghi địa chỉ thư mục vào "
    "google.address",
    "a Drive folder that is shared with this account for editing and stands in google.address",
)


def plan_lines(items: Sequence[Item], notes: Sequence[Note] = ()) -> Iterator[str]:
    """Give the plan: each spreadsheet that lacks something, and a sentence for each step."""
    yield PLAN
    for note in notes:
        yield _KEPT[note.kept].format(all=", ".join(note.what))
    if all(item.is_done for item in items):
        yield NOTHING_TO_DO
    for item in items:
        steps = [*_steps(item)]
        if steps:
            yield item.book.title
            yield from (f"  + {step}" for step in steps)


def _steps(item: Item) -> Iterator[str]:
    if not item.is_possible:
        return
    if item.file is None:
        yield _CREATE.format(tabs=", ".join(item.book.tabs.values()))
    else:
        if item.adopted:
            yield _ADOPT.format(title=item.file.title)
        for deed, told in groupby(item.part.deeds, lambda done: done.deed):
            yield from _about(deed, [*told])
    whom = (*item.office_shares, *item.shares)
    if whom:
        yield _SHARE.format(whom=", ".join(whom))


def _about(deed: Deed, told: Sequence[Done]) -> Iterator[str]:
    if any(done.what for done in told):
        for done in told:
            yield _DEEDS[deed].format(tabs=done.tab, what=", ".join(done.what))
    else:
        yield _DEEDS[deed].format(tabs=", ".join(done.tab for done in told))


def wishes_of(item: Item) -> Iterator[str]:
    """Give what is left to a person about one spreadsheet."""
    for wish in item.wishes:
        yield _wish(wish)
    for lacking in item.part.lacks:
        yield f"{item.book.title}. {_lack(lacking)}"


def _wish(wish: Wish) -> str:
    return _NEEDS[wish.need].format(*wish.what, all=", ".join(wish.what))


def _lack(lacking: Lacking) -> str:
    return _LACKS[lacking.lack].format(*lacking.what, tab=lacking.tab)


def result_row(outcome: Outcome) -> tuple[str, str, str]:
    """Return a row of the summary: title, what came of it, and where it is."""
    item = outcome.item
    state = WHOLE if item.is_done else COMPLETED if item.file else MADE
    # With whom Google would not share it cannot type, so that it is of no use yet.
    if outcome.error or outcome.unshared or not item.is_possible:
        state = UNDONE
    title = outcome.file.title if outcome.file else item.book.title
    return title, state, outcome.file.link if outcome.file else ""


def troubles(outcomes: Sequence[Outcome], account: str, *, in_folder: bool) -> Iterator[str]:
    """Give what is left to a person once all is done, each sentence once."""
    told = [sentence for outcome in outcomes for sentence in wishes_of(outcome.item)]
    told += [_UNSHARED.format(address) for one in outcomes for address in one.unshared]
    lacking = [one.item.book.title for one in outcomes if _is_storage(one.error)]
    told += [_undone(one, account) for one in outcomes if one.error and not _is_storage(one.error)]
    yield from dict.fromkeys(told)
    if lacking:
        where, where_en = _FOLDER if in_folder else _NEW_FOLDER
        yield _NO_STORAGE.format(where=where.format(account=account), where_en=where_en)
        yield from (f"    {title}" for title in lacking)


def _undone(outcome: Outcome, account: str) -> str:
    title = outcome.item.book.title
    match outcome.error:
        case GoogleRefusedError(status=403, reason=reason) if "RateLimit" not in reason:
            return _NO_RIGHT.format(title=title, account=account)
        case None:
            return title
        case error:
            return f"{title}: {failure(error)}"


def _is_storage(error: SoKetError | None) -> bool:
    return isinstance(error, GoogleRefusedError) and error.reason == NO_STORAGE


def sentence(error: SoKetError | OSError, account: str) -> str:
    """Return the one sentence for a failure before anything was done.

    Args:
        error: what failed.
        account: the service account, with which the place has to be shared.
    """
    match error:
        case SpreadsheetUnreadableError(__cause__=GoogleUnreachableError() as cause):
            # It may be as good as ever; Google was not to be had.
            return failure(cause)
        case SpreadsheetUnreadableError():
            return (
                f"Không đọc được danh sách đơn vị ở {error.spreadsheet_id}; sửa trang đó rồi chạy "
                "lại (the list of units cannot be read there; mend it and run this again)."
            )
        case SourceUnreachableError(reason=reason) if reason in _PLACES:
            said = _PLACES[reason] + _SHARE_WITH
            return said.format(place=error.place, account=account)
        case _:
            return failure(error)
