import { describe, expect, it } from 'vitest';
import { drawInitials, drawPattern } from './avatar.picture.ts';
import { avatarFor, initials, pixelsOf, systemAvatars } from './avatar.ts';

describe('Initials', () => {
  it.each([
    ['Fred F. User', 'FU'],
    ['fred', 'F'],
    ['  Anna   Maria  ', 'AM'],
    ['李小龙', '李'],
    ['élan vital', 'ÉV'],
    ['(Dr.) 2Pac', 'D2'],
    ['***', ''],
    ['', ''],
  ])('of %j are %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('Pictures', () => {
  it('are always the same for the same key', () => {
    expect(avatarFor('JIRAUSER10000')).toBe(avatarFor('JIRAUSER10000'));
    expect(drawPattern('10000', '#000', 48)).toBe(drawPattern('10000', '#000', 48));
    expect(drawPattern('10000', '#000', 48)).not.toBe(drawPattern('10001', '#000', 48));
  });

  it('let white letters be read on every color (WCAG 2.2, 1.4.3)', () => {
    for (const { color } of systemAvatars)
      expect([color, 1.05 / (luminance(color) + 0.05) >= 4.5]).toEqual([color, true]);
  });

  it('hold nothing but what may be in an SVG', () => {
    expect(drawInitials('<"', '#000', 48)).toContain('>&#60;&#34;</text>');
    expect(drawInitials('', '#000', 48)).not.toContain('<text');
  });

  it('have the sizes that Jira names, and 48 pixels otherwise', () => {
    expect(['xsmall', 'small', 'medium', undefined, '64', '0', '1e9', 'x'].map(pixelsOf)).toEqual([
      16, 24, 32, 48, 64, 48, 48, 48,
    ]);
  });
});

/** WCAG's relative luminance. */
function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
