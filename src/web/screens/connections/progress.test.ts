import { overallOf } from './progress.js';

describe('how far a run is', () => {
  it('counts only sources that are read at all', () => {
    const states = ['DONE', 'DONE', 'READING', 'WAITING', 'COVERED', 'UNREADABLE', 'ABSENT'] as const;
    expect(overallOf(states.map((state) => ({ state })))).toEqual({ done: 2, total: 4 });
  });

  it('is nothing of nothing before the sources are known', () => {
    expect(overallOf([])).toEqual({ done: 0, total: 0 });
  });
});
