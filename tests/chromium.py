"""Make sure that a real Chromium is there: from the system's packages when none is found, or say what to type."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL = (("apt-get", "update", "-q"), ("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"))


def find_chromium() -> str | None:
    """Path of the system's own browser; CHROMIUM in the environment goes before it."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    """Install it if nobody has, with the right to do so."""
    if find_chromium():
        return 0
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if shutil.which("apt-get") and as_root:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in INSTALL:
            subprocess.run(command, check=True, env=environment)
        if find_chromium():
            return 0
    lines = ["The browser tests need Chromium, and there is none.", "Install it, then run the tests again:"]
    lines += ["  sudo apt-get update && sudo apt-get install -y chromium", "or set CHROMIUM to the path of one."]
    sys.stderr.write("\n".join(lines) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
