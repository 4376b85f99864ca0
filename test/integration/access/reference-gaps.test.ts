import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyWorldWithGaps, type WorldWithGaps } from '../../support/access/gaps.js';
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
import type { AccessWorld } from '../../support/access/world.js';

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

function contradictions({ whole, seen }: WorldWithGaps) {
  const found: unknown[] = [];
  for (const { identity, action, resource, ref } of questions(whole)) {
    const believed = decide(seen, identity, action, resource, ref).decision;
    if (believed === 'UNKNOWN') continue;
    const true_ = decide(whole, identity, action, resource, ref).decision;
    if (believed !== true_) found.push({ identity, action, resource, ref, believed, true_ });
  }
  return found;
}

describe('the reference on random worlds', () => {
  test('what it says of a world with gaps is true of the whole one', () => {
    fc.assert(
      fc.property(anyWorldWithGaps, (worlds) => {
        expect(contradictions(worlds)).toEqual([]);
      }),
      { numRuns: 150 },
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
      { numRuns: 20 },
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
            const least = effectiveRole(seen, { kind: 'user', id }, place).latentAccessLevel;
            const true_ = effectiveRole(whole, { kind: 'user', id }, place).latentAccessLevel;
            expect(least).toBeLessThanOrEqual(true_);
            expect(possibleMemberRole(seen, id, place)).toBeGreaterThanOrEqual(
              possibleMemberRole(whole, id, place),
            );
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
