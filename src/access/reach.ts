import type { GraphRead } from '../core/graph-read.js';
import { entityLabel } from '../gitlab/model/entity.js';
import { caseIn } from './ask.js';
import { candidatePlaces, openActions, openTo } from './candidates.js';
import { type Asked, accountIn, type Case, decideCase } from './case.js';
import { type Deed, roleOf } from './decide.js';
import type { GrantRow } from './grants.js';
import type { Actor } from './identities.js';
import { eachKey, keysIn, readMany } from './in-parts.js';
import { type InstanceKnowledge, loadInstance } from './instance.js';
import { type JobSource, loadJobSources } from './job-tokens.js';
import { hostOf } from './key-host.js';
import type { WantedRules } from './load-rules.js';
import type { Place } from './places.js';
import { type Resource, type ResourceRow, resourceOf, resourceRow } from './resources.js';
import { isUnlistedRunner } from './runners.js';
import { loadScene } from './scene.js';
import { loadGrants } from './subjects.js';
import { throughToken } from './tokens.js';
import type { Action, Decision, Grant } from './types.js';
import { loadUnread, type Unread } from './unread.js';
import type { Verdict } from './verdict.js';

/** Places that are loaded at once. */
const placesAtOnce = 2000;
/** Grants that are told of one resource. */
const mostGrants = 100;

type OwnedRow = readonly [
  key: string,
  type: string,
  name: string | null,
  tier: string | null,
  isProtected: boolean | null,
  hidden: boolean | null,
];
type HomeRow = readonly [home: string, path: string | null, owned: readonly OwnedRow[]];

const ownedLabels = { environment: 'GitLabEnvironment', variable: 'GitLabVariable' } as const;
/** What projects, groups and instances have, and something may be done to. */
export type OwnedKind = keyof typeof ownedLabels;

/** What these places have of some kinds. */
export async function ownedBy(
  read: GraphRead,
  kinds: readonly OwnedKind[],
  homes: readonly string[],
): Promise<Resource[]> {
  if (homes.length === 0 || kinds.length === 0) return [];
  const rows = await readMany<HomeRow>(
    read,
    `${eachKey('homes')} MATCH (h:${entityLabel} {key: key})-[:HAS]->(n:${kinds.map((kind) => ownedLabels[kind]).join('|')})
     WITH h, collect([n.key, n._type, n.name, n.tier, n.protected, n.hidden]) AS owned`,
    '[h.key, coalesce(h.fullPath, h.name), owned]',
    keysIn('homes', homes),
  );
  return rows.flatMap(([home, path, owned]) =>
    owned.flatMap(([key, type, name, tier, isProtected, hidden]) => {
      const facts = [name, null, null, tier, isProtected, hidden, null, null] as const;
      return resourceOf({ key, type, facts, home: [home, path], serves: [], unlisted: false }) ?? [];
    }),
  );
}

/** The runners that take jobs of these places, or of which that is not known. */
export async function runnersOf(read: GraphRead, homes: readonly string[]): Promise<Resource[]> {
  if (homes.length === 0) return [];
  const rows = await read<ResourceRow>(
    `CALL () {
       ${eachKey('homes')} MATCH (n:GitLabRunner)-[:RUNS_JOBS_OF]->(:${entityLabel} {key: key}) RETURN n
       UNION MATCH (n:GitLabRunner) WHERE ${isUnlistedRunner} AND n.key STARTS WITH $prefix RETURN n }
     RETURN ${resourceRow}`,
    { ...keysIn('homes', homes), prefix: `${hostOf(homes[0] ?? '')}/` },
  );
  return rows.flatMap((row) => resourceOf(row) ?? []);
}

/** What was decided of an identity, with what it rests on. */
export interface Decided {
  readonly verdict: Verdict;
  /** The role; null where no account is behind it. */
  readonly accessLevel: number | null;
  readonly grants: readonly Grant[];
}

const rank: Readonly<Record<Decision, number>> = { ALLOWED: 2, UNKNOWN: 1, DENIED: 0 };

/** What holds when either is enough. */
function either(a: Decided | undefined, b: Decided): Decided {
  if (a === undefined || rank[b.verdict.decision] > rank[a.verdict.decision]) return b;
  if (rank[b.verdict.decision] < rank[a.verdict.decision]) return a;
  const levels = [a.accessLevel, b.accessLevel].filter((level) => level !== null);
  return {
    verdict: { ...a.verdict, unread: [...new Set([...a.verdict.unread, ...b.verdict.unread])] },
    accessLevel: levels.length === 0 ? null : Math.max(...levels),
    grants: a.grants.length >= mostGrants ? a.grants : [...a.grants, ...b.grants].slice(0, mostGrants),
  };
}

/** One GitLab as an identity sees it: the places that may matter, and what was read to find them. */
export interface Sight {
  readonly actor: Actor;
  readonly host: string;
  readonly places: readonly string[];
  readonly known: {
    readonly instance?: InstanceKnowledge;
    readonly unread?: Unread;
    readonly grants?: readonly GrantRow[];
    /** Those of the places that are open to the identity, as far as they are known. */
    readonly bare?: ReadonlyMap<string, Place>;
  };
}

