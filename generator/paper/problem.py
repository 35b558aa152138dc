"""What keeps a sheet from being set."""


class PrintError(Exception):
    """A sheet cannot be set: the message says why; `text` is what no font can show, if that is it."""

    def __init__(self, message: str, text: str = "") -> None:
        super().__init__(message)
        self.text = text
