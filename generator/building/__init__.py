"""A site from a guide, through MkDocs and its theme."""
