"""The guide in other forms: one module a format."""
