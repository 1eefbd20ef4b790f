"""Pieces that several pages place; each is a function that places one thing."""
