"""A review meeting: what is on its agenda, what is on the screen, and the papers that go out.

``content`` is what there is to say of a meeting, ``fold`` the meetings that events and the tab
``Hội nghị`` mean.
"""
