import { describe, expect, it } from '@jest/globals';
import { keysIn, kindOfLabels, nameOfNode, pictureOfCypher, pictureOfRows } from './result-graph.js';

const names = new Map([
  ['h/user/1', { title: '@root', kindTitle: 'user' }],
  ['h/group/2', { title: 'acme', kindTitle: 'group' }],
]);

describe('pictureOfRows', () => {
  const columns = ['name', 'userKey', 'ownerKey', 'key'];

  it('draws from the first key to the others, each relationship once', () => {
    const rows = [
      { name: 'a', userKey: 'h/user/1', ownerKey: null, key: 'h/group/2' },
      { name: 'b', userKey: 'h/user/1', ownerKey: 'h/user/3', key: 'h/group/2' },
      { name: 'c', userKey: null, ownerKey: 'h/user/4', key: 'h/group/2' },
    ];
    const { nodes, edges } = pictureOfRows(columns, rows, names);
    expect(nodes).toEqual([
      { id: 'h/user/1', label: '@root', kind: 'user' },
      { id: 'h/group/2', label: 'acme', kind: 'group' },
      { id: 'h/user/3', label: 'h/user/3', kind: 'thing' },
    ]);
    expect(edges.map(({ source, label, target }) => [source, label, target])).toEqual([
      ['h/user/1', 'group', 'h/group/2'],
      ['h/user/1', 'owner', 'h/user/3'],
    ]);
    expect(keysIn(columns, rows)).toEqual(['h/user/1', 'h/group/2', 'h/user/3', 'h/user/4']);
  });

  it('draws nothing of rows with one column of keys', () => {
    expect(pictureOfRows(['key'], [{ key: 'h/user/1' }], names)).toEqual({ nodes: [], edges: [] });
  });
});

describe('pictureOfCypher', () => {
  it('names nodes by their keys, and has all ends', () => {
    const { nodes, edges } = pictureOfCypher({
      nodes: [
        {
          id: '4:1',
          key: 'h/user/1',
          labels: ['GitLabEntity', 'GitLabUser', 'User'],
          properties: { username: 'root' },
        },
        { id: '4:2', key: null, labels: ['Meta'], properties: {} },
      ],
      relationships: [{ id: '5:1', type: 'MEMBER_OF', source: '4:1', target: '4:9' }],
    });
    expect(nodes).toEqual([
      { id: 'h/user/1', label: 'root', kind: 'user' },
      { id: '4:2', label: 'meta', kind: 'meta', hasPage: false },
      { id: '4:9', label: 'not returned', kind: 'not returned', hasPage: false },
    ]);
    expect(edges).toEqual([{ id: '5:1', source: 'h/user/1', target: '4:9', label: 'MEMBER_OF' }]);
  });
});

it('nodes without what names them are called by nothing', () => {
  expect(kindOfLabels(['GitLabEntity', 'AccessToken', 'GitLabAccessToken'])).toBe('access token');
  expect(kindOfLabels([])).toBe('thing');
  expect(nameOfNode({ id: 7 })).toBe('7');
  expect(nameOfNode(null)).toBeUndefined();
});
