import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packageRoot } from '../../core/paths.js';
import { entities } from '../../gitlab/entities/index.js';
import type { EntityKind } from '../../gitlab/model/entity.js';
import { relationships } from '../../gitlab/model/relationships.js';
import { parseSavedQuery } from '../../queries/parse.js';
import { toldBy } from './audit-events.js';
import { fold, type Standing } from './fold.js';
import { eventOf, judge } from './judge.js';
import { fewer, type Value } from './order.js';
import { weakenable, weakenables } from './properties.js';
import { weakenedRule } from './record.js';

const words = [
  'private',
  'internal',
  'public',
  'disabled',
  'enabled',
  'developer',
  'maintainer',
  'owner',
  'no_one',
  'ADMIN',
  'OWNER',
  'MAINTAINER',
  'https',
  'http',
  'REF_PROTECTED',
  'NOT_PROTECTED',
  '*',
  'production',
  '',
  '2026-01-01',
  '2027-01-01',
  'noone',
  'disabled_and_unoverridable',
  'disabled_and_overridable',
  'no_one_allowed',
];
const scalar = fc.oneof(fc.constantFrom(...words), fc.integer({ min: -1, max: 60 }), fc.boolean());
const value: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.constant(null),
  fc.uniqueArray(fc.constantFrom(0, 30, 40, 50, 60), { maxLength: 3 }),
  fc.uniqueArray(fc.constantFrom('api', 'read_api', 'read_user', 'write_registry', 'read_registry', 'x'), {
    maxLength: 4,
  }),
);

describe('the order of every property', () => {
  test('is one of a fact that the graph has, and each stands once', () => {
    const names = weakenables.map(({ kind, property }) => `${kind} ${property}`);
    expect(new Set(names).size).toBe(names.length);
    const types = new Map(relationships.map(({ type, properties }) => [String(type), properties]));
    const unknown = weakenables.filter(({ kind, property }) => {
      const known = types.get(kind) ?? entities[kind as EntityKind].properties;
      return !Object.hasOwn(known, property);
    });
    expect(unknown.map(({ kind, property }) => `${kind} ${property}`)).toEqual([]);
  });

  test.each(weakenables.map((each) => [`${each.kind} ${each.property}`, each] as const))(
    '%s has one direction',
    (_, { order }) => {
      fc.assert(
        fc.property(value, value, value, (a, b, c) => {
          expect(order.isWeaker(a, a)).toBe(false);
          if (!order.isWeaker(a, b)) return;
          expect(order.isWeaker(b, a)).toBe(false);
          if (order.isWeaker(b, c)) expect(order.isWeaker(a, c)).toBe(true);
        }),
      );
    },
  );

  test.each<readonly [string, string, Value, Value]>([
    ['protected_branch', 'allowForcePush', false, true],
    ['protected_branch', 'codeOwnerApprovalRequired', true, false],
    ['protected_branch', 'pushAccessLevels', [40], [30, 40]],
    ['protected_branch', 'pushAccessLevels', [0], [40]],
    ['protected_branch', 'mergeAccessLevels', [], [30]],
    ['protected_branch', 'unprotectAccessLevels', [60], []],
    ['approval_rule', 'approvalsRequired', 2, 1],
    ['project', 'visibility', 'private', 'public'],
    ['access_token', 'scopes', ['read_api'], ['api']],
    ['access_token', 'scopes', ['read_api'], ['read_api', 'read_user']],
    ['access_token', 'expiresAt', '2026-01-01', '2027-01-01'],
    ['access_token', 'expiresAt', '2026-01-01', null],
    ['MEMBER_OF', 'expiresAt', '2026-01-01', null],
    ['account', 'maxPersonalAccessTokenLifetime', 30, null],
    ['variable', 'environmentScope', 'production', '*'],
    ['runner', 'accessLevel', 'REF_PROTECTED', 'NOT_PROTECTED'],
    ['group', 'twoFactorGracePeriod', 0, 48],
  ])('of %s %s: %p is weaker as %p', (kind, property, strong, weak) => {
    expect(weakenable(kind, property)?.order.isWeaker(strong, weak)).toBe(true);
  });

  test('leaves to the rule on protections what that rule tells, with the same direction', () => {
    const text = readFileSync(join(packageRoot, 'queries/rules/protection-downgraded.cypher'), 'utf8');
    const theirs = [...text.matchAll(/\['(\w+)', '(\w+)', (true|false)\]/g)].map(
      ([, kind, property, weak]) => [kind, property, weak === 'true'] as const,
    );
    expect(theirs.length).toBeGreaterThan(20);
    const ours = weakenables.filter((each) => each.toldBy === 'protection-downgraded');
    expect(ours.map(({ kind, property }) => `${kind} ${property}`).sort()).toEqual(
      theirs.map(([kind, property]) => `${kind} ${property}`).sort(),
    );
    for (const [kind = '', property = '', weak] of theirs)
      expect(weakenable(kind, property)?.order.isWeaker(!weak, weak)).toBe(true);
  });
});

test('the rule in its file makes its alerts of what the records say', () => {
  const text = readFileSync(join(packageRoot, 'queries/rules/setting-weakened.cypher'), 'utf8');
  const rule = parseSavedQuery(text, { name: 'setting-weakened', category: 'rules', file: 'x' });
  const { identity, asset } = rule.alert ?? {};
  expect({ id: rule.id, identity, asset }).toEqual(weakenedRule);
});

