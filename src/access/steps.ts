import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import type { Removable } from './cut.js';
import type { Grant } from './types.js';

/** One relationship on the way to an access, with the role before and after it. */
export interface Step {
  /** Key of where it starts. */
  readonly from: string;
  readonly relationship:
    | 'MEMBER_OF'
    | 'INVITED_TO'
    | 'HAS'
    | 'OWNS'
    | 'ACTS_AS'
    | 'GRANTS'
    | 'RUNS_JOBS_OF'
    | 'JOB_TOKEN_REACHES';
  readonly to: string;
  /** Null where no role is given yet, or none is behind it. */
  readonly levelBefore: number | null;
  readonly levelAfter: number | null;
}

const shapes: Readonly<Record<Grant['via'], readonly Step['relationship'][]>> = {
  membership: ['MEMBER_OF', 'HAS'],
  groupShare: ['MEMBER_OF', 'INVITED_TO', 'HAS'],
  projectShare: ['MEMBER_OF', 'HAS', 'INVITED_TO'],
  sharedGroup: ['MEMBER_OF', 'INVITED_TO', 'HAS', 'INVITED_TO'],
  personal: ['OWNS'],
};

/** The steps of a grant, in order; a group that is the place itself is not stepped down from. */
export function stepsOf(grant: Grant): Step[] {
  const shares = [...grant.shareLevels];
  let level: number | null = null;
  return shapes[grant.via].flatMap((relationship, index): Step[] => {
    const from = grant.steps[index] ?? '';
    const to = grant.steps[index + 1] ?? '';
    const before = level;
    const after =
      relationship === 'INVITED_TO'
        ? Math.min(before ?? 60, shares.shift() ?? 60)
        : (before ?? grant.memberLevel);
    level = after;
    return relationship === 'HAS' && from === to
      ? []
      : [{ from, relationship, to, levelBefore: before, levelAfter: after }];
  });
}

/** A step with which no role is given. */
export function plainStep(from: string, relationship: Step['relationship'], to: string): Step {
  return { from, relationship, to, levelBefore: null, levelAfter: null };
}

const roleNames: Readonly<Record<number, string>> = {
  5: 'Minimal Access',
  10: 'Guest',
  15: 'Planner',
  20: 'Reporter',
  25: 'Security Manager',
  30: 'Developer',
  40: 'Maintainer',
  50: 'Owner',
};

/** A role as GitLab calls it. */
export function roleName(level: number): string {
  return roleNames[level] ?? `role ${level}`;
}

/** What people call the things with these keys: full paths, `@username`, names. */
export async function namesOf(
  read: GraphRead,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read<{ key: string; name: string }>(
    `UNWIND $keys AS key MATCH (n:${entityLabel} {key: key})
     RETURN key, coalesce(n.fullPath, '@' + n.username, n.name, key) AS name`,
    { keys: [...new Set(keys)] },
  );
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** One sentence about a step. */
export function stepSentence(step: Step, names: ReadonlyMap<string, string>): string {
  const from = names.get(step.from) ?? step.from;
  const to = names.get(step.to) ?? step.to;
  const role = step.levelAfter === null ? '' : roleName(step.levelAfter);
  switch (step.relationship) {
    case 'MEMBER_OF':
      return `${from} is ${role} in ${to}.`;
    case 'OWNS':
      return role === ''
        ? `${from} owns ${to}.`
        : `${to} is a personal project of ${from}, who is its ${role}.`;
    case 'HAS':
      return role === ''
        ? `${to} is below ${from}.`
        : `${to} is below ${from}, so the role ${role} holds there too.`;
    case 'INVITED_TO':
      return step.levelBefore !== null && step.levelAfter !== null && step.levelAfter < step.levelBefore
        ? `${from} is invited to ${to}, which lowers the role to ${role}.`
        : `${from} is invited to ${to}, where the role ${role} holds.`;
    case 'ACTS_AS':
      return `${from} acts as ${to}.`;
    case 'GRANTS':
      return `${from} opens ${to}.`;
    case 'RUNS_JOBS_OF':
      return `${from} runs jobs of ${to}.`;
    case 'JOB_TOKEN_REACHES':
      return `${to} lets in the job tokens of ${from}.`;
  }
}

/** One sentence about what would have to go. */
export function cutSentence({ what, from, to }: Removable, names: ReadonlyMap<string, string>): string {
  const start = names.get(from) ?? from;
  const end = to === null ? '' : (names.get(to) ?? to);
  switch (what) {
    case 'MEMBER_OF':
      return `Remove ${start} from the members of ${end}.`;
    case 'INVITED_TO':
      return `Stop sharing ${end} with the group ${start}.`;
    case 'OWNS':
      return `Move ${end} out of the personal namespace of ${start}.`;
    case 'ACTS_AS':
      return `Revoke ${start}, which acts as ${end}.`;
    case 'GRANTS':
      return `Take ${start} away from ${end}.`;
    case 'RUNS_JOBS_OF':
      return `Stop ${start} from running jobs of ${end}.`;
    case 'JOB_TOKEN_REACHES':
      return `Take ${start} off the list of job tokens that ${end} lets in.`;
    case 'ADMINISTRATOR':
      return `Take administrator rights from ${start}.`;
    case 'AUDITOR':
      return `Take auditor rights from ${start}.`;
    case 'VISIBILITY':
      return `Make ${start} private.`;
    case 'JOB_TOKEN_LIMIT':
      return `Turn on the limit of ${start} on job tokens of other projects.`;
    case 'JOB_TOKEN_PUSH':
      return `Forbid job tokens to push to ${start}.`;
    case 'CI_CD':
      return `Turn off CI/CD in ${start}.`;
  }
}
