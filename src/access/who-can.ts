import type { GraphRead } from '../core/graph-read.js';
import { type Account, loadAccounts } from './accounts.js';
import { caseIn, demandFor, rulesFor } from './ask.js';
import { openActions } from './candidates.js';
import { accountIn, decideCase } from './case.js';
import { roleOf } from './decide.js';
import { loadPerhapsPowerful, loadPowerful, stranger, unlistedAdministrator } from './everybody.js';
import { hiddenMachines, hiddenTokens } from './hidden-identities.js';
import {
  type Actor,
  actorOf,
  anonymous,
  type IdentityKind,
  type IdentityRow,
  identityKinds,
  identityRow,
} from './identities.js';
import { loadJobSources } from './job-tokens.js';
import { hostOf } from './key-host.js';
import type { Place } from './places.js';
import { type Demand, loadResource, type Resource, underDemand } from './resources.js';
import { loadScene, projectsBelow, type Scene } from './scene.js';
import type { KnownPerson } from './subjects.js';
import { type Action, type Decision, type Grant, needsRules } from './types.js';
import { roleSources } from './unread.js';
import { distinctLists, type UnreadList, type Verdict } from './verdict.js';
import { byName } from './what-can.js';

/** One who may, or of whom it is not known, with the grants behind it. */
export interface Allowed {
  readonly kind: IdentityKind;
  readonly key: string;
  /** What people call it: `@username`, a name. */
  readonly name: string;
  /** The person, or the one whom a token or key acts as. */
  readonly person: KnownPerson | undefined;
  readonly decision: Decision;
  /** The role in the place, the highest where several let them; 50 for administrators, null where no account is behind it. */
  readonly accessLevel: number | null;
  readonly grants: readonly Grant[];
}

/** Everybody who may do something. */
export interface WhoCan {
  readonly resource: Resource;
  /** Those who may, and then those of whom it is not known; each sorted by name. */
  readonly all: readonly Allowed[];
  /** The lists that could not be read and may name more; empty though `complete` is false where single facts are missing. */
  readonly unread: readonly UnreadList[];
  readonly complete: boolean;
}

/** Grants that are told of one who may. */
const mostGrants = 100;
/** Places that are loaded at once. */
const placesAtOnce = 500;

/** Collects who may over many places. */
class Findings {
  readonly all = new Map<string, Allowed>();
  readonly unread = new Set<UnreadList>();
  complete = true;

  /** Notes lists that were not read and could hold more of them. */
  hides(lists: readonly UnreadList[]): void {
    if (lists.length > 0) this.complete = false;
    for (const list of lists) this.unread.add(list);
  }

  note(actor: Actor, verdict: Verdict, accessLevel: number | null, grants: readonly Grant[]): void {
    if (verdict.decision === 'DENIED') return;
    // Where everybody may there is no need for one of whom nothing is known.
    if (actor.person === stranger && verdict.decision === 'ALLOWED') return;
    if (verdict.decision === 'UNKNOWN') {
      this.complete = false;
      for (const list of verdict.unread) this.unread.add(list);
      if (actor.person === stranger) return;
    }
    const { identity, name, person } = actor;
    const { kind, key } = identity;
    const id = `${kind} ${key}`;
    const before = this.all.get(id);
    const isAllowed = verdict.decision === 'ALLOWED';
    if (before?.decision === 'ALLOWED' && !isAllowed) return;
    const kept = isAllowed && before?.decision !== 'ALLOWED' ? undefined : before;
    const level = accessLevel === null ? null : Math.max(accessLevel, kept?.accessLevel ?? 0);
    this.all.set(id, {
      kind,
      key,
      name,
      person,
      decision: verdict.decision,
      accessLevel: level,
      grants: (kept === undefined ? grants : [...kept.grants, ...grants]).slice(0, mostGrants),
    });
  }
}

const personActor = (person: KnownPerson): Actor => ({
  ...anonymous,
  identity: { kind: 'user', key: person.key },
  name: `@${person.username ?? person.key}`,
  person,
});

