"""A sentence with its link, short enough for a chat group."""

from services.drafting.phrases import words
from services.drafting.sentence import Sentence
from services.panels.scope import Scope
from services.text.shown import line, shortened

LONGEST = 300
# A link is never cut; where it leaves less room than this, the words still get as much.
_LEAST = 120
_BETWEEN = "; "


def chat_text(scope: Scope, told: Sentence | str, link: str, title: str = "") -> str:
    """Return a text with a link, of at most 300 characters unless the link alone takes them.

    Whole clauses are left away from the end, never the half of one, as long as one is left.

    Args:
        scope: the look; it knows whether the figures are invented, and that is said.
        told: the sentence of a chart, or a page's name.
        link: an address that opens it.
        title: of the chart, where the sentence does not name what it is about.
    """
    text = line(str(told))
    text = f"{line(title)}. {text}" if title else text
    if scope.snapshot.is_sample:
        text = words(scope).sample.format(told=text)
    room = max(LONGEST - len(link) - 1, _LEAST) if link else LONGEST
    while len(text) > room and _BETWEEN in text:
        text = f"{text.rsplit(_BETWEEN, 1)[0]}…"
    return "\n".join(part for part in (shortened(text, room), link) if part)
