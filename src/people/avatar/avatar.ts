/** Which pictures there are: one for each of a dozen colours, with the initials of whom they stand for. */
import { createHash } from 'node:crypto';

export interface SystemAvatar {
  readonly id: number;
  readonly color: string;
}

/** White letters on each have a contrast of 4.5 or more (WCAG 2.2, 1.4.3). The ids are Tessera's own. */
export const systemAvatars: readonly SystemAvatar[] = [
  '#0052cc',
  '#00695c',
  '#5e35b1',
  '#ad1457',
  '#b3261e',
  '#8d4a00',
  '#4e6b12',
  '#37474f',
  '#006494',
  '#6a1b9a',
  '#3d5afe',
  '#795548',
].map((color, index) => ({ id: 10_334 + index, color }));

export const findSystemAvatar = (id: number): SystemAvatar | null =>
  systemAvatars.find((avatar) => avatar.id === id) ?? null;

const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, SystemAvatar>();

/** The picture of somebody who chose none: always the same for the same key, and so remembered. */
export function avatarFor(key: string): SystemAvatar {
  const known = remembered.get(key);
  if (known) return known;
  const avatar = systemAvatars[digest(key).readUInt32BE(0) % systemAvatars.length] as SystemAvatar;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, avatar);
  return avatar;
}

export const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `Fred F. User` → `FU`, `Cher` → `C`, `李小龙` → `李`. Empty where there is no letter or digit. */
export function initials(displayName: string): string {
  const words = displayName
    .normalize('NFC')
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .filter((letter) => letter !== '');
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}

/** Jira's names of sizes, in pixels. */
const sizes: Readonly<Record<string, number>> = {
  xsmall: 16,
  small: 24,
  medium: 32,
  large: 48,
  xlarge: 64,
  xxlarge: 96,
  xxxlarge: 128,
};

/** `?size=small` or `?s=24` → pixels; whatever else is 48. */
export function pixelsOf(size: string | undefined): number {
  const named = size === undefined ? undefined : sizes[size];
  const number = Number(size);
  return named ?? (Number.isInteger(number) && number >= 8 && number <= 512 ? number : 48);
}
