"""The guide on paper: sheets as data, set by Typst from templates of our own."""
