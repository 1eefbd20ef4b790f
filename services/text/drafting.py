"""The words of drafted sentences: what the figures say, never why.

Slots are in braces; ``tests/drafting`` checks that both languages have the same ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.text.language import Language


@dataclass(frozen=True)
class DraftText:
    """Everything that a drafted sentence is put together of, in one language."""

    # What a sentence is about.
    lead: str
    lead_named: str
    lead_of: str
    open_period: str
    only_kinds: str
    chosen_units: str
    partly_there: str
    # Targets.
    met: str
    met_none: str
    met_year: str
    met_year_none: str
    target: str
    target_most: str
    target_proposed: str
    target_proposed_most: str
    target_each: str
    target_each_mixed: str
    reached: str
    near: str
    behind: str
    year_reached: str
    year_open: str
    # Ends of a ranking.
    lowest: str
    highest: str
    lowest_tied: str
    highest_tied: str
    lowest_rounded: str
    highest_rounded: str
    all_alike: str
    value_of: str
    value_of_numbered: str
    value_partial: str
    partial: str
    partial_inside: str
    rounded: str
    more_names: str
    # Changes.
    up: str
    down: str
    unchanged: str
    hardly: str
    year_before: str
    previous: str
    previous_quarter: str
    previous_year: str
    points: str
    not_comparable: str
    then_reported: str
    then_was: str
    # Coverage.
    nobody: str
    nobody_one: str
    no_figures: str
    no_share: str
    coverage: str
    nothing_to_divide: str
    # Over time.
    lead_of_named: str
    runs_up: str
    runs_down: str
    misses: str
    gap: str
    gap_empty: str
    # The maps.
    missed_by: str
    missed_for: str
    targets_met: str
    targets_met_alone: str
    of_which_proposed: str
    missed_targets: str
    missed_target: str
    more_targets: str
    most_missed: str
    missed_in: str
    misses_most: str
    misses_of: str
    no_targets_judged: str
    silent: str
    # What a whole is made of, and its stages.
    lead_what: str
    made_of: str
    part: str
    without: str
    stage_referred: str
    stage_placed: str
    stage_stable: str
    of_referred: str
    of_placed: str
    no_referred: str
    no_placed: str
    no_stable: str
    stocks: Mapping[str, str]
    # One unit beside the province.
    above_province: str
    below_province: str
    as_province: str
    like_province: str
    province_is: str
    # For a chat group.
    sample: str


def draft_text(language: Language) -> DraftText:
    """Return the words in a language."""
    from services.text.drafting_en import EN
    from services.text.drafting_vi import VI

    return VI if language is Language.VI else EN
