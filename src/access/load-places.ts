import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import { groupsOnly } from './grants.js';
import { cut, eachKey, keysIn, readMany } from './in-parts.js';
import {
  type HomeRules,
  loadGroupRules,
  noRules,
  type RuleRow,
  rulesOf,
  rulesStatement,
  type WantedRules,
  wantsMore,
  wantsRules,
} from './load-rules.js';
import { isAnyMissing } from './missing.js';
import {
  type Feature,
  type FeatureLevel,
  features,
  type Place,
  type Pool,
  type ProjectPlace,
} from './places.js';

/** Places that are alike: of thousands, what they share is told once and not by name. */
interface PlacesRow {
  /** Of `settingNames`. */
  readonly settings: readonly unknown[];
  readonly above: readonly string[];
  readonly top: string | null;
  readonly places: readonly (readonly [
    key: string,
    path: string | null,
    invitedDevelopers?: readonly string[],
    rules?: readonly RuleRow[],
  ])[];
}

const settingNames = [
  '_type',
  'visibility',
  'archived',
  'emptyRepo',
  'defaultBranch',
  'inboundJobTokenScopeEnabled',
  'ciPushRepositoryForJobTokenAllowed',
  ...features.map((feature) => `${feature}AccessLevel` as const),
] as const;
const at = Object.fromEntries(settingNames.map((name, n) => [name, n])) as Record<
  (typeof settingNames)[number],
  number
>;

const { unwind, part } = cut('alike', 'places');
/** Rows of places `p` with `above` and `top`. */
const rowsOf = (...more: readonly string[]) => `
  WITH [${settingNames.map((name) => `p.${name}`).join(', ')}] AS settings, above, top,
    collect([${['p.key', 'CASE WHEN p:GitLabAccount THEN p.name ELSE p.fullPath END', ...more].join(', ')}]) AS alike
  ${unwind} RETURN settings, above, top, ${part}`;
const alone = 'WITH p, [] AS above, null AS top';

const placeLabels = ['GitLabProject', 'GitLabGroup'] as const;
// Each stands with its label: behind the union it takes twice the time of all else.
const groupsAndProjects = (match: (label: string) => string) =>
  placeLabels.map((label) => `${match(label)} RETURN p UNION ALL`).join(' ');
/** The groups and projects `p` that are matched, and the instances; their keys begin with `$prefix`. */
const placesWhere = (match: (label: string) => string) =>
  `CALL () { ${groupsAndProjects(match)} MATCH (p:GitLabAccount) WHERE p.key STARTS WITH $prefix RETURN p }`;
const everywhere = placesWhere((label) => `MATCH (p:${label}) WHERE p.key STARTS WITH $prefix`);
const unknown = placesWhere(
  (label) => `MATCH (p:${label}) WHERE p.key STARTS WITH $prefix AND p.visibility IS NULL`,
);
// STARTS WITH would make the database look at all keys of the GitLab and not at those of the visibility.
const visible = placesWhere(
  (label) =>
    `UNWIND $visibilities AS visibility MATCH (p:${label} {visibility: visibility}) WHERE left(p.key, size($prefix)) = $prefix`,
);

const invited = `CASE WHEN p:GitLabProject
  THEN COLLECT { MATCH (i:GitLabGroup)-[s:INVITED_TO]->(p) WHERE s.accessLevel >= 30 RETURN i.key } ELSE [] END`;

