import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import { groupsOnly } from './grants.js';
import { eachKey, keysIn } from './in-parts.js';
import type { BranchRule, Entries, EnvironmentEntries, EnvironmentRule, TagRule } from './places.js';

/** What is wanted with places: the rules of branches and tags, those of environments, the groups above. */
export interface WantedRules {
  readonly refs: boolean;
  readonly environments: boolean;
  /** Always given with rules. */
  readonly above: boolean;
}

/** Nothing but the settings of places. */
export const noRules: WantedRules = { refs: false, environments: false, above: false };

/** Whether any rules are wanted. */
export const wantsRules = ({ refs, environments }: WantedRules): boolean => refs || environments;
/** Whether places with their settings alone would not do. */
export const wantsMore = (wanted: WantedRules): boolean => wantsRules(wanted) || wanted.above;

/** One that is named by a rule: how, its key, its kind; of a deploy key the owner and whether it has write access; how members of a group are inherited. */
type EntryRow = readonly [
  what: string,
  key: string,
  kind: string,
  owner: string | null,
  inheritance: number | null,
  writes: boolean | null,
];

type Levels = readonly number[] | null;

/** A rule as the database gives it: a list, for the reason of `PersonRow`. */
export type RuleRow = readonly [
  type: string,
  key: string,
  name: string,
  allowForcePush: boolean | null,
  push: Levels,
  merge: Levels,
  create: Levels,
  deploy: Levels,
  approval: Levels,
  entries: readonly EntryRow[],
];

/** The rules of one project or group. */
export interface HomeRules {
  readonly branchRules: readonly BranchRule[];
  readonly tagRules: readonly TagRule[];
  readonly environmentRules: readonly EnvironmentRule[];
}

/** Cypher of the rules that a variable's project or group has, as a list of `RuleRow`. */
export function rulesStatement(home: string, { refs, environments }: WantedRules): string {
  const labels = [
    ...(refs ? ['GitLabProtectedBranch', 'GitLabProtectedTag'] : []),
    ...(environments ? ['GitLabProtectedEnvironment'] : []),
  ];
  return `COLLECT { MATCH (${home})-[:HAS]->(rule:${labels.join('|')})
    RETURN [rule._type, rule.key, rule.name, rule.allowForcePush, rule.pushAccessLevels, rule.mergeAccessLevels,
      rule.createAccessLevels, rule.deployAccessLevels, rule.approvalAccessLevels,
      COLLECT { MATCH (rule)<-[e:ALLOWED_TO_PUSH|ALLOWED_TO_MERGE|ALLOWED_TO_CREATE|ALLOWED_TO_DEPLOY|ALLOWED_TO_APPROVE]-(x:${entityLabel})
        RETURN [type(e), x.key, x._type,
          head(COLLECT { MATCH (owner:GitLabUser)-[:OWNS]->(x) WHERE x:GitLabDeployKey RETURN owner.key }), e.groupInheritanceType,
          head(COLLECT { MATCH (x)-[access:GRANTS]->(${home}) WHERE x:GitLabDeployKey RETURN access.canPush })] }] }`;
}

const named = (rows: readonly EntryRow[], type: string, kind: string) =>
  rows.filter(([what, , one]) => what === type && one === kind);

function entries(rows: readonly EntryRow[], levels: Levels, type: string): Entries {
  const keys = (kind: string) => new Set(named(rows, type, kind).map(([, key]) => key));
  return {
    levels: levels ?? [],
    people: keys('gitlab_user'),
    groups: keys('gitlab_group'),
    keys: new Map(
      named(rows, type, 'gitlab_deploy_key').map(([, key, , owner, , writes]) => [
        key,
        { owner, writes: writes === true },
      ]),
    ),
  };
}

function environmentEntries(rows: readonly EntryRow[], levels: Levels, type: string): EnvironmentEntries {
  return {
    levels: levels ?? [],
    people: new Set(named(rows, type, 'gitlab_user').map(([, key]) => key)),
    groups: named(rows, type, 'gitlab_group').map(([, key, , , inheritance]) => ({
      key,
      inherited: inheritance === 1,
    })),
  };
}

/** The rules of one project or group from their rows. */
export function rulesOf(rows: readonly RuleRow[], of: EnvironmentRule['of']): HomeRules {
  const branchRules: BranchRule[] = [];
  const tagRules: TagRule[] = [];
  const environmentRules: EnvironmentRule[] = [];
  for (const [type, key, name, allowForcePush, push, merge, create, deploy, approval, who] of rows) {
    if (type === 'gitlab_protected_branch')
      branchRules.push({
        key,
        name,
        push: entries(who, push, 'ALLOWED_TO_PUSH'),
        merge: entries(who, merge, 'ALLOWED_TO_MERGE'),
        allowForcePush,
      });
    else if (type === 'gitlab_protected_tag')
      tagRules.push({ key, name, create: entries(who, create, 'ALLOWED_TO_CREATE') });
    else
      environmentRules.push({
        key,
        of,
        name,
        deploy: environmentEntries(who, deploy, 'ALLOWED_TO_DEPLOY'),
        approve: environmentEntries(who, approval, 'ALLOWED_TO_APPROVE'),
      });
  }
  return { branchRules, tagRules, environmentRules };
}

/** The rules of all groups above these projects: of each group once, however many projects lie below it. */
export async function loadGroupRules(
  read: GraphRead,
  projects: readonly string[],
  wanted: WantedRules,
): Promise<ReadonlyMap<string, HomeRules>> {
  if (!wantsRules(wanted)) return new Map();
  const rows = await read<{ home: string; rules: readonly RuleRow[] }>(
    `${eachKey('projects')} MATCH (parent:GitLabGroup)-[:HAS]->(p:${entityLabel} {key: key}) WHERE p:GitLabProject
     WITH DISTINCT parent MATCH (g:GitLabGroup) ${groupsOnly} (parent)
     WITH DISTINCT g WITH g, ${rulesStatement('g', wanted)} AS rules WHERE size(rules) > 0
     RETURN g.key AS home, rules`,
    keysIn('projects', projects),
  );
  return new Map(rows.map(({ home, rules }) => [home, rulesOf(rules, 'group')]));
}
