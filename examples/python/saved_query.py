"""Runs a saved query and prints its rows as lines of JSON: saved_query.py ID [NAME=VALUE …]"""

import json
import sys

from access_graph import ask

QUERY = """
query ($id: ID!, $parameters: JSON, $after: String) {
  runQuery(id: $id, parameters: $parameters, first: 500, after: $after) {
    rows
    pageInfo { hasNextPage endCursor }
  }
}
"""

if len(sys.argv) < 2:
    raise SystemExit(__doc__)
parameters = dict(argument.split("=", 1) for argument in sys.argv[2:])
after = None
while True:
    result = ask(QUERY, id=sys.argv[1], parameters=parameters, after=after)["runQuery"]
    for row in result["rows"]:
        print(json.dumps(row))
    after = result["pageInfo"]["endCursor"]
    if not result["pageInfo"]["hasNextPage"]:
        break
