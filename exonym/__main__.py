"""`python -m exonym` is the command `exonym`."""

from __future__ import annotations

import sys

from exonym.cli import main

if __name__ == "__main__":
    sys.exit(main())