describe('changes of one property', () => {
  const at = (turn: number) => new Date(Date.UTC(2026, 0, 1) + turn * 1000).toISOString();
  const run = (values: readonly (Value | undefined)[], acceptedAt: string | null = null) =>
    values
      .slice(1)
      .reduce<Standing | undefined>(
        (standing, after, index) =>
          fold(
            standing,
            { before: values[index], after, at: at(index), change: String(index), run: null },
            fewer,
            acceptedAt,
          ),
        undefined,
      );

  test('stand while the value is below what it was before it first fell since it was last as high', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 10 }), (values) => {
        // By definition: the highest value since which it was always lower.
        let strong = values[0] ?? 0;
        for (const each of values) if (each >= strong) strong = each;
        const last = values.at(-1) ?? 0;
        const expected = last < strong ? { strong, weak: last } : undefined;
        const standing = run(values);
        expect(standing && { strong: standing.strong, weak: standing.weak }).toEqual(expected);
      }),
    );
  });

  test('end nothing while it is not known, and are measured by what was known', () => {
    expect(run([2, 1, undefined])).toMatchObject({ strong: 2, weak: undefined });
    expect(run([2, undefined, 1])).toMatchObject({ strong: 2, weak: 1 });
    expect(run([2, undefined, 2])).toBeUndefined();
    expect(run([undefined, 1])).toBeUndefined();
  });

  test('begin anew after what was accepted', () => {
    expect(run([3, 2, 1], at(0))).toMatchObject({ strong: 2, weak: 1 });
  });
});

describe('audit events', () => {
  const event = (id: number, second: number, from: string, to: string, part: object = {}) => {
    const told = toldBy({
      key: `h/audit_event/${id}`,
      createdAt: `2026-01-02T00:00:${String(second).padStart(2, '0')}.000Z`,
      eventType: 'protected_branch_allow_force_push_updated',
      from,
      to,
      entityType: 'Project',
      entityId: 1,
      targetType: 'ProtectedBranch',
      targetId: '7',
      ...part,
    });
    if (told === undefined) throw new Error('It tells nothing.');
    return told;
  };
  const weak = event(1, 10, 'false', 'true');
  const back = event(2, 20, 'true', 'false');
  const again = event(3, 30, 'false', 'true');
  const base = {
    changes: [],
    firstRunAt: '2026-01-01T00:00:00.000Z',
    seenUpTo: '2026-01-03T00:00:00.000Z',
    now: undefined,
  };
  const seen = (second: number, after: boolean) => ({ at: `2026-01-02T00:00:${second}.000Z`, after });

  test('tell of a thing only what is certain', () => {
    expect(weak.subject).toMatchObject({ key: 'h/protected_branch/7', fromKey: null });
    expect(
      event(1, 1, 'true', 'false', { eventType: 'project_merge_requests_author_approval_updated' }),
    ).toMatchObject({ from: false, to: true, subject: { key: 'h/project/1' } });
    expect(
      event(1, 1, 'Developer', 'Owner', { eventType: 'member_updated', targetType: 'User' }),
    ).toMatchObject({ from: 30, to: 50, subject: { key: 'h/project/1', fromKey: 'h/user/7' } });
    expect(() => event(1, 1, 'a', 'b', { targetType: 'Project' })).toThrow();
    expect(() => event(1, 1, 'a', 'b', { eventType: 'webhook_destroyed' })).toThrow();
  });

  test.each([
    ['restored in the log', { told: [weak, back] }, 'RESTORED'],
    ['as strong when it was read later', { told: [weak], now: false }, 'RESTORED'],
    ['weak when it was read later', { told: [weak], now: true }, undefined],
    ['not read since', { told: [weak] }, undefined],
    ['seen by a sync', { told: [weak, back], changes: [seen(15, true)] }, 'CHANGE'],
    [
      'seen only later, after it was weakened again',
      { told: [weak, back, again], changes: [seen(40, true)] },
      'RESTORED',
    ],
    ['before the first run', { told: [weak, back], firstRunAt: '2026-01-02T00:01:00.000Z' }, 'EARLIER'],
    ['after the last run began', { told: [weak, back], seenUpTo: weak.at }, undefined],
    ['without a run', { told: [weak, back], firstRunAt: null }, undefined],
  ])('of what was %s', (_, part, verdict) => {
    expect(judge(weak, { ...base, ...part })?.as).toBe(verdict);
  });

  test('make a change only when one alone fits', () => {
    const change = { at: '2026-01-02T00:00:40.000Z', since: null, after: true };
    expect(eventOf([weak], change)).toBe(weak);
    expect(eventOf([weak, back, again], change)).toBeUndefined();
    expect(eventOf([weak, back, again], { ...change, since: '2026-01-02T00:00:25.000Z' })).toBe(again);
    expect(eventOf([weak], { ...change, after: false })).toBeUndefined();
    expect(eventOf([weak], { ...change, at: '2026-01-02T00:00:05.000Z' })).toBeUndefined();
    expect(eventOf([], change)).toBeUndefined();
  });
});
