"""Bytes that reach new corners of the reader, found by atheris; run in a process of its own by test_mutation.py."""

import sys

import atheris

with atheris.instrument_imports(include=["generator.content"]):
    from generator.content.reader import read


def one(data: bytes) -> None:
    source, problems = read("a.yml", data)
    assert problems or source.value is not None


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
