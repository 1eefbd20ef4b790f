"""Everything that Sơ Kết knows and computes, without a word of Streamlit."""

import pandas as pd

# A frame here has some hundred rows, which are taken apart and put together many times; Arrow's
# texts, which pandas would choose, cost a third more time at that size.
pd.set_option("mode.string_storage", "python")
