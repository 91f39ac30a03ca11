"""`python -m etl.cli` -> the command `headcount`.

Nothing else belongs here.
"""

import sys

from etl.cli import main

if __name__ == "__main__":
    sys.exit(main())
