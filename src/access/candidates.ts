import type { GraphRead } from '../core/graph-read.js';
import { type GrantRow, type OpeningRow, openingsStatement } from './grants.js';
import type { Actor } from './identities.js';
import { readMany } from './in-parts.js';
import { loadAllKeys, loadEverywhere, loadVisible } from './load-places.js';
import type { Place } from './places.js';
import { projectsBelow } from './scene.js';
import { type Action, type Person, resourceKinds } from './types.js';
import { roleSources, type Unread } from './unread.js';

/** The keys of the places `p` that a statement finds. */
const placesOf = (read: GraphRead, statement: string, parameters: Readonly<Record<string, unknown>>) =>
  readMany<string>(read, statement, 'p.key', parameters);

/** What people without any role may do where a place is open to them (R14). */
export const openActions: readonly Action[] = ['READ_PROJECT', 'READ_GROUP', 'READ_CODE'];

/** Places to which lists that were not read could bring anybody. */
async function openedBy(read: GraphRead, unread: Unread, host: string): Promise<string[]> {
  const holders = unread.targets(roleSources);
  if (holders === 'all') return loadAllKeys(read, host);
  if (holders.length === 0) return [];
  const rows = await read<OpeningRow>(openingsStatement('holders'), { holders });
  return rows.map(({ place }) => place);
}

const isTrueOrUnknown = (value: boolean | null) => value !== false;
const seesAll = ({ admin, auditor }: Person) => isTrueOrUnknown(admin) || isTrueOrUnknown(auditor);

/** What candidates are found by. */
export interface CandidateFacts {
  readonly host: string;
  readonly grants: readonly GrantRow[];
  readonly unread: Unread;
  /** What `openTo` gives of the person; needed for `openActions`. */
  readonly open: ReadonlyMap<string, Place> | undefined;
}

/** R14: the places that a person may read without any role, or may be able to; all of them for those who see all. */
export function openTo(read: GraphRead, person: Person, host: string): Promise<ReadonlyMap<string, Place>> {
  if (seesAll(person)) return loadEverywhere(read, host);
  return loadVisible(read, `${host}/`, person.external === true ? ['public'] : ['public', 'internal']);
}

async function placesOfPerson(
  read: GraphRead,
  person: Person,
  action: Action,
  { grants, unread, host, open }: CandidateFacts,
): Promise<string[]> {
  if (seesAll(person)) return open === undefined ? loadAllKeys(read, host) : [...open.keys()];
  const [opened, invited] = await Promise.all([
    openedBy(read, unread, host),
    // An entry of an invited group lets merge even where the invitation itself is void (R7, R22).
    action === 'MERGE'
      ? placesOf(
          read,
          'MATCH (:GitLabUser {key: $person})-[:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(p:GitLabProject)',
          { person: person.key },
        )
      : [],
  ]);
  const isOpen = open !== undefined && openActions.includes(action);
  return [...grants.map(({ place }) => place), ...(isOpen ? open.keys() : []), ...opened, ...invited];
}

/** R28: itself, public projects, those that let its jobs in, and those of which that is not known. */
async function placesOfJobs(
  read: GraphRead,
  project: string,
  unread: Unread,
  host: string,
): Promise<string[]> {
  const lists = unread.targets(['job-token-projects', 'job-token-groups']);
  const found = await placesOf(
    read,
    `CALL () { MATCH (p:GitLabProject) WHERE p.key STARTS WITH $prefix
       AND (p.visibility = 'public' OR p.visibility IS NULL OR coalesce(p.inboundJobTokenScopeEnabled, false) = false
         OR $all OR p.key IN $lists)
     RETURN p
     UNION MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (:GitLabProject {key: $project})
     MATCH (h)-[:JOB_TOKEN_REACHES]->(p:GitLabProject) RETURN p }`,
    { prefix: `${host}/project/`, project, all: lists === 'all', lists: lists === 'all' ? [] : lists },
  );
  return [project, ...found];
}

/** The keys of the places where an identity may be able to do something; nowhere else is it. */
export async function candidatePlaces(
  read: GraphRead,
  actor: Actor,
  action: Action,
  facts: CandidateFacts,
): Promise<string[]> {
  const { identity, person, deployToken, deployKey, runner } = actor;
  const { unread, host } = facts;
  const found = async () => {
    if (deployKey !== undefined) {
      const lists = unread.targets(['project-deploy-keys']);
      const all = lists === 'all' ? await loadAllKeys(read, host) : lists;
      return [...deployKey.enabledIn.keys(), ...all];
    }
    if (deployToken !== undefined) return projectsBelow(read, deployToken.of, host);
    if (runner !== undefined)
      return runner.listed ? projectsBelow(read, runner.serves, host) : loadAllKeys(read, host);
    if (identity.kind === 'ci_job_token') return placesOfJobs(read, identity.key, unread, host);
    if (person !== undefined) return placesOfPerson(read, person, action, facts);
    return [];
  };
  const kinds = resourceKinds(action);
  const onProjects = kinds.includes('project') && !kinds.includes('group');
  const keys = [...new Set(await found())];
  return onProjects ? keys.filter((key) => key.startsWith(`${host}/project/`)) : keys;
}

/** All public groups and projects, of every GitLab, and those whose visibility could not be read. */
export async function publicPlaces(read: GraphRead): Promise<Place[]> {
  const places = await loadVisible(read, '', ['public']);
  return [...places.values()].filter(({ kind }) => kind !== 'instance');
}
