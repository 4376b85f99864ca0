import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { completionsOf } from '../../support/access/completions.js';
import { anyWorldWithGaps, type WorldWithGaps, withoutLists } from '../../support/access/gaps.js';
import { anyWorld, refsToAsk } from '../../support/access/generate.js';
import { allActions } from '../../support/access/questions.js';
import {
  decide,
  effectiveRole,
  identitiesOf,
  possibleMemberRole,
  resourcesOf,
  whatCan,
  whoCan,
} from '../../support/access/reference.js';
import type { AccessWorld, Place } from '../../support/access/world.js';

const withRef = new Set(['PUSH', 'FORCE_PUSH', 'MERGE', 'CREATE_TAG', 'RUN_PIPELINE']);

/** Every question that can be asked of a world, with a ref that changes from one to the next. */
function* questions(world: AccessWorld) {
  let count = 0;
  for (const action of allActions) {
    for (const resource of resourcesOf(world, action)) {
      const ref = withRef.has(action) ? refsToAsk[count++ % refsToAsk.length] : undefined;
      for (const identity of identitiesOf(world)) yield { action, resource, identity, ref };
    }
  }
}

/** Answers about what is seen that are not true; what a group that is not listed has is not seen at all. */
function contradictions({ whole, seen }: WorldWithGaps) {
  const found: unknown[] = [];
  for (const { identity, action, resource, ref } of questions(seen)) {
    const believed = decide(seen, identity, action, resource, ref).decision;
    if (believed === 'UNKNOWN') continue;
    const true_ = decide(whole, identity, action, resource, ref).decision;
    if (believed !== true_) found.push({ identity, action, resource, ref, believed, true_ });
  }
  return found;
}

/** The lists of which it is known what they could hold. */
const lists = {
  group: ['group-members', 'group-details', 'group-branch-rules', 'group-protected-environments'],
  project: ['project-members', 'branch-rules', 'protected-tags', 'project-protected-environments'],
} as const;

/** Answers that are unknown for the lack of one list although nothing in that list could change them. */
function needlesslyUnknown(whole: AccessWorld, source: string, place: Place) {
  const seen = withoutLists(whole, { [source]: [`${place.kind}/${place.id}`] });
  return [...questions(whole)].filter(({ identity, action, resource, ref }) => {
    if (identity.kind !== 'user') return false;
    if (decide(seen, identity, action, resource, ref).decision !== 'UNKNOWN') return false;
    const possible = completionsOf(source, place, identity.id).map(
      (complete) => decide(complete({ ...seen, unreadable: {} }), identity, action, resource, ref).decision,
    );
    return new Set(possible).size < 2;
  });
}

describe('the reference on random worlds', () => {
  test('what it says of a world with gaps is true of the whole one', () => {
    fc.assert(
      fc.property(anyWorldWithGaps, (worlds) => {
        expect(contradictions(worlds)).toEqual([]);
      }),
      { numRuns: 150, seed: 20 },
    );
  });

  test('what it says is unknown could be either way', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat(), fc.nat({ max: 3 }), (world, pick, list) => {
        const places: Place[] = [...world.groups, ...world.projects].map(({ id }) => ({
          kind: id < 200 ? 'group' : 'project',
          id,
        }));
        const place = places[pick % places.length];
        if (place === undefined) return;
        const source = lists[place.kind][list];
        if (source !== undefined) expect(needlesslyUnknown(world, source, place)).toEqual([]);
      }),
      { numRuns: 100, seed: 20 },
    );
  });

  test('nothing is unknown of a world without gaps, and whoCan and whatCan agree with decide', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const action of allActions) {
          const allowed = resourcesOf(world, action).flatMap((resource) =>
            whoCan(world, action, resource).map(({ identity, decision }) => ({
              identity,
              resource,
              decision,
            })),
          );
          expect(allowed.filter(({ decision }) => decision === 'UNKNOWN')).toEqual([]);
          const reached = identitiesOf(world).flatMap((identity) =>
            whatCan(world, identity, action).map(({ resource }) => JSON.stringify({ identity, resource })),
          );
          const listed = allowed.map(({ identity, resource }) => JSON.stringify({ identity, resource }));
          expect(listed.sort()).toEqual(reached.sort());
        }
      }),
      { numRuns: 20, seed: 20 },
    );
  });

  test('roles of a world with gaps bound those of the whole one', () => {
    fc.assert(
      fc.property(anyWorldWithGaps, ({ whole, seen }) => {
        for (const { id } of whole.users) {
          for (const place of [
            ...whole.groups.map((group) => ({ kind: 'group' as const, id: group.id })),
            ...whole.projects.map((project) => ({ kind: 'project' as const, id: project.id })),
          ]) {
            const known = effectiveRole(seen, { kind: 'user', id }, place);
            const truth = effectiveRole(whole, { kind: 'user', id }, place);
            expect(known.accessLevel).toBeLessThanOrEqual(truth.accessLevel);
            expect(known.latentAccessLevel).toBeLessThanOrEqual(truth.latentAccessLevel);
            expect(known.possibleAccessLevel).toBeGreaterThanOrEqual(truth.accessLevel);
            if (known.complete) expect(known).toEqual(truth);
            expect(possibleMemberRole(seen, id, place)).toBeGreaterThanOrEqual(
              possibleMemberRole(whole, id, place),
            );
          }
        }
      }),
      { numRuns: 100, seed: 20 },
    );
  });
});
