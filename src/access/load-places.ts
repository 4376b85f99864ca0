import { entityLabel } from '../gitlab/model/entity.js';
import { upward } from './grants.js';
import { type FeatureLevel, features, type Place, type ProjectPlace } from './places.js';
import type { BranchRule, Entries, TagRule } from './protection.js';

/** Reads the graph; values are parameters. */
export type Read = <Row>(statement: string, parameters: Readonly<Record<string, unknown>>) => Promise<Row[]>;

interface RuleRow {
  readonly key: string;
  readonly name: string;
  readonly allowForcePush: boolean | null;
  readonly levels: Readonly<Record<string, readonly number[] | null>>;
  readonly entries: readonly (readonly [what: string, key: string, kind: string])[];
}

interface PlaceRow {
  readonly facts: Readonly<Record<string, unknown>> & { readonly key: string; readonly _type: string };
  readonly branchRules: readonly RuleRow[];
  readonly tagRules: readonly RuleRow[];
}

/** The project `p` itself and the group whose rules count, too: the top-level one, on Premium and above (R19). */
const ruledBy = `COLLECT { MATCH (t:GitLabGroup) ${upward} (p)
  WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(t) }
    AND NOT EXISTS { MATCH (a:GitLabAccount {tier: 'free'}) WHERE split(a.key, '/account/')[0] = split(p.key, '/project/')[0] }
  RETURN t } + [p]`;

const rule = (levels: string, types: string) => `RETURN rule {
    .key, .name, .allowForcePush, levels: rule {${levels}},
    entries: COLLECT { MATCH (rule)<-[e:${types}]-(x:${entityLabel}) RETURN [type(e), x.key, x._type] } }`;

const statement = `
  UNWIND $keys AS key MATCH (p:${entityLabel} {key: key})
  WITH p, CASE WHEN $withRules AND p:GitLabProject THEN ${ruledBy} ELSE [] END AS homes
  RETURN properties(p) AS facts,
    COLLECT { UNWIND homes AS home MATCH (home)-[:HAS]->(rule:GitLabProtectedBranch)
      ${rule('.pushAccessLevels, .mergeAccessLevels', 'ALLOWED_TO_PUSH|ALLOWED_TO_MERGE')} } AS branchRules,
    COLLECT { UNWIND homes AS home MATCH (home)-[:HAS]->(rule:GitLabProtectedTag)
      ${rule('.createAccessLevels', 'ALLOWED_TO_CREATE')} } AS tagRules`;

function entries(row: RuleRow, property: string, type: string): Entries {
  const named = row.entries.filter(([what]) => what === type);
  const keys = (kind: string) => new Set(named.filter(([, , type_]) => type_ === kind).map(([, key]) => key));
  return {
    levels: row.levels[property] ?? [],
    people: keys('gitlab_user'),
    groups: keys('gitlab_group'),
    keys: keys('gitlab_deploy_key'),
  };
}

const branchRule = (row: RuleRow): BranchRule => ({
  key: row.key,
  name: row.name,
  push: entries(row, 'pushAccessLevels', 'ALLOWED_TO_PUSH'),
  merge: entries(row, 'mergeAccessLevels', 'ALLOWED_TO_MERGE'),
  allowForcePush: row.allowForcePush === true,
});

const tagRule = (row: RuleRow): TagRule => ({
  key: row.key,
  name: row.name,
  create: entries(row, 'createAccessLevels', 'ALLOWED_TO_CREATE'),
});

const text = (value: unknown) => (typeof value === 'string' ? value : null);

function projectOf({ facts, branchRules, tagRules }: PlaceRow): ProjectPlace {
  const level = (feature: string) => text(facts[`${feature}AccessLevel`]) as FeatureLevel;
  return {
    kind: 'project',
    key: facts.key,
    path: text(facts.fullPath) ?? facts.key,
    visibility: text(facts.visibility),
    archived: facts.archived === true,
    emptyRepo: facts.emptyRepo === true,
    defaultBranch: text(facts.defaultBranch),
    levels: Object.fromEntries(
      features.map((feature) => [feature, level(feature)]),
    ) as ProjectPlace['levels'],
    branchRules: branchRules.map(branchRule),
    tagRules: tagRules.map(tagRule),
  };
}

function placeOf(row: PlaceRow): Place | undefined {
  const { key, _type: type, fullPath, name, visibility } = row.facts;
  if (type === 'gitlab_project') return projectOf(row);
  if (type === 'gitlab_group')
    return { kind: 'group', key, path: text(fullPath) ?? key, visibility: text(visibility) };
  return type === 'gitlab_account' ? { kind: 'instance', key, path: text(name) ?? key } : undefined;
}

/**
 * Groups, projects and instances by their keys, with what the decisions need to know of them; others are left out.
 * @param withRules whether rules that protect branches and tags are wanted.
 */
export async function loadPlaces(
  read: Read,
  keys: readonly string[],
  withRules: boolean,
): Promise<ReadonlyMap<string, Place>> {
  const rows = await read<PlaceRow>(statement, { keys, withRules });
  const places = rows.map(placeOf).filter((place) => place !== undefined);
  return new Map(places.map((place) => [place.key, place]));
}
