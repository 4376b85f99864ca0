// ---
// id: jupiterone-relationships
// title: The nine JupiterOne relationships
// description: >-
//   Every relationship that JupiterOne's GitLab integration draws, from this graph. An account HAS its groups and projects at
//   any depth; a group or project HAS the users who are its direct members, whatever their state.
// params:
//   relationship:
//     type: string
//     description: Only this relationship.
//     values:
//       - gitlab_account HAS gitlab_group
//       - gitlab_account HAS gitlab_project
//       - gitlab_group HAS gitlab_group
//       - gitlab_group HAS gitlab_project
//       - gitlab_group HAS gitlab_user
//       - gitlab_project HAS gitlab_merge_request
//       - gitlab_project HAS gitlab_user
//       - gitlab_user APPROVED gitlab_merge_request
//       - gitlab_user OPENED gitlab_merge_request
// returns:
//   relationship: { type: string, description: 'Kinds and verb, as JupiterOne names them.' }
//   fromKey: { type: string, description: Key of the first node. }
//   fromName: { type: string, description: 'Its name, full path or username.' }
//   toKey: { type: string, description: Key of the second node. }
//   toName: { type: string, description: 'Its full path, username or title.' }
// needs: [groups, projects, members, merge-requests]
// ---
CALL () {
  WITH 'gitlab_account HAS gitlab_group' AS relationship WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabAccount) (()-[:HAS]->(:GitLabGroup))+ (b)
  RETURN DISTINCT relationship, a, b
  UNION ALL
  WITH 'gitlab_account HAS gitlab_project' AS relationship WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabAccount) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(b:GitLabProject)
  RETURN DISTINCT relationship, a, b
  UNION ALL
  WITH 'gitlab_group HAS gitlab_group' AS relationship WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabGroup)-[:HAS]->(b:GitLabGroup)
  RETURN relationship, a, b
  UNION ALL
  WITH 'gitlab_group HAS gitlab_project' AS relationship WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabGroup)-[:HAS]->(b:GitLabProject)
  RETURN relationship, a, b
  UNION ALL
  WITH 'gitlab_group HAS gitlab_user' AS relationship WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabGroup)<-[:MEMBER_OF]-(b:GitLabUser)
  RETURN relationship, a, b
  UNION ALL
  WITH 'gitlab_project HAS gitlab_merge_request' AS relationship WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabProject)-[:HAS]->(b:GitLabMergeRequest)
  RETURN relationship, a, b
  UNION ALL
  WITH 'gitlab_project HAS gitlab_user' AS relationship WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabProject)<-[:MEMBER_OF]-(b:GitLabUser)
  RETURN relationship, a, b
  UNION ALL
  WITH 'gitlab_user APPROVED gitlab_merge_request' AS relationship
  WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabUser)-[:APPROVED]->(b:GitLabMergeRequest)
  RETURN relationship, a, b
  UNION ALL
  WITH 'gitlab_user OPENED gitlab_merge_request' AS relationship
  WHERE coalesce($relationship, relationship) = relationship
  MATCH (a:GitLabUser)-[:OPENED]->(b:GitLabMergeRequest)
  RETURN relationship, a, b
}
RETURN
  relationship,
  a.key AS fromKey,
  coalesce(a.fullPath, a.username, a.name) AS fromName,
  b.key AS toKey,
  coalesce(b.fullPath, b.username, b.title, b.name) AS toName
ORDER BY relationship, fromKey, toKey
