import { answer, type Question } from './ask.js';
import type { Case } from './case.js';
import type { Place } from './places.js';
import { subjectOf } from './subjects.js';
import type { Grant } from './types.js';

/** One thing whose removal may end an access: a relationship of the graph, or a fact of an account or place. */
export interface Removable {
  readonly what:
    | 'MEMBER_OF'
    | 'INVITED_TO'
    | 'OWNS'
    | 'ACTS_AS'
    | 'GRANTS'
    | 'RUNS_JOBS_OF'
    | 'JOB_TOKEN_REACHES'
    | 'ADMINISTRATOR'
    | 'AUDITOR'
    | 'VISIBILITY'
    | 'JOB_TOKEN_LIMIT'
    | 'JOB_TOKEN_PUSH'
    | 'CI_CD';
  /** Key of the start of the relationship, or of what has the fact. */
  readonly from: string;
  /** Key of the end of the relationship; null for a fact. */
  readonly to: string | null;
}

const removable = (what: Removable['what'], from: string, to: string | null = null): Removable => ({
  what,
  from,
  to,
});

/** The relationships that a grant stands on, in its order. */
export function relationshipsOf({ via, steps }: Grant): Removable[] {
  const edge = (what: Removable['what'], from: number, to: number) =>
    removable(what, steps[from] ?? '', steps[to] ?? '');
  switch (via) {
    case 'membership':
      return [edge('MEMBER_OF', 0, 1)];
    case 'groupShare':
      return [edge('MEMBER_OF', 0, 1), edge('INVITED_TO', 1, 2)];
    case 'projectShare':
      return [edge('MEMBER_OF', 0, 1), edge('INVITED_TO', 2, 3)];
    case 'sharedGroup':
      return [edge('MEMBER_OF', 0, 1), edge('INVITED_TO', 1, 2), edge('INVITED_TO', 3, 4)];
    case 'personal':
      return [edge('OWNS', 0, 1)];
  }
}

const nameOf = ({ what, from, to }: Removable) => `${what} ${from} ${to}`;

type Gone = (what: Removable['what'], from: string, to?: string | null) => boolean;

function placeWithout<P extends Place>(place: P, gone: Gone): P;
function placeWithout(place: Place, gone: Gone): Place {
  if (place.kind === 'instance') return place;
  const open = gone('VISIBILITY', place.key) ? { ...place, visibility: 'private' } : place;
  if (open.kind === 'group') return open;
  return {
    ...open,
    inboundJobTokenScopeEnabled: gone('JOB_TOKEN_LIMIT', place.key) || open.inboundJobTokenScopeEnabled,
    jobTokenMayPush: gone('JOB_TOKEN_PUSH', place.key) ? false : open.jobTokenMayPush,
    levels: gone('CI_CD', place.key) ? { ...open.levels, builds: 'disabled' } : open.levels,
    invitedDevelopers: open.invitedDevelopers.filter((group) => !gone('INVITED_TO', group, place.key)),
    ...(open.ifPremium && { ifPremium: placeWithout(open.ifPremium, gone) }),
  };
}

function caseWithout({ place, subject, ...rest }: Case, gone: Gone): Case {
  const left =
    subject &&
    subjectOf(
      {
        ...subject,
        admin: gone('ADMINISTRATOR', subject.key) ? false : subject.admin,
        auditor: gone('AUDITOR', subject.key) ? false : subject.auditor,
      },
      subject.grants.filter(
        (grant) => !relationshipsOf(grant).some(({ what, from, to }) => gone(what, from, to)),
      ),
      subject.abilities,
      {
        openings: subject.openings,
        entryMemberships: subject.entryMemberships.filter(
          ({ holder, list }) => list !== undefined || !gone('MEMBER_OF', subject.key, holder),
        ),
      },
    );
  return { ...rest, place: placeWithout(place, gone), subject: left };
}

/** The question as it would be asked once these are gone; undefined when nobody would be left to act. */
function without(question: Question, names: ReadonlySet<string>): Question | undefined {
  const gone: Gone = (what, from, to = null) => names.has(nameOf({ what, from, to }));
  const { actor, jobs } = question;
  const { key } = actor.identity;
  const { deployToken, deployKey, runner, person } = actor;
  if (actor.token !== undefined && person !== undefined && gone('ACTS_AS', key, person.key)) return undefined;
  const project = jobs && placeWithout(jobs.project, gone);
  return {
    ...question,
    cases: question.cases.map((one) => caseWithout(one, gone)),
    actor: {
      ...actor,
      deployToken: deployToken && {
        ...deployToken,
        of: deployToken.of.filter((of) => !gone('GRANTS', key, of)),
      },
      deployKey: deployKey && {
        ...deployKey,
        enabledIn: new Map([...deployKey.enabledIn].filter(([of]) => !gone('GRANTS', key, of))),
      },
      runner: runner && { ...runner, serves: runner.serves.filter((of) => !gone('RUNS_JOBS_OF', key, of)) },
    },
    jobs:
      jobs && project?.kind === 'project'
        ? {
            ...jobs,
            project,
            reach: (target) => {
              const known = jobs.reach(target);
              const by = (jobs.letInBy.get(target.key) ?? []).filter(
                (source) => !gone('JOB_TOKEN_REACHES', source, target.key),
              );
              return { ...known, listed: by.length > 0 };
            },
          }
        : undefined,
  };
}

