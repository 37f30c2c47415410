"""Writing workbooks: the one door to XlsxWriter, the theme, and how much room a text takes."""
