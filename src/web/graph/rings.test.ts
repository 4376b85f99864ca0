import { expect, test } from '@jest/globals';
import { inRings } from './rings.js';

const node = (id: string) => ({ id, label: id, kind: 'user' });
const edge = (source: string, target: string) => ({
  id: `${source} ${target}`,
  source,
  target,
  label: 'KNOWS',
});

test('what is next to the centre is in the inner rings, what is further in the outer ones', () => {
  const near = Array.from({ length: 20 }, (_, index) => `near ${index}`);
  const far = ['far 1', 'far 2'];
  const places = inRings(
    {
      nodes: ['centre', ...far, ...near, 'alone'].map(node),
      edges: [...near.map((id) => edge(id, 'centre')), ...far.map((id) => edge('near 3', id))],
    },
    'centre',
  );
  const radius = (id: string) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    return Math.round(Math.hypot(x / 1.6, y));
  };
  expect(places.get('centre')).toEqual({ x: 0, y: 0 });
  expect(near.map(radius)).toEqual([...Array(8).fill(115), ...Array(12).fill(230)]);
  expect(far.map(radius)).toEqual([345, 345]);
  expect(radius('alone')).toBe(460);
});

test('no two things are at one place', () => {
  const ids = Array.from({ length: 299 }, (_, index) => `thing ${index}`);
  const places = inRings(
    { nodes: ['centre', ...ids].map(node), edges: ids.map((id) => edge('centre', id)) },
    'centre',
  );
  expect(new Set([...places.values()].map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(300);
});
