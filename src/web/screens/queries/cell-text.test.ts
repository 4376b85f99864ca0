import { describe, expect, it } from '@jest/globals';
import { cellText, keyOfNode } from './cell-text.js';

const user = {
  elementId: '4:1',
  labels: ['GitLabEntity', 'GitLabUser'],
  properties: { username: 'root', key: 'h/user/1' },
};
const member = { elementId: '5:1', type: 'MEMBER_OF', start: '4:1', end: '4:2', properties: {} };
const group = { elementId: '4:2', labels: ['GitLabGroup'], properties: {} };

describe('cellText', () => {
  it('tells of nodes, relationships and paths in words', () => {
    expect(cellText(user)).toBe('root');
    expect(cellText(group)).toBe('group');
    expect(cellText(member)).toBe('MEMBER_OF');
    expect(cellText({ nodes: [user, group], relationships: [member] })).toBe('root – MEMBER_OF group');
    expect(cellText([user, 1, []])).toBe('root, 1, none');
  });

  it('tells of all other values', () => {
    expect(cellText(null)).toBe('–');
    expect(cellText(true)).toBe('yes');
    expect(cellText({ a: 1 })).toBe('{"a":1}');
  });
});

it('keyOfNode', () => {
  expect(keyOfNode(user)).toBe('h/user/1');
  expect(keyOfNode(group)).toBeUndefined();
  expect(keyOfNode('x')).toBeUndefined();
});
