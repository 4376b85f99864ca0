import { entities } from './entities/index.js';
import { entityLabel } from './model/entity.js';
import { type RelationshipHelp, relationshipHelp } from './model/help.js';
import { relationships } from './model/relationships.js';
import type { PropertyDefinition } from './model/values.js';
import { sources } from './sources/index.js';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function properties(definitions: Readonly<Record<string, PropertyDefinition>>): string {
  const rows = Object.entries(definitions).map(([name, { type, description, volatile }]) => [
    `\`${name}\``,
    type,
    `${description}${volatile ? ' *Volatile.*' : ''}`,
  ]);
  return table(['Property', 'Type', 'Meaning'], rows);
}

function helpText({ granted, abused, removed, docs, carries }: RelationshipHelp): string {
  const ways = Object.keys(carries).join(' and ');
  return [
    `- **Granted**: ${granted}`,
    `- **Abused**: ${abused}`,
    `- **Removed**: ${removed}`,
    `- **Carries access**: ${ways === '' ? 'no' : ways}.`,
    `- **GitLab’s docs**: ${docs.map((page) => `<${page}>`).join(', ')}`,
  ].join('\n');
}

const jupiterOne = [
  ['gitlab_account HAS gitlab_group', '`(a:GitLabAccount)-[:HAS*]->(g:GitLabGroup)`'],
  ['gitlab_account HAS gitlab_project', '`(a:GitLabAccount)-[:HAS*]->(p:GitLabProject)`'],
  ['gitlab_group HAS gitlab_group', '`(g:GitLabGroup)-[:HAS]->(s:GitLabGroup)`'],
  ['gitlab_group HAS gitlab_project', '`(g:GitLabGroup)-[:HAS]->(p:GitLabProject)`'],
  ['gitlab_group HAS gitlab_user', '`(g:GitLabGroup)<-[:MEMBER_OF]-(u:GitLabUser)`'],
  ['gitlab_project HAS gitlab_merge_request', '`(p:GitLabProject)-[:HAS]->(m:GitLabMergeRequest)`'],
  ['gitlab_project HAS gitlab_user', '`(p:GitLabProject)<-[:MEMBER_OF]-(u:GitLabUser)`'],
  ['gitlab_user APPROVED gitlab_merge_request', '`(u:GitLabUser)-[:APPROVED]->(m:GitLabMergeRequest)`'],
  ['gitlab_user OPENED gitlab_merge_request', '`(u:GitLabUser)-[:OPENED]->(m:GitLabMergeRequest)`'],
] as const;

/** The graph model as Markdown, made from the declarations of entities, relationships and sources. */
export function graphModelMarkdown(): string {
  const kinds = Object.values(entities).map(({ kind, label, classLabels, description, properties: own }) =>
    [
      `### ${label}`,
      `${description} Also \`${classLabels.join('`, `')}\`; \`_type\` is \`gitlab_${kind}\`.`,
      properties(own),
    ].join('\n\n'),
  );
  const ends = (list: readonly (keyof typeof entities)[]) =>
    list.map((kind) => entities[kind].label).join(', ');
  const edges = relationships.map(({ type, from, to, description, properties: own }) => {
    const body = Object.keys(own).length > 0 ? [properties(own)] : [];
    const help = helpText(relationshipHelp[type]);
    return [`### ${type}`, `From ${ends(from)} to ${ends(to)}. ${description}`, help, ...body].join('\n\n');
  });
  const reading = sources.map(({ id, title, feeds, targets, needs }) => [
    `\`${id}\``,
    title,
    feeds.map((kind) => entities[kind].label).join(', '),
    targets === 'instance' ? 'one' : `one per ${targets}`,
    needs.role ?? 'any signed-in user',
  ]);
  return [
    '# Graph model',
    'Made from the declarations in `src/gitlab` by `npm run docs`.',
    `Every node has the label \`${entityLabel}\`, a unique \`key\` = \`<instance host>/<kind>/<id>\`, a \`_type\`, and ` +
      '`unreadable`: the names of the ' +
      'properties that no connection could read. A property that is absent and not in `unreadable` has no value in ' +
      'GitLab. `_claims` and `_views` are book-keeping: who proves that the node is there, and who showed what of it; ' +
      'a node without `_claims` is only mentioned by others. Times are ISO 8601 texts in UTC, dates `YYYY-MM-DD`. ' +
      'Volatile properties are updated without a change record.',
    '## Nodes',
    ...kinds,
    '## Relationships',
    'They point from the actor to what it reaches. A relationship’s `unreadable` lists what its reader could not see. ' +
      'Paths of access follow those that carry it, `forward` from the first end to the second, `backward` the other way.',
    ...edges,
    '## Mapping to the JupiterOne model',
    table(['JupiterOne', 'Here'], jupiterOne),
    'The saved query `jupiterone-relationships` returns exactly these nine.',
    '## How it is read',
    table(['Source', 'What', 'Feeds', 'Lists', 'Least role'], reading),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}
