import { dayOf, endOf, startOf } from './days.js';

describe('days of an address', () => {
  it('begin and end where the person is', () => {
    expect(startOf('2026-03-01')).toBe(new Date(2026, 2, 1).toISOString());
    expect(endOf('2026-03-01')).toBe(new Date(2026, 2, 2).toISOString());
  });

  it('may be whole times, which stay as they are', () => {
    expect(startOf('2026-03-01T10:20:30Z')).toBe('2026-03-01T10:20:30.000Z');
    expect(endOf('2026-03-01T10:20:30Z')).toBe('2026-03-01T10:20:30.000Z');
  });

  it('are days again for fields', () => {
    expect(dayOf('2026-03-01')).toBe('2026-03-01');
    expect(dayOf(new Date(2026, 2, 1, 10).toISOString())).toBe('2026-03-01');
  });

  it.each(['', 'yesterday', '2026-13-45'])('are none when they are no times: %s', (text) => {
    expect([startOf(text), endOf(text), dayOf(text)]).toEqual([null, null, '']);
  });
});
