"""A sentence for each chart, put together by rules from the figures that the chart shows.

It tells what is there and what is missing, never why. Every number in it knows its figures, so
that its rows can be opened; whoever keeps the sentence may change it first.
"""

from services.drafting.chat import chat_text
from services.drafting.composition import composition_sentence
from services.drafting.draft import can_draft, draft
from services.drafting.funnel import funnel_sentence
from services.drafting.heatmap import heatmap_sentence
from services.drafting.ranking import ranking_sentence
from services.drafting.sentence import NOTHING, Quoted, Sentence, What
from services.drafting.status import status_sentence
from services.drafting.stocks import stocks_sentence
from services.drafting.trend import trend_sentence
from services.drafting.unit import unit_sentence

__all__ = [
    "NOTHING",
    "Quoted",
    "Sentence",
    "What",
    "can_draft",
    "chat_text",
    "composition_sentence",
    "draft",
    "funnel_sentence",
    "heatmap_sentence",
    "ranking_sentence",
    "status_sentence",
    "stocks_sentence",
    "trend_sentence",
    "unit_sentence",
]
