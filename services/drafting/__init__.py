"""A sentence for each chart, put together by rules from the figures that the chart shows.

It tells what is there and what is missing, never why. Every number in it knows its figures, so
that its rows can be opened; whoever keeps the sentence may change it first.
"""

from services.drafting.ranking import ranking_sentence
from services.drafting.sentence import Quoted, Sentence, What
from services.drafting.trend import trend_sentence

__all__ = ["Quoted", "Sentence", "What", "ranking_sentence", "trend_sentence"]
