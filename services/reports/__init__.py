"""Files that leave the house: pictures, workbooks, papers."""
