"""One conclusion with all that became of it, and what can be done about it."""

from html import escape

import streamlit as st

from pages.parts import going_on, panels, presses, tables, told
from services import address, session
from services.conclusions.acts import Desk
from services.panels import story
from services.panels.conclusions import tell
from services.panels.scope import Scope
from services.panels.story import Happened, Side
from services.text.conclusions import ConclusionText, conclusion_text


def place(desk: Desk, scope: Scope, label: str) -> None:
    """Place the conclusion of a label, or say that there is none."""
    text = conclusion_text(scope.view.language)
    st.button(
        text.board.back,
        key="all_conclusions",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=presses.whole(session.choose),
        kwargs={address.CONCLUSION: address.NONE},
    )
    one = desk.log.state.by_label.get(label)
    if one is None:
        st.warning(text.board.unknown.format(label=label))
        return
    st.title(label, anchor=False)
    # Whoever comes from far down the board begins at the top.
    scroll = f"document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0); // {label}"
    st.html(f"<script>{scroll}</script>", unsafe_allow_javascript=True)
    (mine,) = tell(desk, scope, (one,))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.html(told.one(mine, about=True, is_headed=False))
        found = story.then_and_now(scope, one)
        if found:
            _sides(found.sides, text)
            notice = st.success if found.is_same else st.warning
            notice(told.plain(found.sentence))
            if len(found.rows):
                st.caption(text.story.rows.format(count=len(found.rows)))
                tables.place(
                    found.rows,
                    key="changed_rows",
                    columns={
                        scope.text.data.open: st.column_config.LinkColumn(
                            display_text=scope.text.data.open
                        )
                    },
                )
        if back := story.view_then(scope, one):
            place_, choices = back
            if st.button(
                text.story.open_view, key="open_view", icon=":material/settings_backup_restore:"
            ):
                session.choose(**choices)
                # What is bound to fields stays in the address, and they show what was chosen.
                st.switch_page(f"pages/{place_}.py", query_params={})
    with right:
        going_on.place(desk, scope, one)
        st.subheader(text.story.history, anchor=False)
        _history(story.history(desk, scope, one))
    if since := story.since(scope, one):
        panels.place(since)
    elif story.has_figure(scope, one):
        st.caption(text.story.no_later)


def _sides(sides: tuple[Side, ...], text: ConclusionText) -> None:
    head = "".join(
        f'<th scope="col">{escape(name)}</th>' for name in ("", text.story.then, text.story.now)
    )
    body = "".join(
        f'<tr><th scope="row">{escape(side.name)}</th><td>{escape(side.then)}</td>'
        f"<td>{escape(side.now)}</td></tr>"
        for side in sides
    )
    st.html(
        f'<div class="soket-scroll"><table class="soket-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _history(happened: tuple[Happened, ...]) -> None:
    items = "".join(
        f'<div class="soket-one"><div class="head"><span>{escape(one.who)}</span>'
        f"<span>{escape(one.what)}</span></div>"
        + (f'<p class="words" dir="auto">{escape(one.words)}</p>' if one.words else "")
        + "".join(f'<div class="line">{escape(line)}</div>' for line in one.lines)
        + "</div>"
        for one in happened
    )
    st.html(f'<div class="soket-told">{items}</div>')
