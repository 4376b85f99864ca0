import { describe, expect, test } from '@jest/globals';
import { worldFrom } from '../../support/access/matrix.js';
import type { Action } from '../../support/access/questions.js';
import { decide, effectiveRole, whatCan, whoCan } from '../../support/access/reference.js';
import { fits } from '../../support/access/refs.js';

/** Asks of a written world, by names. */
function asking(written: Parameters<typeof worldFrom>[0]) {
  const { world, names } = worldFrom(written);
  return {
    world,
    names,
    role: (who: string, on: string) =>
      effectiveRole(world, names.identity(who), names.place(on)).latentAccessLevel,
    may: (who: string, action: Action, on: string, ref?: string) =>
      decide(world, names.identity(who), action, names.resource(world, on), ref).decision,
  };
}

describe('shares (R4 to R7)', () => {
  const tree = { a: {}, 'a/b': {}, x: {}, 'x/y': {}, 'x/y/z': {}, s: {} };

  test('R5: a project share sees shares with any group above the invited one, each with its direct members only', () => {
    const { role } = asking({
      groups: { ...tree, 's/t': {} },
      projects: { 'a/b/p': {} },
      members: { s: { top: 50 }, 's/t': { low: 40 } },
      shares: { x: { 's/t': 30 }, 'x/y/z': { s: 20 }, 'a/b/p': { 'x/y/z': 40 } },
    });
    expect(role('low', 'a/b/p')).toBe(30);
    // An inherited member of `s/t`, but a direct one of `s`.
    expect(role('top', 'a/b/p')).toBe(20);
    expect(role('top', 'x')).toBe(0);
  });

  test('R5: a group that is invited to a project of its own subtree changes nothing downwards', () => {
    const { role } = asking({
      groups: tree,
      projects: { 'a/p': {}, 'a/b/p': {} },
      members: { 'a/b': { sub: 50 }, a: { top: 20 } },
      shares: { 'a/p': { 'a/b': 30 } },
    });
    expect(role('sub', 'a/p')).toBe(30);
    // An inherited member of the invited group, at the lower of 20 and 30.
    expect(role('top', 'a/p')).toBe(20);
    expect(role('sub', 'a')).toBe(0);
  });

  test('R5, R6: circles of shares end, and the lowest role on the way counts', () => {
    const { role } = asking({
      groups: tree,
      projects: { 'a/p': {} },
      members: { s: { jo: 50 } },
      shares: { x: { s: 40, a: 50 }, s: { x: 50 }, a: { x: 50 }, 'a/p': { x: 30 } },
    });
    expect([role('jo', 'x'), role('jo', 'a'), role('jo', 'a/p')]).toEqual([40, 0, 30]);
  });
});

describe('custom roles (R17)', () => {
  const written = {
    groups: { a: {}, s: {} },
    projects: { 'a/p': {} },
    roles: { hooks: { base: 20, abilities: ['admin_web_hook'] }, none: { base: 20, abilities: [] } },
  };

  test('abilities of a lower membership count beside a higher role over another way', () => {
    const { may, role } = asking({
      ...written,
      members: { a: { jo: { level: 10, role: 'hooks' } }, s: { jo: 30 } },
      shares: { 'a/p': { s: 30 } },
    });
    expect(role('jo', 'a/p')).toBe(30);
    expect(may('jo', 'MANAGE_HOOKS', 'a/p')).toBe('ALLOWED');
  });

  test('an inherited member of a group whose group invites has the ability nowhere', () => {
    const { may } = asking({
      ...written,
      groups: { ...written.groups, 's/t': {} },
      members: { s: { jo: { level: 20, role: 'hooks' } } },
      shares: { a: { 's/t': { level: 30, role: 'hooks' } } },
    });
    expect(may('jo', 'MANAGE_HOOKS', 'a')).toBe('DENIED');
  });

  test('at equal base roles it is the member’s that counts, even when the link’s has more', () => {
    const { may } = asking({
      ...written,
      members: { s: { jo: { level: 20, role: 'none' } } },
      shares: { a: { s: { level: 20, role: 'hooks' } } },
    });
    expect(may('jo', 'MANAGE_HOOKS', 'a/p')).toBe('DENIED');
  });
});

