"""The Totals and Components method of the UK Office for National Statistics, a row a line.

Run by the Python of .venv-oracle (`make oracle`): its package, sml-small, wants another pandas than
ours. JSON in: the arguments of the method after its identifier; JSON out: difference and marker.
"""

import json
import sys

from sml_small.editing.totals_and_components.totals_and_components import (
    TACException,
    totals_and_components,
)

for line in sys.stdin:
    try:
        answer = totals_and_components("row", *json.loads(line))
        difference = answer.absolute_difference
        said = [None if difference is None else float(difference), answer.tcc_marker]
    except TACException as error:
        said = [None, f"refused: {error}"]
    print(json.dumps(said), flush=True)
