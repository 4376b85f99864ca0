import type { GraphRead } from '../core/graph-read.js';
import { type Case, decideCase } from './case.js';
import { type Actor, anonymous } from './identities.js';
import { type JobSource, loadJobSources } from './job-tokens.js';
import { hostOf } from './key-host.js';
import type { Place } from './places.js';
import { type Demand, demandOf, type Resource, underDemand } from './resources.js';
import { loadScene, projectsBelow, type Scene } from './scene.js';
import { loadGrants } from './subjects.js';
import { throughToken } from './tokens.js';
import { type Action, needsEnvironmentRules, needsRules } from './types.js';
import { loadUnread, roleSources } from './unread.js';
import { anyOf, denied, type Verdict } from './verdict.js';

/** A question with everything that decides it. */
export interface Question {
  readonly actor: Actor;
  readonly action: Action;
  readonly resource: Resource;
  readonly ref: string | undefined;
  readonly demand: Demand;
  /** The places that the demand may be met in; one is enough. */
  readonly cases: readonly Case[];
  readonly jobs: JobSource | undefined;
}

/** The rules that an action asks for; of branches, too, where somebody acts by jobs or keys. */
export function rulesFor(action: Action, kind?: Actor['identity']['kind']) {
  const byMachine = kind === 'runner' && action === 'READ_CODE';
  return {
    refs: needsRules(action) || byMachine,
    environments: needsEnvironmentRules(action),
    // Where a deploy token or runner is from, and through which groups jobs get variables.
    above: kind === 'deploy_token' || kind === 'runner',
  };
}

/** The person as whom an identity acts in a scene. */
export function personIn(actor: Actor, { instance }: Pick<Scene, 'instance'>) {
  const { person, token } = actor;
  return person === undefined || token === undefined
    ? person
    : throughToken(person, token, instance.adminMode);
}

/** One place of a scene, as an identity is regarded there. */
export function caseIn(scene: Scene, actor: Actor, place: Place): Case {
  const person = personIn(actor, scene);
  return {
    place,
    subject: person && scene.subject(person, place.key),
    unreadKeys: actor.deployKey && scene.unread.of('project-deploy-keys', place.key),
  };
}

/** Somebody of another GitLab is nobody here. */
export function actingOn(actor: Actor, host: string): Actor {
  const { kind, key } = actor.identity;
  return kind === 'anonymous' || hostOf(key) === host ? actor : anonymous;
}

/** Places that are loaded at once. */
const placesAtOnce = 500;

/** The projects below the homes of a resource that may matter to an identity. */
async function candidates(
  read: GraphRead,
  actor: Actor,
  resource: Resource,
  host: string,
): Promise<string[]> {
  const below = await projectsBelow(read, resource.homes, host);
  const { person } = actor;
  if (below.length <= placesAtOnce || person === undefined || person.admin !== false) return below;
  const [grants, unread] = await Promise.all([
    loadGrants(read, 'person', { person: person.key }),
    loadUnread(read, host),
  ]);
  // Without a grant nobody runs pipelines, unless a list that was not read holds one.
  if (unread.targets(roleSources).length > 0) return below;
  const own = new Set(grants.map(({ place }) => place));
  return below.filter((key) => own.has(key));
}

/** What decides a question; its places come in parts. */
export async function* questionsOf(
  read: GraphRead,
  asked: {
    readonly actor: Actor;
    readonly action: Action;
    readonly resource: Resource;
    readonly ref: string | undefined;
    readonly demand: Demand;
  },
): AsyncGenerator<Question> {
  const { resource, action, demand } = asked;
  const host = hostOf(resource.key);
  const actor = actingOn(asked.actor, host);
  const common = { ...asked, actor };
  const keys = demand.below ? await candidates(read, actor, resource, host) : resource.homes;
  if (actor.identity.kind === 'ci_job_token') {
    const { scene, of } = await loadJobSources(read, [actor.identity.key], keys);
    const cases = [...scene.places.values()].filter(({ key }) => keys.includes(key));
    yield {
      ...common,
      cases: cases.map((place) => ({ place, subject: undefined })),
      jobs: of(actor.identity.key),
    };
    return;
  }
  let loaded: Scene | undefined;
  for (let start = 0; start < Math.max(keys.length, 1); start += placesAtOnce) {
    const scene: Scene = await loadScene(read, {
      host,
      places: keys.slice(start, start + placesAtOnce),
      rules: rulesFor(action, actor.identity.kind),
      people: actor.person === undefined ? 'nobody' : { only: actor.person.key },
      ...(loaded && { instance: loaded.instance, unread: loaded.unread }),
    });
    loaded = scene;
    const cases = [...scene.places.values()].map((place) => caseIn(scene, actor, place));
    yield { ...common, cases, jobs: undefined };
  }
}

/** Decides one case of a question. */
export function decideIn(question: Question, one: Case): Verdict {
  const { actor, action, demand, ref, resource, jobs } = question;
  const aspect = { ref: ref ?? resource.ref, environment: resource.environment };
  return underDemand(demand, decideCase(actor, { action, deed: demand.deed, aspect }, one, jobs));
}

/** Decides a question: one place that meets the demand is enough. */
export function answer(question: Question): Verdict {
  return anyOf(
    question.cases,
    (one) => decideIn(question, one),
    denied('no project of which it could be done'),
  );
}

/** A question about which there is nothing to look up, or what it asks for. */
export function demandFor(action: Action, resource: Resource): Demand | Verdict {
  const demand = demandOf(action, resource);
  return 'never' in demand ? denied(demand.never) : demand;
}
