"""The province's spreadsheets at Google, made from the declarations and completed by each run."""
