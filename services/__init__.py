"""Everything that Sơ Kết knows and computes, without a word of Streamlit."""
