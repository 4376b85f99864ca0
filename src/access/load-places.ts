import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import { upward } from './grants.js';
import {
  type BranchRule,
  type Entries,
  type EnvironmentEntries,
  type EnvironmentRule,
  type Feature,
  type FeatureLevel,
  features,
  type Place,
  type Pool,
  type ProjectPlace,
  type TagRule,
} from './places.js';

/** What is wanted with the places: the rules of branches and tags, those of environments, the groups above. */
export interface WantedRules {
  readonly refs: boolean;
  readonly environments: boolean;
  /** Always given with rules. */
  readonly above: boolean;
}

/** One that is named by a rule: how, its key, its kind, the owner of a deploy key, and how members of a group are inherited. */
type EntryRow = readonly [
  what: string,
  key: string,
  kind: string,
  owner: string | null,
  inheritance: number | null,
];

interface RuleRow {
  readonly key: string;
  readonly name: string;
  /** Key of the project or group whose rule it is. */
  readonly home: string;
  readonly allowForcePush: boolean | null;
  readonly levels: Readonly<Record<string, readonly number[] | null>>;
  readonly entries: readonly EntryRow[];
}

interface PlaceRow {
  /** Of `factNames`. */
  readonly facts: readonly unknown[];
  readonly above: readonly string[];
  readonly top: string | null;
  readonly invitedDevelopers?: readonly string[];
  readonly branchRules?: readonly RuleRow[];
  readonly tagRules?: readonly RuleRow[];
  readonly environmentRules?: readonly RuleRow[];
}

const rule = (levels: string, types: string) => `RETURN rule {
    .key, .name, .allowForcePush, home: home.key, levels: rule {${levels}},
    entries: COLLECT { MATCH (rule)<-[e:${types}]-(x:${entityLabel})
      RETURN [type(e), x.key, x._type,
        head(COLLECT { MATCH (owner:GitLabUser)-[:OWNS]->(x) WHERE x:GitLabDeployKey RETURN owner.key }), e.groupInheritanceType] } }`;

const ownFacts = [
  'key',
  '_type',
  'name',
  'fullPath',
  'visibility',
  'archived',
  'emptyRepo',
  'defaultBranch',
  'inboundJobTokenScopeEnabled',
  'ciPushRepositoryForJobTokenAllowed',
] as const;
const factNames: readonly string[] = [...ownFacts, ...features.map((feature) => `${feature}AccessLevel`)];
// A list: of thousands of places the names would weigh more than the facts.
const facts = `[${factNames.map((name) => `p.${name}`).join(', ')}] AS facts`;

/** The rules of the project `p` and of its top-level group count, those of environments of all groups above (R19, R33). */
const withGroups = `
  UNWIND $keys AS key MATCH (p:${entityLabel} {key: key})
  WITH p, CASE WHEN p:GitLabProject THEN COLLECT { MATCH (g:GitLabGroup) ${upward} (p) RETURN g } ELSE [] END AS above
  WITH p, above, head([g IN above WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(g) }]) AS top
  RETURN ${facts}, [g IN above | g.key] AS above, top.key AS top`;

const refRules = `
    CASE WHEN p:GitLabProject
      THEN COLLECT { MATCH (i:GitLabGroup)-[s:INVITED_TO]->(p) WHERE s.accessLevel >= 30 RETURN i.key } ELSE [] END AS invitedDevelopers,
    COLLECT { UNWIND [home IN [p, top] WHERE home IS NOT NULL AND p:GitLabProject] AS home
      MATCH (home)-[:HAS]->(rule:GitLabProtectedBranch)
      ${rule('.pushAccessLevels, .mergeAccessLevels', 'ALLOWED_TO_PUSH|ALLOWED_TO_MERGE')} } AS branchRules,
    COLLECT { UNWIND [home IN [p, top] WHERE home IS NOT NULL AND p:GitLabProject] AS home
      MATCH (home)-[:HAS]->(rule:GitLabProtectedTag)
      ${rule('.createAccessLevels', 'ALLOWED_TO_CREATE')} } AS tagRules`;

const environmentRulesToo = `
    COLLECT { UNWIND CASE WHEN p:GitLabProject THEN above + [p] ELSE [] END AS home
      MATCH (home)-[:HAS]->(rule:GitLabProtectedEnvironment)
      ${rule('.deployAccessLevels, .approvalAccessLevels', 'ALLOWED_TO_DEPLOY|ALLOWED_TO_APPROVE')} } AS environmentRules`;

/** Only what is wanted is looked for: over thousands of places the rest takes longer than the facts. */
function statementFor({ refs, environments, above }: WantedRules): string {
  if (!refs && !environments && !above)
    return `UNWIND $keys AS key MATCH (p:${entityLabel} {key: key}) RETURN ${facts}, [] AS above, null AS top`;
  return [withGroups, ...(refs ? [refRules] : []), ...(environments ? [environmentRulesToo] : [])].join(',');
}

const named = (row: RuleRow, type: string, kind: string) =>
  row.entries.filter(([what, , one]) => what === type && one === kind);

