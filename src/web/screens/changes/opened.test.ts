import type { Neighbourhood } from '../../neighbourhood/neighbourhood.js';
import { kindOfKey, openedPicture } from './opened.js';

const thing = (key: string, kindTitle: string) => ({ key, kindTitle, title: `the ${key}`, path: null });
const group = (
  relationship: string,
  direction: 'IN' | 'OUT',
  count: number,
  things: Neighbourhood['thing'][],
) => ({
  relationship,
  direction,
  kind: 'PROJECT' as const,
  kindTitle: 'project',
  count,
  things,
});
const around: Neighbourhood = {
  thing: thing('h/group/1', 'group'),
  groups: [
    group('HAS', 'OUT', 12, [thing('h/project/2', 'project')]),
    group('INVITED_TO', 'IN', 1, [thing('h/project/3', 'project')]),
  ],
};
const membership = {
  subject: 'RELATIONSHIP',
  operation: 'CREATED',
  kind: 'MEMBER_OF',
  key: 'h/group/1',
  fromKey: 'h/user/9',
} as const;
const labelOf = (key: string) => key;

describe('what a change opened', () => {
  it('is for a relationship its ends and what the target reaches, with the rest counted', () => {
    const { nodes, edges } = openedPicture(membership, [around], labelOf);
    expect(nodes.map(({ id }) => id).slice(0, 3)).toEqual(['h/user/9', 'h/group/1', 'h/project/2']);
    expect(nodes.slice(3)).toEqual([expect.objectContaining({ kind: 'project', count: 11 })]);
    expect(edges.map(({ label }) => label)).toEqual(['HAS', 'HAS', 'MEMBER_OF']);
  });

  it('is for a thing all that is around it', () => {
    const { nodes } = openedPicture({ ...membership, subject: 'NODE', fromKey: null }, [around], labelOf);
    expect(nodes.map(({ id }) => id)).toContain('h/project/3');
  });

  it('keeps both ends of what is gone', () => {
    const { nodes, edges } = openedPicture({ ...membership, operation: 'DELETED' }, [], labelOf);
    expect(nodes).toEqual([
      { id: 'h/user/9', label: 'h/user/9', kind: 'user' },
      { id: 'h/group/1', label: 'h/group/1', kind: 'group' },
    ]);
    expect(edges.map(({ label }) => label)).toEqual(['MEMBER_OF (gone)']);
  });
});

describe('the kind of a key', () => {
  it('is its second part in words', () => {
    expect(kindOfKey('h/protected_branch/7')).toBe('protected branch');
  });
});
