import altair as alt
import pandas as pd
import pytest

from services.charts import selection
from services.charts.drawn import finished

ROWS = pd.DataFrame({"unit_id": ["a", "b"], "value": [1.5, None], "told": [True, False]})


def bars() -> alt.Chart:
    return alt.Chart(ROWS).mark_bar().encode(x="value:Q", y="unit_id:N")


def test_layers_lie_in_their_order_and_share_their_rows_once():
    spec = finished([bars(), bars().mark_text(), alt.Chart(ROWS[:1]).mark_rule()], 120, "words")
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar", "text", "rule"]
    first, second, third = (layer["data"]["name"] for layer in spec["layer"])
    assert first == second != third
    assert spec["datasets"] == {
        first: [
            {"unit_id": "a", "value": 1.5, "told": True},
            {"unit_id": "b", "value": None, "told": False},
        ],
        third: [{"unit_id": "a", "value": 1.5, "told": True}],
    }
    assert (spec["height"], spec["description"], spec["width"]) == (120, "words", "container")


def test_parameters_belong_to_the_layer_that_has_them():
    spec = finished([bars(), bars().add_params(*selection.params())], 120, "")
    assert [(p["name"], p["views"]) for p in spec["params"]] == [
        ("picked", ["layer_1"]),
        ("datum", ["layer_1"]),
    ]
    assert "params" not in spec["layer"][1]


def test_layers_handed_in_are_left_as_they_were():
    layer = bars()
    finished([layer], 120, "")
    assert layer.data is ROWS
    assert layer.name is alt.Undefined


def test_a_channel_without_a_type_is_refused():
    with pytest.raises(ValueError, match="type"):
        finished([alt.Chart(ROWS).mark_bar().encode(x="value")], 120, "")
