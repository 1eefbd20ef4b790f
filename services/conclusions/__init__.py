"""What leaders conclude on figures: events that are only ever added, and what they fold to.

``content`` is what an event says, ``events`` the event itself, ``fold`` the state that a set of
events means, in whatever order they came. ``journal`` keeps them on this machine, ``log`` is the
one that sessions ask, and ``sheet`` carries them to the province's spreadsheet and back. ``acts``
is the only way to add one, as it asks for the right to.
"""
