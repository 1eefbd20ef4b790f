import pandas as pd

from services.panels.overview import status_panel
from services.papers.tables import crossed, in_short, newest, written
from tests.panels.conftest import Look

LONG = pd.DataFrame(
    {
        "Đơn vị": ["An", "An", "Bình"],
        "Kỳ": ["Q2/21", "Q3/21", "Q3/21"],
        "Tử số": [35, 40, 30],
        "Giá trị (%)": [70.0, 80.25, 60.0],
    }
)


def test_numbers_are_written_as_the_page_writes_them():
    frame = pd.DataFrame({"Đơn vị": ["An", None], "A": [1234.0, None], "B": [0.25, 1234.0]})
    told = written(frame)
    assert told.headings == ("Đơn vị", "A", "B")
    assert told.rows == (("An", "1.234", "0,3"), ("–", "–", "1.234,0"))
    assert told.is_number == (False, True, True)


def test_a_long_table_gets_a_column_for_each_period():
    told = written(crossed(LONG))
    assert told.headings == ("Đơn vị", "Q2/21", "Q3/21")
    assert told.rows == (("An", "70", "80,3"), ("Bình", "–", "60,0"))


def test_a_table_of_one_row_a_unit_stays_as_it_is():
    frame = LONG.drop(columns="Kỳ")
    assert crossed(frame) is frame


def test_a_pair_that_is_there_twice_is_not_crossed():
    frame = pd.concat([LONG, LONG])
    assert crossed(frame) is frame


def test_of_many_columns_the_first_and_the_newest_are_kept():
    wide = written(pd.DataFrame({"Đơn vị": ["An"], **{f"Q{n}": [n] for n in range(1, 9)}}))
    assert newest(wide, 4).headings == ("Đơn vị", "Q6", "Q7", "Q8")
    assert newest(wide, 4).rows == (("An", "6", "7", "8"),)
    assert newest(wide, 9) is wide


def test_a_table_without_rows_is_headings():
    assert written(LONG.iloc[:0]).rows == ()
    assert crossed(LONG.iloc[:0]).empty


def test_of_several_indicators_each_row_says_what_it_counts_and_is_written_its_own_way(look: Look):
    rows = {row[0]: row[1:] for row in in_short(status_panel(look())).rows}
    assert rows["Bí thư chi đoàn tập huấn (%)"] == ("80", "60", "–")
    assert rows["Lượt tư vấn hướng nghiệp (lượt)"][1] == "1.234"
