"""A client of the access graph's GraphQL API; needs nothing but Python's own library."""

import json
import os
import urllib.error
import urllib.request

URL = os.environ.get("ACCESS_GRAPH_URL", "http://127.0.0.1:4000")
TOKEN = os.environ.get("ACCESS_GRAPH_TOKEN", "")


def _open(path, query, variables, accept):
    request = urllib.request.Request(
        URL + path,
        data=json.dumps({"query": query, "variables": variables}).encode(),
        headers={
            "Authorization": f"Bearer {TOKEN}",
            "Content-Type": "application/json",
            "Accept": accept,
        },
    )
    try:
        return urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{error.code}: {error.read().decode()}") from None


def ask(query, **variables):
    """The data of an answer; ends the program with the message when there are errors."""
    with _open("/graphql", query, variables, "application/json") as response:
        answer = json.load(response)
    if "errors" in answer:
        raise SystemExit("; ".join(error["message"] for error in answer["errors"]))
    return answer["data"]


def subscribe(query, **variables):
    """The data of each event of a subscription, as server-sent events bring them."""
    with _open("/graphql/stream", query, variables, "text/event-stream") as response:
        for line in response:
            if line.startswith(b"data: {"):
                event = json.loads(line[len(b"data: ") :])
                if "errors" in event:
                    raise SystemExit("; ".join(error["message"] for error in event["errors"]))
                yield event["data"]
