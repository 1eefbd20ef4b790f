"""Grids in, typed tables and findings out."""
