// ---
// id: jupiterone-relationship-counts
// title: The nine JupiterOne relationships, counted
// description: How many there are of each relationship that jupiterone-relationships lists; a row for each, also when there are none.
// returns:
//   relationship: { type: string, description: 'Kinds and verb, as JupiterOne names them.' }
//   count: { type: int, description: How many there are. }
// needs: [groups, projects, members, merge-requests]
// ---
CALL () {
  RETURN
    'gitlab_account HAS gitlab_group' AS relationship,
    COUNT { MATCH (a:GitLabAccount) (()-[:HAS]->(:GitLabGroup))+ (b) RETURN DISTINCT a, b } AS count
  UNION ALL
  RETURN
    'gitlab_account HAS gitlab_project' AS relationship,
    COUNT {
      MATCH (a:GitLabAccount) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(b:GitLabProject) RETURN DISTINCT a, b
    } AS count
  UNION ALL
  RETURN 'gitlab_group HAS gitlab_group' AS relationship, COUNT { (:GitLabGroup)-[:HAS]->(:GitLabGroup) } AS count
  UNION ALL
  RETURN 'gitlab_group HAS gitlab_project' AS relationship, COUNT { (:GitLabGroup)-[:HAS]->(:GitLabProject) } AS count
  UNION ALL
  RETURN 'gitlab_group HAS gitlab_user' AS relationship, COUNT { (:GitLabGroup)<-[:MEMBER_OF]-(:GitLabUser) } AS count
  UNION ALL
  RETURN
    'gitlab_project HAS gitlab_merge_request' AS relationship,
    COUNT { (:GitLabProject)-[:HAS]->(:GitLabMergeRequest) } AS count
  UNION ALL
  RETURN
    'gitlab_project HAS gitlab_user' AS relationship,
    COUNT { (:GitLabProject)<-[:MEMBER_OF]-(:GitLabUser) } AS count
  UNION ALL
  RETURN
    'gitlab_user APPROVED gitlab_merge_request' AS relationship,
    COUNT { (:GitLabUser)-[:APPROVED]->(:GitLabMergeRequest) } AS count
  UNION ALL
  RETURN
    'gitlab_user OPENED gitlab_merge_request' AS relationship,
    COUNT { (:GitLabUser)-[:OPENED]->(:GitLabMergeRequest) } AS count
}
RETURN relationship, count
ORDER BY relationship
