"""Writing workbooks: the only door to XlsxWriter, the theme, and how much room a text takes."""
