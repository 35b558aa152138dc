"""The one Markdown dialect: parsed to a frozen tree, and the tree as HTML, plain text and Markdown."""
