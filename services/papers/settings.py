"""How the papers of an office look around what a meeting concluded."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from services.errors import SettingError
from services.text.shown import plain


@dataclass(frozen=True)
class PaperSettings:
    """What stands on every paper of the office.

    Attributes:
        issuer: the body that issues them.
        symbol, minutes_symbol: what follows the number of a notice, and of minutes.
        place: where they are dated.
        on_behalf, signer: what stands above a signature; the name stays blank.
        recipients: the lines of "Nơi nhận".
    """

    issuer: str = "BAN CHẤP HÀNH TỈNH HÀ NAM"
    symbol: str = "TB/TĐTN-VP"
    minutes_symbol: str = "BB/TĐTN-VP"
    place: str = "Hà Nam"
    on_behalf: str = "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN"
    signer: str = "BÍ THƯ / PHÓ BÍ THƯ"
    recipients: tuple[str, ...] = (
        "TT Tỉnh uỷ, TW Đoàn (để b/c);",
        "Các đơn vị liên quan (để t/h);",
        "Lưu: VP.",
    )

    @classmethod
    def from_mapping(cls, given: object) -> "PaperSettings":
        """Return what the section ``[papers]`` says; what it leaves out has its default.

        Raises:
            SettingError: it is no section, or a value in it is no text.
        """
        if not isinstance(given, Mapping):
            raise SettingError("papers", type(given).__name__)
        table = cast("Mapping[str, object]", given)
        told: dict[str, Any] = {}
        for name in (one.name for one in fields(cls)):
            typed = table.get(name)
            if isinstance(typed, str) and name != "recipients":
                told[name] = plain(typed)
            elif isinstance(typed, list) and name == "recipients":
                lines = cast("list[object]", typed)
                told[name] = tuple(plain(str(line)) for line in lines)
            elif typed is not None:
                raise SettingError(f"papers.{name}", str(table[name]))
        return cls(**told)
