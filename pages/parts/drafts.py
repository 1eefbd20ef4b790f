"""What is half typed is never lost, and what was recorded is said once.

A field whose key is ``draft_`` or ``conclude_text_``, a name and a turn is looked after by the
browser, for as long as its tab is open: a reload, a change of page and a lost connection leave the
text where it was. The turn rises when the text was recorded, and with that the draft is gone.
"""

import streamlit as st

# Where a field comes back empty, its draft is put back as if it was typed; and the field that was
# just opened by a click has the focus.
KEEPING = """
if (!window.soketDrafts) {
  const keyed = '[class*="st-key-draft_"], [class*="st-key-conclude_text_"]';
  const named = (field) => field.closest(keyed)
    ?.className.match(/st-key-((?:draft|conclude_text)_\\w+?)_(\\d+)(?=\\s|$)/);
  const kept = (key) => 'soket-draft:' + key, turns = (key) => 'soket-turn:' + key;
  let acted = 0, wanted = null, pointed = null;
  for (const kind of ['pointerdown', 'keydown'])
    addEventListener(kind, ({key}) => {
      // Whoever leaves a field by a key is not brought back into it.
      const leaves = key === 'Escape' || key === 'Tab';
      [acted, wanted] = leaves ? [-Infinity, null] : [performance.now(), wanted];
      if (leaves) pointed = null;
    }, {capture: true});
  // Whoever clicks on a chart is going to write below it, also where the form was open already.
  addEventListener('pointerdown', ({target}) => {
    const key = target.closest?.('[data-testid="stVegaLiteChart"]')
      ?.closest('[class*="st-key-chart_"]')?.className.match(/st-key-chart_\\w+/)?.[0];
    wanted = key ? {key, at: performance.now()} : null;
    if (!target.closest?.('[role="listbox"]')) pointed = target;
  }, {capture: true});
  addEventListener('input', ({target}) => {
    const key = target.matches?.('textarea') && named(target)?.[1];
    if (!key) return;
    if (target.value) sessionStorage.setItem(kept(key), target.value);
    else sessionStorage.removeItem(kept(key));
  }, {capture: true});
  const seen = new WeakSet();
  // What Streamlit has taken away is hidden for a while, and may come back.
  const fields = () => [...document.getElementsByTagName('textarea')].filter((field) => {
    const isGone = field.closest('[data-retained]');
    if (isGone) seen.delete(field);
    return !isGone;
  });
  const restore = (field, key, isNew) => {
    const draft = sessionStorage.getItem(kept(key));
    // What is there to be changed is no reason to lose how far somebody had changed it.
    const isFree = !field.value || (isNew && key.startsWith('draft_edit_'));
    if (!draft || !isFree || draft === field.value) return;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, draft);
    field.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const go = (field) => {
    if (matchMedia('(pointer: coarse)').matches) return;
    // At once, and again when what is opened around it has come to rest.
    for (const wait of [0, 250, 800]) setTimeout(() => {
      if (wait === 0) field.focus({preventScroll: true});
      else if (document.activeElement === field)
        (field.closest('form, [data-testid="stForm"]') ?? field)
          .scrollIntoView({block: 'nearest', behavior: 'smooth'});
    }, wait);
  };
  // Whoever has turned to another field meanwhile is not taken from there; the lists of the chart
  // itself lead to its form.
  const isElsewhere = (field) => {
    const fields = '.stSelectbox, .stMultiSelect, .stTextInput, .stTextArea';
    return [pointed, document.activeElement].some((one) => {
      const at = one?.closest?.(fields);
      return at?.isConnected && !at.closest('[class*="st-key-chart_"]')?.contains(field);
    });
  };
  const look = () => {
    for (const field of fields()) {
      const [, key, turn] = named(field) ?? [];
      if (!key) continue;
      const isNew = !seen.has(field);
      seen.add(field);
      if (+turn > +(sessionStorage.getItem(turns(key)) ?? 0)) sessionStorage.removeItem(kept(key));
      sessionStorage.setItem(turns(key), turn);
      // Emptied by hand it has no draft; emptied by a field that was put up anew, it has.
      restore(field, key, isNew);
      if (!isNew) continue;
      setTimeout(() => field.isConnected && restore(field, key, false), 700);
      const isAwaited = key.startsWith('conclude_text_') && performance.now() - acted < 10000;
      if (isAwaited && !isElsewhere(field)) go(field);
    }
    const busy = document.activeElement?.matches?.('input, textarea');
    if (!wanted || busy || performance.now() - wanted.at > 10000) return;
    const field = fields().find((one) =>
      one.closest(`.${wanted.key} [class*="conclude_text_"]`));
    if (field) go(field);
  };
  // Whoever typed first and then chose the figure goes on typing.
  window.soketDrafts = (from, to) => {
    look();
    const words = sessionStorage.getItem(kept(from));
    if (!words || sessionStorage.getItem(kept(to))) return;
    sessionStorage.setItem(kept(to), words);
    sessionStorage.removeItem(kept(from));
    look();
  };
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true,
    attributes: true, attributeFilter: ['data-retained']});
  look();
}
"""


def key_of(name: str) -> str:
    """Return the key of a field, or of what belongs to it, in its present turn."""
    return f"{name}_{st.session_state.get(f'_turn_{name}', 0)}"


def hold(*keys: str) -> None:
    """Keep what is chosen in fields while they are off the screen.

    Streamlit forgets a field that a run does not place. To be called before they are placed.

    Args:
        keys: of the fields.
    """
    state = st.session_state
    held: dict[str, object] = state.setdefault("_held", {})
    for key in keys:
        if key in state:
            held[key] = state[key]
        elif key in held:
            state[key] = held[key]


def carry(name: str, usual: str) -> None:
    """Have what is typed and chosen in a form go along to the next one that is placed.

    Args:
        name: of its field.
        usual: the kind that nobody had to choose.
    """
    opinion = st.session_state.get(f"conclude_opinion_{key_of(name)}")
    st.session_state["_carry"] = name, opinion if opinion != usual else None


def take_along(name: str) -> tuple[str, str | None]:
    """Return the name of the form from which is to be taken along, and the kind chosen in it.

    ("", None) is nothing. What is typed there is with the browser: see :func:`move`.
    """
    before, opinion = st.session_state.pop("_carry", ("", None))
    return (before, opinion) if before != name else ("", None)


def move(before: str, name: str) -> None:
    """Move what is typed in one field to another one that is empty; "" moves nothing."""
    if before:
        fields = f"'conclude_text_{before}', 'conclude_text_{name}'"
        script = f"<script>window.soketDrafts({fields})</script>"
        st.html(script, unsafe_allow_javascript=True)


def recorded(name: str, words: str) -> None:
    """Begin the next turn of a field, and have it said that its text was recorded."""
    next_turn(name)
    say(words)


def say(words: str) -> None:
    """Have something said once, at the next drawing of the page."""
    st.session_state["_said"] = words


def next_turn(name: str) -> None:
    """Begin the next turn of a field, which is empty again."""
    st.session_state[f"_turn_{name}"] = st.session_state.get(f"_turn_{name}", 0) + 1


def place() -> None:
    """Say what was recorded since the page was drawn last."""
    if said := st.session_state.pop("_said", None):
        st.toast(said, icon=":material/gavel:")