/**
 * What an identity may be able to do actions on: one sight for each group of actions, without the places of those before it.
 */
export async function sightsOf(
  read: GraphRead,
  actor: Actor,
  host: string,
  groups: readonly (readonly Action[])[],
): Promise<Sight[]> {
  const { person, token, deployKey } = actor;
  const isReading = groups.some((actions) => actions.some((action) => openActions.includes(action)));
  const [grants, unread, instance, open] = await Promise.all([
    person === undefined ? [] : loadGrants(read, 'person', { person: person.key }),
    loadUnread(read, host),
    loadInstance(read, host),
    person !== undefined && isReading ? openTo(read, person, host) : undefined,
  ]);
  const isThrough = person !== undefined && token !== undefined;
  const acting = isThrough ? { ...actor, person: throughToken(person, token, instance.adminMode) } : actor;
  const facts = { grants, unread, host, open };
  const known = { instance, unread, ...(deployKey ? {} : { grants }), ...(open && { bare: open }) };
  const seen = new Set<string>();
  const sights: Sight[] = [];
  for (const actions of groups) {
    const lists = await Promise.all(actions.map((action) => candidatePlaces(read, acting, action, facts)));
    const places = [...new Set(lists.flat())].filter((key) => !seen.has(key));
    for (const key of places) seen.add(key);
    sights.push({ actor, host, places, known });
  }
  return sights;
}

/** Places as an identity is regarded there, with the jobs of the project whose CI job token it is. */
export interface Part {
  readonly cases: readonly Case[];
  readonly jobs: JobSource | undefined;
}

/** The places of an identity with what decides there, in parts. */
export async function* casesOf(read: GraphRead, sight: Sight, rules: WantedRules): AsyncGenerator<Part> {
  const { actor, host, known } = sight;
  const { kind, key } = actor.identity;
  for (let start = 0; start < sight.places.length; start += placesAtOnce) {
    const places = sight.places.slice(start, start + placesAtOnce);
    if (kind === 'ci_job_token') {
      const { scene, of } = await loadJobSources(read, [key], places);
      const some = [...scene.places.values()].filter((place) => places.includes(place.key));
      yield { cases: some.map((place) => ({ place, subject: undefined })), jobs: of(key) };
      continue;
    }
    const people = actor.person === undefined ? 'nobody' : { only: actor.person.key };
    const scene = await loadScene(read, { host, places, rules, people, ...known });
    yield { cases: [...scene.places.values()].map((place) => caseIn(scene, actor, place)), jobs: undefined };
  }
}

/** Decides one case, with what it rests on; undefined when it is denied, as most are. */
export function decided(
  actor: Actor,
  asked: Asked,
  one: Case,
  jobs: JobSource | undefined,
): Decided | undefined {
  const verdict = decideCase(actor, asked, one, jobs);
  if (verdict.decision === 'DENIED') return undefined;
  const account = accountIn(actor, one);
  return {
    verdict,
    accessLevel: account === undefined ? null : roleOf(account),
    grants: account?.grants ?? [],
  };
}

const anyPipeline = ['RUN_SOME_PIPELINE', 'RUN_SOME_PROTECTED_PIPELINE'] as const;

/** The pipelines that an identity runs, as far as they matter to variables and runners (R30, R34). */
export class Pipelines {
  readonly #found: Readonly<Record<(typeof anyPipeline)[number], Map<string, Decided>>> = {
    RUN_SOME_PIPELINE: new Map(),
    RUN_SOME_PROTECTED_PIPELINE: new Map(),
  };
  readonly #homes = new Set<string>();
  readonly #accounts: readonly string[];

  /** None yet; `accounts` are the keys of those of the GitLab. */
  constructor(accounts: readonly string[]) {
    this.#accounts = accounts;
  }

  /** Notes those of one project for it and all above it. */
  note(actor: Actor, action: Action, one: Case, jobs: JobSource | undefined): void {
    const { place } = one;
    if (place.kind !== 'project') return;
    for (const deed of anyPipeline) {
      const found = decided(actor, { action, deed, aspect: {} }, one, jobs);
      if (found === undefined) continue;
      for (const home of [place.key, ...place.above, ...this.#accounts]) {
        this.#homes.add(home);
        this.#found[deed].set(home, either(this.#found[deed].get(home), found));
      }
    }
  }

  /** Those of projects at or below any of these; undefined when there are none. */
  at(deed: Deed, homes: readonly string[]): Decided | undefined {
    const known = anyPipeline.find((one) => one === deed);
    if (known === undefined) return undefined;
    return homes
      .flatMap((home) => this.#found[known].get(home) ?? [])
      .reduce<Decided | undefined>(either, undefined);
  }

  /** The keys of all places at or below which there are any. */
  get homes(): readonly string[] {
    return [...this.#homes];
  }
}