/** What stands for itself in these projects (R23, R27, R34). */
async function loadMachines(read: GraphRead, projects: readonly string[], host: string): Promise<Actor[]> {
  const rows = await read<IdentityRow>(
    `CALL () {
       UNWIND $projects AS key MATCH (p:GitLabProject {key: key})
         MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (p)
         MATCH (h)<-[:GRANTS|RUNS_JOBS_OF]-(n:GitLabDeployToken|GitLabDeployKey|GitLabRunner) RETURN n
       UNION MATCH (n:GitLabRunner)-[:RUNS_JOBS_OF]->(:GitLabAccount) WHERE n.key STARTS WITH $prefix RETURN n
       UNION MATCH (n:GitLabRunner) WHERE n.paused IS NULL AND n.key STARTS WITH $prefix RETURN n }
     RETURN DISTINCT ${identityRow}`,
    { projects, prefix: `${host}/` },
  );
  return rows.map(actorOf).filter((actor) => actor !== undefined);
}

/** All deploy keys of a GitLab: a list of them that was not read could name any. */
async function loadDeployKeys(read: GraphRead, host: string): Promise<Actor[]> {
  const rows = await read<IdentityRow>(
    `MATCH (n:GitLabDeployKey) WHERE n.key STARTS WITH $prefix RETURN ${identityRow}`,
    { prefix: `${host}/` },
  );
  return rows.map(actorOf).filter((actor) => actor !== undefined);
}

/** The projects whose jobs may reach a project: itself, those that its lists name, or all where that is open (R28). */
async function jobSourcesOf(read: GraphRead, scene: Scene, key: string, host: string): Promise<string[]> {
  const place = scene.places.get(key);
  if (place?.kind !== 'project') return [];
  const isOpen =
    place.visibility !== 'private' && place.visibility !== 'internal'
      ? true
      : place.inboundJobTokenScopeEnabled !== true ||
        scene.unread.of('job-token-projects', key) !== undefined ||
        scene.unread.of('job-token-groups', key) !== undefined;
  const accounts = isOpen ? scene.instance.accounts : [];
  const named = await read<{ key: string }>(
    'MATCH (s)-[:JOB_TOKEN_REACHES]->(:GitLabProject {key: $key}) RETURN s.key AS key',
    { key },
  );
  const below = await projectsBelow(read, [...accounts, ...named.map((row) => row.key)], host);
  return [...new Set([key, ...below])];
}

async function noteJobs(
  read: GraphRead,
  scene: Scene,
  key: string,
  asked: { readonly action: Action; readonly demand: Demand; readonly ref: string | undefined },
  findings: Findings,
): Promise<void> {
  const { action, demand, ref } = asked;
  const host = hostOf(key);
  const sources = action !== 'READ_CODE' ? [key] : await jobSourcesOf(read, scene, key, host);
  for (let start = 0; start < sources.length; start += placesAtOnce) {
    const some = sources.slice(start, start + placesAtOnce);
    const isAlone = action === 'READ_CODE' && some.every((source) => source === key);
    const { scene: wider, of } = await loadJobSources(read, some, [key], isAlone);
    const place = wider.places.get(key);
    if (place === undefined) return;
    for (const source of some) {
      const jobs = of(source);
      if (jobs === undefined) continue;
      const actor: Actor = {
        ...anonymous,
        identity: { kind: 'ci_job_token', key: source },
        name: `the jobs of ${jobs.project.path}`,
      };
      const verdict = decideCase(
        actor,
        { action, deed: demand.deed, aspect: { ref } },
        { place, subject: undefined },
        jobs,
      );
      findings.note(actor, verdict, null, []);
    }
  }
}

/** What `whoCan` looks for where nothing else is said: of CI job tokens one project may be open to those of all others. */
export const usualKinds = identityKinds.filter((kind) => kind !== 'ci_job_token');

/**
 * Everybody who may do something, by any identity, and of whom it is not known.
 * @param asked `resource` as `loadResource` takes it; `kinds`: only identities of these (default: `usualKinds`).
 * @throws AppError ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, ACCESS_KIND.
 */