/** Whether the access remains when these are gone. */
function remains(question: Question, names: ReadonlySet<string>): boolean {
  const left = without(question, names);
  return left !== undefined && answer(left).decision === 'ALLOWED';
}

// What is the identity's own comes before what concerns others, so that of two that do the same it is named.
const order: readonly Removable['what'][] = [
  'ACTS_AS',
  'GRANTS',
  'JOB_TOKEN_REACHES',
  'RUNS_JOBS_OF',
  'MEMBER_OF',
  'OWNS',
];

function removables({ actor, cases, jobs, action }: Question): Removable[] {
  const { identity, person, token, deployToken, deployKey, runner } = actor;
  const { key } = identity;
  const ofJobs = (place: Place) => [
    ...(jobs?.letInBy.get(place.key) ?? []).map((source) =>
      removable('JOB_TOKEN_REACHES', source, place.key),
    ),
    ...(place.kind === 'project' &&
    place.inboundJobTokenScopeEnabled === false &&
    jobs?.project.key !== place.key
      ? [removable('JOB_TOKEN_LIMIT', place.key)]
      : []),
  ];
  const all = cases.flatMap(({ place, subject }) => [
    ...(subject?.grants ?? []).flatMap(relationshipsOf),
    ...(subject?.entryMemberships ?? []).flatMap(({ holder, list }) =>
      list === undefined && subject !== undefined ? [removable('MEMBER_OF', subject.key, holder)] : [],
    ),
    ...(jobs === undefined ? [] : ofJobs(place)),
    ...(place.kind !== 'instance' && place.visibility !== 'private'
      ? [removable('VISIBILITY', place.key)]
      : []),
    ...(subject?.admin === true ? [removable('ADMINISTRATOR', subject.key)] : []),
    ...(subject?.auditor === true ? [removable('AUDITOR', subject.key)] : []),
  ]);
  const ofActor = [
    ...(token !== undefined && person !== undefined ? [removable('ACTS_AS', key, person.key)] : []),
    ...(deployToken?.of ?? []).map((of) => removable('GRANTS', key, of)),
    ...[...(deployKey?.enabledIn.keys() ?? [])].map((of) => removable('GRANTS', key, of)),
    ...(runner?.serves ?? []).map((of) => removable('RUNS_JOBS_OF', key, of)),
    ...(jobs === undefined
      ? []
      : [removable(action === 'READ_CODE' ? 'CI_CD' : 'JOB_TOKEN_PUSH', jobs.project.key)]),
  ];
  const unique = [...new Map([...ofActor, ...all].map((one) => [nameOf(one), one])).values()];
  const rank = ({ what, to }: Removable) => {
    const index = order.indexOf(what);
    if (index >= 0) return index;
    return to === null ? order.length + 1 : order.length;
  };
  return unique.sort((a, b) => rank(a) - rank(b));
}

/** All choices of `size` of the items, in their order. */
function* choices<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - size; index += 1) {
    const item = items[index] as T;
    for (const rest of choices(items, size - 1, index + 1)) yield [item, ...rest];
  }
}

/** What is the identity's own: without it nothing is left of an access by roles. */
const own: readonly Removable['what'][] = ['ACTS_AS', 'MEMBER_OF', 'OWNS', 'ADMINISTRATOR', 'AUDITOR'];
/** Places over which more than what is the identity's own is weighed. */
const mostPlaces = 100;

/** Decisions after which the search for the least set is given up for one that is only small. */
const mostDecisions = 5000;

/**
 * The least set of things whose removal ends an access; empty when there is none to end, or when nothing that could be
 * removed ends it. After 5,000 decisions it is one from which nothing can be left out, which need not be the least; over more
 * than 100 places it is of what is the identity's own.
 */
export function minimalCut(question: Question): readonly Removable[] {
  const isWide = question.cases.length > mostPlaces && question.actor.person !== undefined;
  const all = removables(question).filter(({ what }) => !isWide || own.includes(what));
  if (!remains(question, new Set()) || remains(question, new Set(all.map(nameOf)))) return [];
  const most = Math.max(1, Math.floor(mostDecisions / Math.max(1, question.cases.length)));
  let tried = 0;
  for (let size = 1; size <= all.length; size += 1) {
    for (const some of choices(all, size)) {
      tried += 1;
      if (tried > most) return irreducible(question, all);
      if (!remains(question, new Set(some.map(nameOf)))) return some;
    }
  }
  return all;
}

function irreducible(question: Question, all: readonly Removable[]): readonly Removable[] {
  let kept = all;
  // From the end: what concerns others is kept only when the identity's own does not do.
  for (const one of [...all].reverse()) {
    const fewer = kept.filter((other) => other !== one);
    if (!remains(question, new Set(fewer.map(nameOf)))) kept = fewer;
  }
  return kept;
}
