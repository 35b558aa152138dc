"""Mending the form of content files: what a machine can do, so that nobody is turned away for it."""
