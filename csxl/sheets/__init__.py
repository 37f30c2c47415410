"""Reading workbooks as people saved them: sparse cells, and what is odd about each."""