export async function whoCan(
  read: GraphRead,
  asked: {
    readonly action: Action;
    readonly resource: string;
    readonly ref?: string;
    readonly minimumLevel?: number;
    readonly kinds?: readonly IdentityKind[];
  },
): Promise<WhoCan> {
  const { action } = asked;
  const resource = await loadResource(read, asked.resource, action);
  const demand = demandFor(action, resource);
  if ('decision' in demand) return { resource, all: [], unread: [], complete: true };
  const host = hostOf(resource.key);
  const findings = new Findings();
  const keys = demand.below ? await projectsBelow(read, resource.homes, host) : resource.homes;
  let loaded: Loaded | undefined;
  for (let start = 0; start < keys.length; start += placesAtOnce) {
    loaded = await findIn(read, keys.slice(start, start + placesAtOnce), {
      ...asked,
      demand,
      resource,
      loaded,
      findings,
    });
  }
  const { minimumLevel = 0 } = asked;
  const all = [...findings.all.values()]
    .filter(({ accessLevel }) => minimumLevel === 0 || (accessLevel ?? 0) >= minimumLevel)
    .sort(byName);
  return { resource, all, unread: distinctLists(findings.unread), complete: findings.complete };
}

/** What is the same for all places of a GitLab. */
interface Loaded {
  readonly scene: Scene;
  readonly powerful: readonly KnownPerson[];
  /** Undefined while nobody asked who may be. */
  readonly perhapsPowerful: readonly KnownPerson[] | undefined;
}

interface Search {
  readonly action: Action;
  readonly ref?: string;
  readonly kinds?: readonly IdentityKind[];
  readonly demand: Demand;
  readonly resource: Resource;
  readonly loaded: Loaded | undefined;
  readonly findings: Findings;
}

const accountKinds: readonly IdentityKind[] = ['access_token', 'ssh_key'];
const machineKinds: readonly IdentityKind[] = ['deploy_token', 'deploy_key', 'runner'];
/** What those that are no accounts may do at all. */
const machineActions: readonly Action[] = ['READ_CODE', 'PUSH', 'FORCE_PUSH', 'CREATE_TAG'];

