"""Library to Markdown pages, navigation and data files."""
