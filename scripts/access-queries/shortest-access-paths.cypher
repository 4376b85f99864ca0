// ---
// id: shortest-access-paths
// title: The shortest paths of access between two nodes
// description: >-
//   The shortest paths over the relationships that carry access, all of one length, a row for each step. A path is a lead, not a
//   decision: it does not weigh roles, states, scopes and settings; `explainAccess` decides. A path goes against the arrow
//   at most once. What carries access, and in which direction, is in docs/graph-model.md.
// level: access
// params:
//   from: { type: string, required: true, description: 'Key of a node, @username, or full path of a group or project.' }
//   to: { type: string, required: true, description: 'The same, where the paths end.' }
//   max: { type: int, default: 5, min: 1, max: 50, description: 'Paths at most; of more, the database chooses.' }
// returns:
//   path: { type: int, description: 'Number of the path, from 1.' }
//   step: { type: int, description: 'Number of the step in it, from 1.' }
//   from: { type: string, description: 'Where the step begins: path, username, name or key.' }
//   relationship: { type: string, description: Type of the relationship. }
//   direction: { type: string, description: '`forward` along the relationship, or `backward` against it.' }
//   to: { type: string, description: Where the step ends. }
//   accessLevel: { type: int, description: 'The role that the relationship gives, if any.' }
//   fromKey: { type: string, description: Key of where it begins. }
//   toKey: { type: string, description: Key of where it ends. }
// ---
{{shortest paths}}