/** Notes who may in some places. */
async function findIn(read: GraphRead, keys: readonly string[], search: Search): Promise<Loaded> {
  const { action, demand, resource, loaded, findings } = search;
  const ref = search.ref ?? resource.ref;
  const host = hostOf(resource.key);
  const kinds = search.kinds ?? usualKinds;
  const wants = (kind: IdentityKind) => kinds.includes(kind);
  const machines = machineActions.includes(action) && resource.kind === 'project';
  const standing = machines && machineKinds.some(wants);
  const [scene, powerful] = await Promise.all([
    loadScene(read, {
      host,
      places: keys,
      // Whether a runner for protected refs reads the code depends on what is protected (R34).
      rules: { ...rulesFor(action), refs: needsRules(action) || machines, above: machines },
      people: 'all',
      ...(loaded && { instance: loaded.scene.instance, unread: loaded.scene.unread }),
    }),
    loaded?.powerful ?? loadPowerful(read, host),
  ]);
  const isOpen =
    openActions.includes(action) &&
    [...scene.places.values()].some((place) => place.kind !== 'instance' && place.visibility !== 'private');
  const hidden = scene.unread.targets(roleSources).length > 0;
  const anyKey = standing && keys.some((key) => scene.unread.of('project-deploy-keys', key) !== undefined);
  // An entry of an invited group lets merge even where the invitation itself is void (R7, R22).
  const invited = action === 'MERGE' ? [...scene.entryMemberships.keys()] : [];
  const among = new Set([...scene.grants.keys(), ...powerful.map(({ key }) => key), ...invited]);
  const accountsOf = (whose: Parameters<typeof loadAccounts>[1]) =>
    loadAccounts(read, whose, accountKinds.some(wants));
  const anybody = isOpen || hidden;
  const asked = { action, deed: demand.deed, aspect: { ref, environment: resource.environment } };
  const places = [...scene.places.values()];
  const { accounts: instances } = scene.instance;
  const [known, perhapsPowerful, machinery, keyring, hiddenLists] = await Promise.all([
    // Anybody could be in a list that was not read.
    accountsOf(anybody ? { host } : { among: [...among] }),
    loaded?.perhapsPowerful ?? (anybody ? undefined : loadPerhapsPowerful(read, host)),
    standing ? loadMachines(read, keys, host) : [],
    anyKey ? loadDeployKeys(read, host) : [],
    standing ? hiddenMachines(read, places, asked, { kinds, instances }) : [],
  ]);
  findings.hides(hiddenLists);
  const others = anybody
    ? []
    : (perhapsPowerful ?? []).map(({ key }) => key).filter((key) => !among.has(key));
  const accounts: readonly Account[] =
    others.length === 0 ? known : [...known, ...(await accountsOf({ among: others }))];
  // Pipelines are run by those with a role: over many places only theirs are looked at.
  const placesOf = ({ person }: Actor): Iterable<Place> => {
    if (!demand.below || hidden || person === undefined || person.admin !== false) return places;
    const keys = new Set(scene.grants.get(person.key)?.map(({ place }) => place));
    return [...keys].flatMap((key) => scene.places.get(key) ?? []);
  };
  const note = (actor: Actor) => {
    for (const place of placesOf(actor)) {
      const one = caseIn(scene, actor, place);
      const verdict = underDemand(demand, decideCase(actor, asked, one));
      if (verdict.decision === 'DENIED') continue;
      const account = accountIn(actor, one);
      findings.note(actor, verdict, account === undefined ? null : roleOf(account), account?.grants ?? []);
    }
  };
  if (wants('user')) for (const { person } of accounts) note(personActor(person));
  if (hidden) note(personActor(stranger));
  const standingFor = new Map([...machinery, ...keyring].map((actor) => [actor.identity.key, actor]));
  for (const actor of [...accounts.flatMap(({ tokens }) => tokens), ...standingFor.values()])
    if (wants(actor.identity.kind)) note(actor);
  if (wants('anonymous') && openActions.includes(action)) note(anonymous);
  if (demand.below)
    for (const account of instances) {
      const projects = scene.unread.of('projects', account);
      if (projects !== undefined) findings.hides([projects]);
    }
  const everybody = scene.unread.people();
  if (everybody !== undefined && [...accountKinds, 'user' as const].some(wants)) {
    const may = (actor: Actor, place: Place) =>
      decideCase(actor, asked, caseIn(scene, actor, place)).decision === 'ALLOWED';
    const unlisted = host === 'gitlab.com' ? [stranger] : [stranger, unlistedAdministrator];
    // Nobody is missing from those who may where everybody may, with or without an account.
    const closed = places.filter((place) => !may(anonymous, place));
    if (unlisted.map(personActor).some((actor) => closed.some((place) => may(actor, place))))
      findings.hides([everybody]);
  }
  // A token that is not listed acts as somebody who is: it only adds to those asked for where people are not.
  if (!wants('user') && accountKinds.some(wants)) {
    const may = accounts.filter(({ person }) => {
      const actor = personActor(person);
      const somewhere = (place: Place) =>
        decideCase(actor, asked, caseIn(scene, actor, place)).decision !== 'DENIED';
      return [...placesOf(actor)].some(somewhere);
    });
    // The tokens of a bot stand in the list of the group or project that it is a member of (R26).
    const homes = may.flatMap(({ person: { key } }) => [
      key,
      ...(scene.grants.get(key) ?? []).flatMap(({ steps }) => steps),
    ]);
    findings.hides(await hiddenTokens(read, host, { action, kinds }, [...new Set(homes)]));
  }
  if (machines && wants('ci_job_token'))
    for (const key of keys) await noteJobs(read, scene, key, { action, demand, ref }, findings);
  return { scene, powerful, perhapsPowerful };
}
