"""Runs the programs of the guide: a solution passes its test, and a broken version does not."""
