"""A press counts once, however slow the browser is to hand it on."""

from tests.browser.conftest import Show
from tests.browser.screens import Screen
from tests.browser.test_meeting import listed

# Streamlit's browser code holds a plain button's press back until its next turn, and what runs by
# the clock sends it along before that. A busy browser makes that gap long; here it always is.
SLOW = """
const soon = window.setTimeout;
window.held = 0;
window.setTimeout = (does, wait, ...rest) => {
  const isPress = String(does).includes('pendingTriggerIds');
  if (isPress) window.held += 1;
  return soon(does, isPress ? 2200 : wait, ...rest);
};
"""
# After this the clock of every fragment has struck, and what was held back was sent.
WAIT = 3000


def slow(screen: Screen) -> Screen:
    screen.page.add_init_script(SLOW)
    return screen


def test_the_browser_here_holds_a_plain_press_back(show: Show):
    page = slow(show()).open("data", lang="vi")
    page.page.locator(".st-key-refresh button").first.click()
    assert page.until(lambda: page.page.evaluate("window.held") == 1)


def test_an_item_is_moved_and_removed_by_one_press_once(show: Show):
    office = slow(show()).open("meeting", lang="vi")
    before = listed(office)
    office.page.locator("[class*='st-key-agenda_'] input[type=radio]").first.focus()
    office.page.keyboard.press("Alt+ArrowDown")
    moved = [before[1], before[0], *before[2:]]
    assert office.until(lambda: listed(office) == moved)
    office.page.wait_for_timeout(WAIT)
    assert listed(office) == moved
    office.page.locator(".st-key-agenda_remove button").first.click()
    left = [before[1], *before[2:]]
    assert office.until(lambda: listed(office) == left)
    office.page.wait_for_timeout(WAIT)
    assert listed(office) == left


def test_a_key_turns_the_wall_once_and_a_tap_the_seat(show: Show):
    office = show().open("meeting", lang="vi")
    items = len(listed(office))
    link = office.page.locator(".st-key-meeting_follow code").text_content() or ""
    address = f"{office.url}{link[link.index('/present') :]}"
    wall, seat = slow(show(width=1920, height=1080)), slow(show(width=390, height=844))
    wall.page.goto(f"{address}&screen=wall")
    wall.page.locator(".soket-code").wait_for()
    seat.page.goto(address)
    seat.page.locator(".soket-slide").wait_for()
    stage = wall.page.locator(".soket-stage").first

    wall.page.keyboard.press("o")
    assert wall.until(lambda: wall.page.locator(".soket-outline li").count() == items)
    wall.page.wait_for_timeout(WAIT)
    assert wall.page.locator(".soket-outline li").count() == items
    assert stage.get_attribute("data-taken") == "1"
    for number in (1, 2):
        wall.page.keyboard.press("PageDown")
        assert wall.until(lambda at=number: f"{at}/{items}" in stage.inner_text())
        wall.page.wait_for_timeout(WAIT)
        assert f"{number}/{items}" in stage.inner_text()
        assert stage.get_attribute("data-taken") == str(number + 1)

    at = seat.page.locator(".soket-stage").first
    assert seat.until(lambda: f"2/{items}" in at.inner_text())
    seat.page.locator(".st-key-seat_forward button").click()
    assert seat.until(lambda: f"3/{items}" in at.inner_text())
    seat.page.wait_for_timeout(WAIT)
    assert f"3/{items}" in at.inner_text()
