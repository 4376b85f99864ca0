import fc from 'fast-check';
import { decidingAbilities } from './questions.js';
import type { Fact, FeatureLevel, Tier, Visibility } from './world.js';

/** A number that stands for one of the things there are, whatever their number: drafts shrink without breaking. */
const pick = fc.nat({ max: 47 });
const seldom = fc.nat({ max: 9 }).map((n) => n === 9);
const half = fc.boolean();
const list = <T>(of: fc.Arbitrary<T>, maxLength: number, minLength = 0) =>
  fc.array(of, { minLength, maxLength, size: 'max' });

const visibility = fc.constantFrom<Visibility[]>('private', 'private', 'internal', 'public');
const feature = fc.constantFrom<FeatureLevel[]>('enabled', 'enabled', 'enabled', 'private', 'disabled');
const levels = fc.constantFrom(30, 40, 10, 20, 50, 15, 25);

/** Roles that entries of rules name. */
const entryLevels = fc.constantFrom<number[][]>([40], [30], [0], [], [60], [30, 40], [40, 60]);

/** Whom a rule lets, by picks. */
const entries = fc.record({
  levels: entryLevels,
  users: list(pick, 2),
  groups: list(fc.record({ group: pick, inherited: half }), 2),
  keys: list(pick, 1),
});
export type DraftEntries = typeof entries extends fc.Arbitrary<infer T> ? T : never;

const scope = fc.constantFrom(
  'api',
  'read_api',
  'write_repository',
  'read_repository',
  'admin_mode',
  'read_user',
  'sudo',
);

const abilities = fc.subarray([...decidingAbilities]);

const people = {
  users: list(
    fc.record({
      type: fc.constantFrom(
        'HUMAN' as const,
        'HUMAN' as const,
        'PROJECT_BOT' as const,
        'SERVICE_ACCOUNT' as const,
      ),
      state: fc.constantFrom('active', 'active', 'active', 'active', 'active', 'blocked', 'deactivated'),
      locked: seldom,
      admin: seldom,
      auditor: seldom,
      external: seldom,
    }),
    8,
    1,
  ),
  memberRoles: list(fc.record({ base: levels, abilities }), 3),
  memberships: list(
    fc.record({
      user: pick,
      place: pick,
      level: fc.oneof({ weight: 9, arbitrary: levels }, { weight: 1, arbitrary: fc.constant(5) }),
      awaiting: seldom,
      expired: seldom,
      role: fc.option(pick, { nil: undefined }),
    }),
    18,
  ),
  shares: list(
    fc.record({
      group: pick,
      to: pick,
      level: fc.oneof({ weight: 9, arbitrary: levels }, { weight: 1, arbitrary: fc.constant(5) }),
      role: fc.option(pick, { nil: undefined }),
    }),
    8,
  ),
};

const places = {
  groups: list(
    fc.record({ parent: fc.option(pick, { nil: undefined, freq: 3 }), visibility, lock: seldom }),
    6,
    1,
  ),
  projects: list(
    fc.record({
      home: pick,
      personal: seldom,
      visibility,
      archived: seldom,
      emptyRepo: seldom,
      repository: feature,
      mergeRequests: feature,
      builds: feature,
      environments: feature,
      limit: half,
      push: half,
    }),
    6,
    1,
  ),
};

const protections = {
  branches: list(
    fc.record({
      place: pick,
      name: fc.constantFrom('main', '*', 'release/*', 'release/1', 'm*n', '*-stable'),
      push: entries,
      merge: entries,
      force: half,
    }),
    6,
  ),
  tags: list(fc.record({ project: pick, name: fc.constantFrom('v*', '*', 'v1'), create: entries }), 3),
  environments: list(
    fc.record({
      project: pick,
      name: fc.constantFrom('production', 'staging', 'review/1'),
      tier: fc.constantFrom('production', 'staging', 'other'),
    }),
    4,
  ),
  protectedEnvironments: list(
    fc.record({
      place: pick,
      name: fc.constantFrom('production', 'staging', 'review/1', 'other'),
      deploy: entries,
      approve: fc.option(entries, { nil: undefined }),
    }),
    4,
  ),
};

const machines = {
  variables: list(
    fc.record({
      place: pick,
      name: fc.constantFrom('TOKEN', 'KEY'),
      protected: half,
      hidden: seldom,
      environmentScope: fc.constantFrom('*', 'production'),
    }),
    4,
  ),
  runners: list(
    fc.record({
      scope: fc.constantFrom('group' as const, 'project' as const, 'instance' as const),
      places: list(pick, 2, 1),
      refProtected: half,
      paused: seldom,
    }),
    2,
  ),
  accessTokens: list(
    fc.record({
      user: pick,
      place: pick,
      scopes: fc.uniqueArray(scope, { minLength: 1, maxLength: 3 }),
      revoked: seldom,
      expired: seldom,
    }),
    5,
  ),
  deployTokens: list(
    fc.record({
      place: pick,
      scopes: fc.constantFrom(['read_repository'], ['read_registry'], ['read_repository', 'read_registry']),
      revoked: seldom,
      expired: seldom,
    }),
    2,
  ),
  deployKeys: list(
    fc.record({ owner: pick, enabled: list(fc.record({ project: pick, canPush: half }), 3) }),
    3,
  ),
  allowances: list(fc.record({ from: pick, to: pick }), 5),
};

const tier = fc.constantFrom<Fact<Tier>[]>('ultimate', 'ultimate', 'ultimate', 'premium', 'free');

/** Any draft of a world: independent lists whose picks are made to fit afterwards. */
export const anyDraft = fc.record({
  tier,
  adminMode: half,
  ...places,
  ...people,
  ...protections,
  ...machines,
});
export type Draft = typeof anyDraft extends fc.Arbitrary<infer T> ? T : never;
