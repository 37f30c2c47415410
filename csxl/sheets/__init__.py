"""Reading workbooks as people saved them."""
