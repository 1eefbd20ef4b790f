"""A page on a slow line, as a phone has in a meeting hall."""

from tests.browser.conftest import Show

DELAY = 400
WAYS = ("none", "all")


def test_a_filter_that_is_changed_and_at_once_taken_back_leaves_the_page_whole(show: Show):
    reader = show().far(DELAY).open("cadres", lang="vi")
    shown = reader.spoken("ranking", "Lý Nhân")
    # Each look for newer figures makes what the browser keeps older; after the third it drops what
    # is not on the next screen.
    looks = len(reader.sent)
    assert reader.until(lambda: len(reader.sent) >= looks + 4, 12)
    reader.choose("filter_period", "Quý I/2021")
    reader.page.wait_for_timeout(DELAY // 2)
    reader.choose("filter_period", "Quý III/2021")
    assert reader.until(lambda: reader.query()["period"] == "2021-Q1")
    assert reader.until(lambda: reader.query()["period"] == "2021-Q3")
    reader.settled()
    assert reader.until(lambda: reader.spoken("ranking", "Lý Nhân") == shown)
    assert reader.page.get_by_role("dialog").count() == 0
    assert reader.errors == []


def test_of_presses_faster_than_the_line_the_last_one_holds(show: Show):
    reader = show().far(DELAY).open("cadres", lang="vi")
    reader.chart("ranking")
    none, every = (reader.page.locator(f".st-key-filter_units_{way} button") for way in WAYS)
    every.click()
    assert reader.until(lambda: reader.query()["units"].count(",") == 9)
    reader.page.wait_for_timeout(2 * DELAY)
    for press in (none, every):
        press.click()
        reader.page.wait_for_timeout(DELAY // 2)
    # The next look for newer figures goes by what the page shows then.
    looks = len(reader.sent)
    assert reader.until(lambda: len(reader.sent) > looks)
    reader.page.wait_for_timeout(2 * DELAY)
    assert reader.query()["units"].count(",") == 9
    assert "10 đơn vị" in reader.heading
    assert "Thanh Liêm" in reader.page.locator(".st-key-filter_units").inner_text()
