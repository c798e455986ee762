import { describe, expect, it } from 'vitest';
import { durationText, durationWords, parseDuration } from './duration.ts';

describe('spans of work', () => {
  it.each([
    ['1w 2d 3h 4m', 40 * 3600 + 16 * 3600 + 3 * 3600 + 240],
    ['90m', 5400],
    ['10', 600],
    ['1.5h', 5400],
    [' 2H ', 7200],
    ['1day', 28_800],
    ['0m', 0],
  ])('%s is so many seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', 'soon', '-1h', '1y', '1h2m', '1h 2m 3m 4m 5m', '9'.repeat(20), '999999999w', 'NaN', '1e3h'])(
    '%s is none',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  it('are written shortly and in words', () => {
    expect(durationText(8700)).toBe('2h 25m');
    expect(durationWords(8700)).toBe('2 hours, 25 minutes');
    expect(durationText(40 * 3600)).toBe('1w');
    expect(durationWords(28_800 + 3600 + 60)).toBe('1 day, 1 hour, 1 minute');
    expect([durationText(0), durationWords(59)]).toEqual(['0m', '0 minutes']);
  });

  it('are read back as they were written', () => {
    for (let seconds = 0; seconds < 1_000_000; seconds += 4980) {
      expect(parseDuration(durationText(seconds))).toBe(seconds);
    }
  });
});
