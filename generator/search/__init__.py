"""The search of a built site: its words in small files, of which a reader's browser gets the few that it needs."""
