import type { GraphRead } from '../core/graph-read.js';
import { type GrantRow, type OpeningRow, openingsStatement } from './grants.js';
import type { Actor } from './identities.js';
import { projectsBelow } from './scene.js';
import { type Action, type Person, resourceKinds } from './types.js';
import { roleSources, type Unread } from './unread.js';

const placesOf = async (read: GraphRead, statement: string, parameters: Readonly<Record<string, unknown>>) =>
  (await read<{ key: string }>(statement, parameters)).map(({ key }) => key);

/** Groups, projects and instances of a GitLab by their visibility; all of them when none is given. */
function placesLike(read: GraphRead, host: string, visibilities: readonly (string | null)[] | undefined) {
  return placesOf(
    read,
    `CALL () { MATCH (p:GitLabProject) RETURN p UNION ALL MATCH (p:GitLabGroup) RETURN p
       UNION ALL MATCH (p:GitLabAccount) RETURN p }
     WITH p WHERE p.key STARTS WITH $prefix
       AND ($visibilities IS NULL OR coalesce(p.visibility, 'unknown') IN $visibilities)
     RETURN p.key AS key`,
    {
      prefix: `${host}/`,
      visibilities: visibilities?.map((visibility) => visibility ?? 'unknown') ?? null,
    },
  );
}

/** What people without any role may do where a place is open to them (R14). */
export const openActions: readonly Action[] = ['READ_PROJECT', 'READ_GROUP', 'READ_CODE'];

/** Places to which lists that were not read could bring anybody. */
async function openedBy(read: GraphRead, unread: Unread, host: string): Promise<string[]> {
  const holders = unread.targets(roleSources);
  if (holders === 'all') return placesLike(read, host, undefined);
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
  /** What `openTo` gives of the person, where it is at hand. */
  readonly open: readonly string[] | undefined;
}

/** R14: the keys of the places that a person may read without any role, or may be able to; undefined for those who see all. */
export async function openTo(read: GraphRead, person: Person, host: string): Promise<string[] | undefined> {
  if (seesAll(person)) return undefined;
  return placesLike(read, host, ['public', null, ...(person.external === true ? [] : ['internal'])]);
}

async function placesOfPerson(
  read: GraphRead,
  person: Person,
  action: Action,
  { grants, unread, host, open: known }: CandidateFacts,
): Promise<string[]> {
  if (seesAll(person)) return placesLike(read, host, undefined);
  const [open = [], opened, invited] = await Promise.all([
    openActions.includes(action) ? (known ?? openTo(read, person, host)) : [],
    openedBy(read, unread, host),
    // An entry of an invited group lets merge even where the invitation itself is void (R7, R22).
    action === 'MERGE'
      ? placesOf(
          read,
          'MATCH (:GitLabUser {key: $person})-[:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(p:GitLabProject) RETURN p.key AS key',
          { person: person.key },
        )
      : [],
  ]);
  return [...grants.map(({ place }) => place), ...open, ...opened, ...invited];
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
    `MATCH (p:GitLabProject) WHERE p.key STARTS WITH $prefix
       AND (p.visibility = 'public' OR p.visibility IS NULL OR coalesce(p.inboundJobTokenScopeEnabled, false) = false
         OR $all OR p.key IN $lists)
     RETURN p.key AS key
     UNION MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (:GitLabProject {key: $project})
     MATCH (h)-[:JOB_TOKEN_REACHES]->(p:GitLabProject) RETURN p.key AS key`,
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
      const all = lists === 'all' ? await placesLike(read, host, undefined) : lists;
      return [...deployKey.enabledIn.keys(), ...all];
    }
    if (deployToken !== undefined) return projectsBelow(read, deployToken.of, host);
    if (runner !== undefined) return projectsBelow(read, runner.serves, host);
    if (identity.kind === 'ci_job_token') return placesOfJobs(read, identity.key, unread, host);
    if (person !== undefined) return placesOfPerson(read, person, action, facts);
    return [];
  };
  const kinds = resourceKinds(action);
  const onProjects = kinds.includes('project') && !kinds.includes('group');
  const keys = [...new Set(await found())];
  return onProjects ? keys.filter((key) => key.startsWith(`${host}/project/`)) : keys;
}

/** The keys of all public places, of every GitLab, and of those whose visibility could not be read. */
export function publicPlaces(read: GraphRead): Promise<string[]> {
  return placesOf(
    read,
    `CALL () { MATCH (p:GitLabProject) RETURN p UNION ALL MATCH (p:GitLabGroup) RETURN p }
     WITH p WHERE p.visibility = 'public' OR p.visibility IS NULL RETURN p.key AS key`,
    {},
  );
}
