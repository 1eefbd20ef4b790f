"""What the pages place: cards, charts with what stands around them, lists. No Streamlit here."""
