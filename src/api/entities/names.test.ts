import { describe, expect, test } from '@jest/globals';
import { entities } from '../../gitlab/entities/index.js';
import { relationships } from '../../gitlab/model/relationships.js';
import { apiKind, apiKinds, neighbours, plural } from './names.js';

describe('names of the API', () => {
  test('every field of a type is there once, its properties among them', () => {
    for (const kind of apiKinds) {
      const own = neighbours.filter(({ owner }) => owner === kind).map(({ field }) => field);
      const fields = ['key', 'type', 'unreadable', ...Object.keys(kind.definition.properties), ...own];
      expect(fields.filter((field, index) => fields.indexOf(field) !== index)).toEqual([]);
      for (const field of fields) expect(field).toMatch(/^[a-z][A-Za-z0-9]*$/);
    }
  });

  test('lists and look-ups are called as their kinds', () => {
    expect(apiKinds.map(({ many }) => many)).toEqual(
      expect.arrayContaining([
        'accounts',
        'mergeRequests',
        'deployKeys',
        'branches',
        'identities',
        'ciConfigs',
      ]),
    );
    expect(apiKinds).toHaveLength(Object.keys(entities).length);
    expect(apiKind('merge_request')).toMatchObject({ typeName: 'MergeRequest', one: 'mergeRequest' });
    expect(apiKind('constructor')).toBeUndefined();
    for (const { lookUp, indexes } of Object.values(entities)) {
      if (lookUp !== undefined) expect(indexes).toContain(lookUp);
    }
  });

  test.each([
    ['branch', 'branches'],
    ['policy', 'policies'],
    ['key', 'keys'],
    ['webhook', 'webhooks'],
  ])('several of a %s are %s', (one, many) => {
    expect(plural(one)).toBe(many);
  });

  test('what a relationship reaches is within its two ends, and each end has a field', () => {
    for (const { type, from, to, reaches } of relationships) {
      const pairs = Object.entries(reaches ?? {});
      for (const [kind, others] of pairs) {
        expect(from).toContain(kind);
        expect(to).toEqual(expect.arrayContaining([...others]));
      }
      const ends = (direction: 'in' | 'out') =>
        new Set(
          neighbours
            .filter((each) => each.type === type && each.direction === direction)
            .map(({ owner }) => owner.kind),
        );
      expect([...ends('out')].sort()).toEqual([...from].sort());
      expect([...ends('in')].sort()).toEqual([...to].sort());
    }
  });

  test('edges of one connection type carry the facts of one type of relationship', () => {
    const facts = new Map<string, string>();
    for (const { listName, other, relationship } of neighbours) {
      const names = Object.keys(relationship.properties).join();
      expect(facts.get(listName) ?? names).toBe(names);
      facts.set(listName, names);
      if (names === '') expect(listName).toBe(other.typeName);
    }
  });
});
