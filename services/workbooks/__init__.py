"""Writing a declared table as a tab of an .xlsx workbook: what templates and the sample share."""

# Tabs of ours that hold no figures; a reader of a workbook need not remark on them.
GUIDE_TAB = "Hướng dẫn"
LISTS_TAB = "Danh mục"
