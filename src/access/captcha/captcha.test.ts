import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { letters } from './captcha.glyph.ts';
import { drawWord, randomWord } from './captcha.picture.ts';
import { plainWord } from './captcha.ts';

describe('the word of a CAPTCHA', () => {
  it('has five or six letters, none of which looks like another', () => {
    const words = Array.from({ length: 500 }, randomWord);
    for (const word of words) expect(word).toMatch(/^[A-Za-z]{5,6}$/);
    expect(new Set(words.map((word) => word.length))).toEqual(new Set([5, 6]));
    expect(words.join('')).not.toMatch(/[oO0lI1]/);
    expect(new Set(words).size).toBeGreaterThan(495);
  });

  it('is compared without regard to case and blanks', () => {
    expect(plainWord(' Ka bdE\t')).toBe(plainWord('kABDe'));
    expect(plainWord('kabde')).not.toBe(plainWord('kabdf'));
  });
});

describe('the picture of a CAPTCHA', () => {
  it('can draw every letter, dark on light, and never the same way twice', async () => {
    for (const word of [
      letters.slice(0, 6),
      letters.slice(6, 12),
      letters.slice(12, 18),
      letters.slice(18),
    ]) {
      const [one, two] = await Promise.all([drawWord(word), drawWord(word)]);
      expect(one.equals(two)).toBe(false);
      const { channels } = await sharp(one).toColourspace('srgb').stats();
      const [red] = channels;
      expect(red?.min).toBeLessThan(60);
      expect(red?.max).toBeGreaterThan(230);
      // Ink covers a good part of it, and by far not all.
      expect(red?.mean).toBeGreaterThan(120);
      expect(red?.mean).toBeLessThan(225);
    }
  });
});
