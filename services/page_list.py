"""The pages of the dashboard, in the order of their navigation."""

from typing import NamedTuple

from services.indicators.indicator import Area


class PageEntry(NamedTuple):
    """A page of the navigation.

    Attributes:
        name: of its file in ``pages``, its path in the address, and its title in ``text.frame``.
        area: whose indicators it shows; None: no single area's.
        is_bare: whether it has the whole screen, with no navigation and no filters.
    """

    name: str
    area: Area | None = None
    is_bare: bool = False


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview"),
    PageEntry("cadres", Area.CADRES),
    PageEntry("grassroots", Area.GRASSROOTS),
    PageEntry("employment", Area.EMPLOYMENT),
    PageEntry("unit"),
    PageEntry("conclusions"),
    PageEntry("meeting"),
    PageEntry("data"),
    PageEntry("present", is_bare=True),
)


def area_of(url_path: str) -> Area | None:
    """Return the area of a page by its path in the address."""
    return next((page.area for page in PAGES if page.name == url_path), None)


def is_bare(url_path: str) -> bool:
    """Tell whether a page has the whole screen."""
    return any(page.is_bare for page in PAGES if page.name == url_path)
