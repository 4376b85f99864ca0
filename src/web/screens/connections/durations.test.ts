import { durationText } from './durations.js';

describe('how long something took', () => {
  it.each([
    [null, '–'],
    [0, '0 ms'],
    [870, '870 ms'],
    [1000, '1 s'],
    [72_400, '1 min 12 s'],
    [120_000, '2 min'],
    [3_600_000 + 5 * 60_000 + 9000, '1 h 5 min'],
    [26 * 3_600_000, '26 h'],
  ])('%p is %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});
