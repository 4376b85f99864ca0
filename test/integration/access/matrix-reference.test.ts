import { describe, expect, test } from '@jest/globals';
import { loadMatrix } from '../../support/access/matrix.js';
import { decide, effectiveRole } from '../../support/access/reference.js';

const cases = loadMatrix();
const rules = Array.from({ length: 36 }, (_, index) => `R${index + 1}`);

describe('the matrix, asserted with the reference', () => {
  test.each(rules)('%s has at least three cases', (rule) => {
    expect(cases.filter((one) => one.rule === rule).length).toBeGreaterThanOrEqual(3);
  });

  test.each(cases.map((one) => [`${one.file}: ${one.name}`, one] as const))('%s', (_title, one) => {
    expect(one.decisions.length + one.roles.length).toBeGreaterThan(0);
    for (const { title, identity, action, resource, ref, decision, accessLevel } of one.decisions) {
      const answer = decide(one.world, identity, action, resource, ref);
      expect([title, answer.decision]).toEqual([title, decision]);
      if (accessLevel !== undefined) expect([title, answer.accessLevel]).toEqual([title, accessLevel]);
    }
    for (const { title, identity, place, ...levels } of one.roles) {
      expect([title, effectiveRole(one.world, identity, place)]).toEqual([
        title,
        { ...levels, complete: expect.any(Boolean) },
      ]);
    }
  });
});
