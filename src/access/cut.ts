import { decide } from './decide.js';
import type { Place } from './places.js';
import { type KnownPerson, subjectOf } from './subjects.js';
import type { Action, Grant } from './types.js';

/** One thing whose removal may end an access: a relationship of the graph, or a fact of an account or place. */
export interface Removable {
  readonly what: 'MEMBER_OF' | 'INVITED_TO' | 'OWNS' | 'ADMINISTRATOR' | 'AUDITOR' | 'VISIBILITY';
  /** Key of the start of the relationship, or of what has the fact. */
  readonly from: string;
  /** Key of the end of the relationship; null for a fact. */
  readonly to: string | null;
}

/** What is asked, of whom, where. */
export interface Question {
  readonly action: Action;
  readonly person: KnownPerson;
  readonly place: Place;
  readonly ref: string | undefined;
  readonly grants: readonly Grant[];
  readonly abilities: ReadonlyMap<number, readonly string[]>;
}

/** The relationships that a grant stands on, in its order. */
export function relationshipsOf({ via, steps }: Grant): Removable[] {
  const edge = (what: Removable['what'], from: number, to: number): Removable => ({
    what,
    from: steps[from] ?? '',
    to: steps[to] ?? '',
  });
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

/** Whether the access remains when these are gone. */
function remains(question: Question, gone: ReadonlySet<string>): boolean {
  const { action, person, place, ref, abilities } = question;
  const left = question.grants.filter(
    (grant) => !relationshipsOf(grant).some((one) => gone.has(nameOf(one))),
  );
  const isGone = (what: Removable['what'], from: string) => gone.has(nameOf({ what, from, to: null }));
  const plainer = {
    ...person,
    admin: person.admin && !isGone('ADMINISTRATOR', person.key),
    auditor: person.auditor && !isGone('AUDITOR', person.key),
  };
  const closed = place.kind !== 'instance' && isGone('VISIBILITY', place.key);
  const there = closed ? { ...place, visibility: 'private' } : place;
  return decide(action, subjectOf(plainer, left, abilities), there, ref).decision === 'ALLOWED';
}

function removables({ person, place, grants }: Question): Removable[] {
  const all = grants.flatMap(relationshipsOf);
  const unique = [...new Map(all.map((one) => [nameOf(one), one])).values()];
  const order = ['MEMBER_OF', 'OWNS', 'INVITED_TO'];
  // A person's own membership concerns nobody else, so it is named before an invitation that serves as well.
  unique.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  const fact = (what: Removable['what'], from: string): Removable => ({ what, from, to: null });
  const isOpen = place.kind !== 'instance' && place.visibility !== 'private';
  return [
    ...unique,
    ...(isOpen ? [fact('VISIBILITY', place.key)] : []),
    ...(person.admin ? [fact('ADMINISTRATOR', person.key)] : []),
    ...(person.auditor ? [fact('AUDITOR', person.key)] : []),
  ];
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

/** Choices that are tried before the search for the least set is given up for one that is only small. */
const mostChoices = 20_000;

/**
 * The least set of things whose removal ends an access; empty when there is none to end. Beyond 20,000 combinations it
 * is one from which nothing can be left out, which need not be the least.
 */
export function minimalCut(question: Question): readonly Removable[] {
  if (!remains(question, new Set())) return [];
  const all = removables(question);
  let tried = 0;
  for (let size = 1; size <= all.length; size += 1) {
    for (const some of choices(all, size)) {
      tried += 1;
      if (tried > mostChoices) return irreducible(question, all);
      if (!remains(question, new Set(some.map(nameOf)))) return some;
    }
  }
  return all;
}

function irreducible(question: Question, all: readonly Removable[]): readonly Removable[] {
  let kept = all;
  for (const one of [...all].reverse()) {
    const without = kept.filter((other) => other !== one);
    if (!remains(question, new Set(without.map(nameOf)))) kept = without;
  }
  return kept;
}
