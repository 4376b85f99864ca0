"""Prints every project with its direct members and their roles, page after page."""

from access_graph import ask

QUERY = """
query ($after: String) {
  projects(first: 100, after: $after, sort: [{ field: FULL_PATH }]) {
    nodes {
      fullPath
      members(first: 100) {
        edges { accessLevel node { username } }
        pageInfo { hasNextPage }
      }
    }
    pageInfo { hasNextPage endCursor }
    complete
  }
}
"""

after = None
while True:
    page = ask(QUERY, after=after)["projects"]
    for project in page["nodes"]:
        members = project["members"]
        names = [f"{edge['node']['username']}={edge['accessLevel']}" for edge in members["edges"]]
        more = " …" if members["pageInfo"]["hasNextPage"] else ""
        print(f"{project['fullPath']}: {', '.join(names) or 'none'}{more}")
    after = page["pageInfo"]["endCursor"]
    if not page["pageInfo"]["hasNextPage"]:
        break
if not page["complete"]:
    print("Some lists could not be read: there may be more than this.")
