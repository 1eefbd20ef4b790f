"""The pages of the dashboard, in the order of their navigation."""

from typing import NamedTuple

from services.indicators.indicator import Area


class PageEntry(NamedTuple):
    """A page of the navigation.

    Attributes:
        name: of its file in ``pages``, its path in the address, and its title in ``text.frame``.
        area: whose indicators it shows; None: no single area's.
    """

    name: str
    area: Area | None = None


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview"),
    PageEntry("cadres", Area.CADRES),
    PageEntry("grassroots", Area.GRASSROOTS),
    PageEntry("employment", Area.EMPLOYMENT),
    PageEntry("unit"),
    PageEntry("conclusions"),
    PageEntry("data"),
)


def area_of(url_path: str) -> Area | None:
    """Return the area of a page by its path in the address."""
    return next((page.area for page in PAGES if page.name == url_path), None)