describe('protected refs (R19 to R23)', () => {
  test.each([
    ['*', 'a/b', true],
    ['a*', 'a', true],
    ['a*b*c', 'abbc', true],
    ['a*b*c', 'acb', false],
    ['*-stable', 'x-stable-1', false],
    ['a.c', 'abc', false],
    ['a*a', 'a', false],
    ['[ab]', 'a', false],
  ])('R19: whether %s fits %s is %s', (pattern, name, expected) => {
    expect(fits(pattern, name)).toBe(expected);
  });

  const base = {
    groups: { a: {}, s: {} },
    projects: { 'a/p': {} },
    users: { root: { admin: true } },
    members: { a: { rep: 20, dev: 30, main: 40 }, s: { jo: 50 } },
  };

  test('R19, R24: a rule on another branch leaves the default branch as it was', () => {
    const { may } = asking({ ...base, protected_branches: { 'a/p': { other: { push: [0] } } } });
    expect(may('dev', 'PUSH', 'a/p')).toBe('ALLOWED');
    expect(may('dev', 'FORCE_PUSH', 'a/p')).toBe('ALLOWED');
    expect(may('dev', 'PUSH', 'a/p', 'other')).toBe('DENIED');
  });

  test('R20: a rule without entries lets nobody, an administrator neither', () => {
    const { may } = asking({ ...base, protected_branches: { 'a/p': { main: {} } } });
    for (const who of ['main', 'root']) expect(may(who, 'PUSH', 'a/p')).toBe('DENIED');
  });

  test('R20, R21: an administrator who is named and not a member gets nothing by that', () => {
    const { may } = asking({ ...base, protected_branches: { 'a/p': { main: { push: ['root'] } } } });
    expect(may('root', 'PUSH', 'a/p')).toBe('DENIED');
  });

  test('R21, R22: a person entry and a group entry for the same person are pooled over rules', () => {
    const { may } = asking({
      ...base,
      shares: { 'a/p': { s: 30 } },
      protected_branches: { 'a/p': { main: { push: ['group:s'] }, 'm*': { merge: ['rep'] } } },
    });
    expect(may('jo', 'PUSH', 'a/p')).toBe('ALLOWED');
    expect(may('jo', 'MERGE', 'a/p')).toBe('DENIED');
    expect(may('rep', 'MERGE', 'a/p')).toBe('ALLOWED');
    expect(may('rep', 'PUSH', 'a/p')).toBe('DENIED');
  });

  test('R23: the key of an administrator pushes to unprotected branches of every project it is enabled in', () => {
    const { may } = asking({
      ...base,
      protected_branches: { 'a/p': { main: { push: [40] } } },
      deploy_keys: { k: { owner: 'root', on: { 'a/p': 'push' } } },
    });
    expect(may('deploy_key:k', 'PUSH', 'a/p', 'topic')).toBe('ALLOWED');
    expect(may('deploy_key:k', 'PUSH', 'a/p', 'main')).toBe('DENIED');
    expect(may('deploy_key:k', 'FORCE_PUSH', 'a/p', 'topic')).toBe('ALLOWED');
    expect(may('deploy_key:k', 'FORCE_PUSH', 'a/p', 'main')).toBe('DENIED');
  });
});

describe('job tokens (R28)', () => {
  const base = {
    groups: { a: {}, b: {} },
    projects: { 'a/p': {}, 'b/q': {} },
    members: { a: { dev: 30 }, b: { dev: 15 } },
  };

  test('an allow-list is for the project that has it', () => {
    const { may } = asking({ ...base, job_tokens: { 'b/q': ['a'] } });
    expect(may('job_token:a/p', 'READ_CODE', 'b/q')).toBe('ALLOWED');
    expect(may('job_token:b/q', 'READ_CODE', 'a/p')).toBe('DENIED');
  });

  test('who may run pipelines on protected refs only is somebody, too', () => {
    const { may } = asking({
      ...base,
      protected_branches: { 'a/p': { '*': { push: [0] }, main: { merge: [30] } } },
      job_tokens: { 'b/q': ['a/p'] },
    });
    expect(may('job_token:a/p', 'READ_CODE', 'b/q')).toBe('ALLOWED');
  });

  test('where nobody may run any pipeline nothing else is reached', () => {
    const { may } = asking({
      ...base,
      protected_branches: { 'a/p': { '*': { push: [0], merge: [0] } } },
      protected_tags: { 'a/p': { '*': [0] } },
      job_tokens: { 'b/q': ['a/p'] },
    });
    expect(may('job_token:a/p', 'READ_CODE', 'b/q')).toBe('DENIED');
    expect(may('job_token:a/p', 'READ_CODE', 'a/p')).toBe('ALLOWED');
  });

  test('a reader of the second who is not active does not count', () => {
    const { may } = asking({
      ...base,
      users: { dev: { state: 'blocked' } },
      projects: { 'a/p': {}, 'b/q': { job_token_limit: false } },
    });
    expect(may('job_token:a/p', 'READ_CODE', 'b/q')).toBe('DENIED');
  });
});

