"""Prints changes of the estate as syncs find them: follow_changes.py [NUMBER OF EVENTS]"""

import sys

from access_graph import subscribe

SUBSCRIPTION = """
subscription {
  graphChanged { connection total counts { kind operation count } }
}
"""

left = int(sys.argv[1]) if len(sys.argv) > 1 else None
print("Waiting for changes …", flush=True)
for event in subscribe(SUBSCRIPTION):
    change = event["graphChanged"]
    counts = [f"{each['count']} {each['kind']} {each['operation'].lower()}" for each in change["counts"]]
    print(f"{change['connection']}: {', '.join(counts)}", flush=True)
    if left is not None:
        left -= 1
        if left == 0:
            break
