"""Structured YAML in, a study guide out."""