describe('protected environments (R33)', () => {
  const base = {
    groups: { a: {}, ops: {}, 'ops/x': {}, ext: {} },
    projects: { 'a/p': {} },
    members: { a: { rep: 20, dev: 30, main: 40 } },
    environments: { 'a/p': { prod: 'production' } },
  };
  const environment = 'environment:a/p#prod';

  test('a group entry does not cover who comes over a share with that group', () => {
    const { may } = asking({
      ...base,
      members: { ...base.members, ext: { rep: 50 } },
      shares: { ops: { ext: 50 } },
      protected_environments: { 'a/p': { prod: { deploy: ['group+:ops'] } } },
    });
    expect(may('rep', 'DEPLOY', environment)).toBe('DENIED');
  });

  test('two rules of which each lets another person let nobody', () => {
    const { may } = asking({
      ...base,
      protected_environments: {
        'a/p': { prod: { deploy: ['rep'] } },
        a: { production: { deploy: ['dev'] } },
      },
    });
    for (const who of ['rep', 'dev', 'main']) expect(may(who, 'DEPLOY', environment)).toBe('DENIED');
  });

  test('a role that comes over a share counts for a level', () => {
    const { may } = asking({
      ...base,
      members: { ext: { jo: 50 } },
      shares: { 'a/p': { ext: 40 } },
      protected_environments: { 'a/p': { prod: { deploy: [40], approve: [40] } } },
    });
    expect(may('jo', 'DEPLOY', environment)).toBe('ALLOWED');
    expect(may('jo', 'APPROVE_DEPLOYMENT', environment)).toBe('ALLOWED');
  });
});

describe('the lists', () => {
  const { world, names } = asking({
    groups: { a: {} },
    projects: { 'a/p': { visibility: 'public' }, 'a/q': {} },
    users: { root: { admin: true }, gone: { state: 'blocked' } },
    members: { a: { dev: 30, gone: 50 } },
    access_tokens: { t: { user: 'dev', scopes: ['read_api'] }, u: { user: 'dev', scopes: ['sudo'] } },
    deploy_tokens: { d: { on: 'a', scopes: ['read_repository'] } },
    deploy_keys: { k: { owner: 'dev', on: { 'a/q': 'push' } } },
    runners: { r: { serves: ['a/q'] } },
  });
  const listed = (action: Action, on: string) =>
    whoCan(world, action, names.resource(world, on)).map(({ identity }) => identity);

  test('whoCan names people, tokens, keys, runners, job tokens and everybody', () => {
    const all = ['root', 'dev', 'token:t', 'deploy_token:d', 'job_token:a/p', 'job_token:a/q', 'anonymous'];
    expect(listed('READ_CODE', 'a/p')).toEqual(all.map((name) => names.identity(name)));
    const some = ['root', 'dev', 'token:t', 'deploy_token:d', 'deploy_key:k', 'runner:r', 'job_token:a/q'];
    expect(listed('READ_CODE', 'a/q')).toEqual(some.map((name) => names.identity(name)));
    expect(listed('PUSH', 'a/q')).toEqual(
      ['root', 'dev', 'deploy_key:k'].map((name) => names.identity(name)),
    );
  });

  test('whatCan names the things, with the role behind each', () => {
    expect(whatCan(world, names.identity('dev'), 'READ_CODE')).toEqual(
      ['a/p', 'a/q'].map((path) => ({ resource: names.place(path), decision: 'ALLOWED', accessLevel: 30 })),
    );
    expect(whatCan(world, { kind: 'anonymous' }, 'READ_PROJECT')).toEqual([
      { resource: names.place('a/p'), decision: 'ALLOWED', accessLevel: null },
    ]);
    expect(whatCan(world, names.identity('gone'), 'READ_PROJECT')).toEqual([]);
  });

  test('an action that is none of the thing is refused', () => {
    expect(() => decide(world, { kind: 'anonymous' }, 'PUSH', { kind: 'instance' })).toThrow('nothing');
  });
});
