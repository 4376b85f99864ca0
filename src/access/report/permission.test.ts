import { describe, expect, it } from '@jest/globals';
import type { Grant } from '../types.js';
import { strongest } from './permission.js';

const grant = (given: Partial<Grant>): Grant => ({
  via: 'membership',
  level: 30,
  memberLevel: 30,
  steps: ['h/user/1', 'h/group/1', 'h/project/1'],
  shareLevels: [],
  memberRoleId: null,
  shareRoleId: null,
  expiresAt: null,
  certain: true,
  ...given,
});
const direct = grant({ steps: ['h/user/1', 'h/project/1', 'h/project/1'] });
const inherited = grant({});
const shared = grant({ via: 'projectShare', steps: ['h/user/1', 'h/group/2', 'h/group/2', 'h/project/1'] });

describe('the strongest grant', () => {
  it.each([
    ['the highest role (R1, R3)', [direct, grant({ level: 40 })], 1],
    ['the one that is certain', [grant({ certain: false }), shared], 1],
    ['the direct one of equals', [shared, inherited, direct], 2],
    ['the inherited one before a share', [shared, inherited], 1],
    ['the one that does not end', [grant({ expiresAt: '2030-01-01' }), inherited], 1],
    ['the one that ends later', [grant({ expiresAt: '2029-01-01' }), grant({ expiresAt: '2030-01-01' })], 1],
    [
      'a personal namespace, which is direct',
      [shared, grant({ via: 'personal', steps: ['h/user/1', 'h/project/1'] })],
      1,
    ],
  ])('is %s, in any order', (_title, grants, index) => {
    expect(strongest(grants)).toBe(grants[index]);
    expect(strongest(grants.toReversed())).toBe(grants[index]);
  });

  it('is none of none', () => {
    expect(strongest([])).toBeUndefined();
  });
});
