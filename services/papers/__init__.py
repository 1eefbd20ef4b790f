"""What goes out after a meeting: one content, from which every paper is written.

``content`` is what there is to say, ``assemble`` gathers it from the panels that were on the
screen and from the conclusions, ``tables`` says how a panel's table is written. The writers are in
services.reports: ``docx_notice``, ``docx_minutes``, ``pptx_slides``, ``annex``.
"""
