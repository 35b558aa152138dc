"""The content model, how it is read, the library and its checks."""
