"""Measures speed and size against their goals: ``python -m bench`` writes bench/RESULTS.md.

Every figure is a ratio to something measured beside it in the same run, or is counted; seconds
of one machine say nothing about another.
"""