function entries(row: RuleRow, property: string, type: string): Entries {
  const keys = (kind: string) => new Set(named(row, type, kind).map(([, key]) => key));
  return {
    levels: row.levels[property] ?? [],
    people: keys('gitlab_user'),
    groups: keys('gitlab_group'),
    keys: new Map(named(row, type, 'gitlab_deploy_key').map(([, key, , owner]) => [key, owner])),
  };
}

function environmentEntries(row: RuleRow, property: string, type: string): EnvironmentEntries {
  return {
    levels: row.levels[property] ?? [],
    people: new Set(named(row, type, 'gitlab_user').map(([, key]) => key)),
    groups: named(row, type, 'gitlab_group').map(([, key, , , inheritance]) => ({
      key,
      inherited: inheritance === 1,
    })),
  };
}

const branchRule = (row: RuleRow): BranchRule => ({
  key: row.key,
  name: row.name,
  push: entries(row, 'pushAccessLevels', 'ALLOWED_TO_PUSH'),
  merge: entries(row, 'mergeAccessLevels', 'ALLOWED_TO_MERGE'),
  allowForcePush: row.allowForcePush,
});

const tagRule = (row: RuleRow): TagRule => ({
  key: row.key,
  name: row.name,
  create: entries(row, 'createAccessLevels', 'ALLOWED_TO_CREATE'),
});

const environmentRule =
  (project: string) =>
  (row: RuleRow): EnvironmentRule => ({
    key: row.key,
    of: row.home === project ? 'project' : 'group',
    name: row.name,
    deploy: environmentEntries(row, 'deployAccessLevels', 'ALLOWED_TO_DEPLOY'),
    approve: environmentEntries(row, 'approvalAccessLevels', 'ALLOWED_TO_APPROVE'),
  });

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const truth = (value: unknown) => (typeof value === 'boolean' ? value : null);
const known = <Rule>(rules: readonly Rule[]): Pool<Rule> => ({ rules, unread: [], uncertain: false });

/** Where each fact is in `facts`: looked up by thousands of places. */
const at = Object.fromEntries(factNames.map((name, n) => [name, n])) as Readonly<Record<string, number>>;
const levelsAt = features.map((feature) => [feature, at[`${feature}AccessLevel`] ?? -1] as const);

/** The fact of that name. */
const factOf = ({ facts }: PlaceRow, name: (typeof ownFacts)[number]) => facts[at[name] ?? -1];

function levelsOf({ facts }: PlaceRow): ProjectPlace['levels'] {
  const levels: Partial<Record<Feature, FeatureLevel>> = {};
  for (const [feature, n] of levelsAt) levels[feature] = text(facts[n]) as FeatureLevel;
  return levels as ProjectPlace['levels'];
}

/** A project with the rules that count where groups' rules do; see `inTier`. */
function projectOf(row: PlaceRow, key: string): ProjectPlace {
  const { above, branchRules = [], tagRules = [], environmentRules = [] } = row;
  return {
    kind: 'project',
    key,
    path: text(factOf(row, 'fullPath')) ?? key,
    visibility: text(factOf(row, 'visibility')),
    archived: truth(factOf(row, 'archived')),
    emptyRepo: truth(factOf(row, 'emptyRepo')),
    defaultBranch: text(factOf(row, 'defaultBranch')),
    levels: levelsOf(row),
    above,
    top: row.top,
    ownBranchRules: new Set(branchRules.filter(({ home }) => home === key).map((rule) => rule.key)),
    branchRules: known(branchRules.map(branchRule)),
    tagRules: known(tagRules.map(tagRule)),
    environmentRules: known(environmentRules.map(environmentRule(key))),
    invitedDevelopers: row.invitedDevelopers ?? [],
    inboundJobTokenScopeEnabled: truth(factOf(row, 'inboundJobTokenScopeEnabled')),
    jobTokenMayPush: truth(factOf(row, 'ciPushRepositoryForJobTokenAllowed')),
  };
}

function placeOf(row: PlaceRow): Place | undefined {
  const key = String(factOf(row, 'key'));
  const type = factOf(row, '_type');
  if (type === 'gitlab_project') return projectOf(row, key);
  const calledBy = (name: 'fullPath' | 'name') => text(factOf(row, name)) ?? key;
  if (type === 'gitlab_group')
    return { kind: 'group', key, path: calledBy('fullPath'), visibility: text(factOf(row, 'visibility')) };
  return type === 'gitlab_account' ? { kind: 'instance', key, path: calledBy('name') } : undefined;
}

const noRules: WantedRules = { refs: false, environments: false, above: false };

/**
 * Groups, projects and instances by their keys, with what the decisions need to know of them; others are left out. All
 * rules of the top-level group are given; `known.ts` says which count and what could not be read.
 */
export async function loadPlaces(
  read: GraphRead,
  keys: readonly string[],
  wanted: WantedRules = noRules,
): Promise<ReadonlyMap<string, Place>> {
  if (keys.length === 0) return new Map();
  const rows = await read<PlaceRow>(statementFor(wanted), { keys });
  const places = rows.map(placeOf).filter((place) => place !== undefined);
  return new Map(places.map((place) => [place.key, place]));
}