/** Only what is wanted is looked for: over thousands of places the rest takes longer than the settings. */
function statementFor(wanted: WantedRules): string {
  const places = `${eachKey('places')} MATCH (p:${entityLabel} {key: key})`;
  if (!wantsMore(wanted)) return `${places} ${alone} ${rowsOf()}`;
  // The groups above are looked for once for all projects of a group.
  return `${places}
    OPTIONAL MATCH (parent:GitLabGroup)-[:HAS]->(p) WHERE p:GitLabProject
    WITH parent, collect(p) AS ps
    WITH ps, COLLECT { MATCH (g:GitLabGroup) ${groupsOnly} (parent) RETURN g } AS groups
    WITH ps, [g IN groups | g.key] AS above, head([g IN groups WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(g) }]).key AS top
    UNWIND ps AS p WITH p, above, top
    ${rowsOf(...(wantsRules(wanted) ? [wanted.refs ? invited : '[]', `CASE WHEN p:GitLabProject THEN ${rulesStatement('p', wanted)} ELSE [] END`] : []))}`;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const truth = (value: unknown) => (typeof value === 'boolean' ? value : null);
const known = <Rule>(rules: readonly Rule[]): Pool<Rule> => ({ rules, unread: [] });
const none: HomeRules = { branchRules: [], tagRules: [], environmentRules: [] };

function levelsOf(settings: readonly unknown[]): ProjectPlace['levels'] {
  const levels: Partial<Record<Feature, FeatureLevel>> = {};
  for (const feature of features)
    levels[feature] = text(settings[at[`${feature}AccessLevel`]]) as FeatureLevel;
  return levels as ProjectPlace['levels'];
}

/** The projects of a row, each with the rules that count where groups' rules do; see `inInstance`. */
function projectsOf({ settings, above, top, places }: PlacesRow, ofGroups: ReadonlyMap<string, HomeRules>) {
  const shared = {
    visibility: text(settings[at.visibility]),
    archived: truth(settings[at.archived]),
    emptyRepo: truth(settings[at.emptyRepo]),
    defaultBranch: text(settings[at.defaultBranch]),
    levels: levelsOf(settings),
    inboundJobTokenScopeEnabled: truth(settings[at.inboundJobTokenScopeEnabled]),
    jobTokenMayPush: truth(settings[at.ciPushRepositoryForJobTokenAllowed]),
  };
  const ofTop = (top === null ? undefined : ofGroups.get(top)) ?? none;
  const ofAbove = above.flatMap((group) => ofGroups.get(group)?.environmentRules ?? []);
  return places.map(([key, path, invitedDevelopers = [], rules = []]): ProjectPlace => {
    const own = rules.length === 0 ? none : rulesOf(rules, 'project');
    return {
      kind: 'project',
      key,
      path: path ?? key,
      ...shared,
      above,
      top,
      ownBranchRules: new Set(own.branchRules.map((rule) => rule.key)),
      branchRules: known([...own.branchRules, ...ofTop.branchRules]),
      tagRules: known([...own.tagRules, ...ofTop.tagRules]),
      environmentRules: known([...ofAbove, ...own.environmentRules]),
      invitedDevelopers,
    };
  });
}

function placesOf(row: PlacesRow, ofGroups: ReadonlyMap<string, HomeRules>): readonly Place[] {
  const { settings, places } = row;
  const type = settings[at._type];
  if (type === 'gitlab_project') return projectsOf(row, ofGroups);
  if (type === 'gitlab_account')
    return places.map(([key, path]) => ({ kind: 'instance', key, path: path ?? key }));
  if (type !== 'gitlab_group') return [];
  const visibility = text(settings[at.visibility]);
  return places.map(([key, path]) => ({ kind: 'group', key, path: path ?? key, visibility }));
}

/**
 * Groups, projects and instances by their keys, with what the decisions need to know of them, in the order of the keys;
 * others are left out. All rules of the top-level group are given; `known.ts` says which count and what could not be read.
 */
export async function loadPlaces(
  read: GraphRead,
  keys: readonly string[],
  wanted: WantedRules = noRules,
): Promise<ReadonlyMap<string, Place>> {
  if (keys.length === 0) return new Map();
  const [rows, ofGroups] = await Promise.all([
    read<PlacesRow>(statementFor(wanted), keysIn('places', keys)),
    loadGroupRules(read, keys, wanted),
  ]);
  const places = new Map(rows.flatMap((row) => placesOf(row, ofGroups)).map((place) => [place.key, place]));
  return inOrder(keys, places);
}

/** The places of these keys in their order, each from the first of several that has it. */
export function inOrder(
  keys: readonly string[],
  ...found: readonly ReadonlyMap<string, Place>[]
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const key of keys) {
    const place = found.find((some) => some.has(key))?.get(key);
    if (place !== undefined) places.set(key, place);
  }
  return places;
}

/**
 * The groups and projects whose keys begin so and that have one of these visibilities or one that could not be read, and
 * the instances, without rules.
 */
export async function loadVisible(
  read: GraphRead,
  prefix: string,
  visibilities: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const load = (places: string) =>
    read<PlacesRow>(`${places} ${alone} ${rowsOf()}`, { prefix, visibilities });
  const [known, anyUnknown] = await Promise.all([
    load(visible),
    isAnyMissing(read, placeLabels, ['visibility']),
  ]);
  return ofRows([...known, ...(anyUnknown ? await load(unknown) : [])]);
}

/** All groups, projects and instances of a GitLab, without rules. */
export async function loadEverywhere(read: GraphRead, host: string): Promise<ReadonlyMap<string, Place>> {
  return ofRows(await read<PlacesRow>(`${everywhere} ${alone} ${rowsOf()}`, { prefix: `${host}/` }));
}

const ofRows = (rows: readonly PlacesRow[]): ReadonlyMap<string, Place> =>
  new Map(rows.flatMap((row) => placesOf(row, new Map())).map((place) => [place.key, place]));

/** The keys of all groups, projects and instances of a GitLab. */
export function loadAllKeys(read: GraphRead, host: string): Promise<string[]> {
  return readMany<string>(read, everywhere, 'p.key', { prefix: `${host}/` });
}
