#!/usr/bin/env bash
# Asks the access graph with curl: who am I, a search, and a saved query as JSON.
#   ACCESS_GRAPH_TOKEN=agt_… examples/curl.sh [text]
set -euo pipefail
url=${ACCESS_GRAPH_URL:-http://127.0.0.1:4000}
text=${1:-a}

# The token comes by a file that only curl reads, so that it shows in no list of processes.
ask() {
  curl --silent --show-error --fail-with-body "$url/graphql" \
    --config <(printf 'header = "Authorization: Bearer %s"\n' "$ACCESS_GRAPH_TOKEN") \
    --header 'Content-Type: application/json' \
    --data "$1"
}

ask '{"query": "{ viewer { name role } }"}'

ask "$(printf '{"query": "query ($text: String!) { search(text: $text, first: 5) { nodes { key } complete } }", "variables": {"text": "%s"}}' "$text")"

ask '{"query": "{ runQuery(id: \"projects-by-visibility\") { columns rows complete } }"}'
