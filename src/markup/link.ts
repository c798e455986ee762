/** What stands between `[` and `]`, and between `!` and `!`. */
import { safeAddress, safeLength } from './safe.ts';
import type { ImageOptions, Link } from './tree.ts';

export interface ReadLink {
  readonly link: Link;
  /** What is shown; null: what it leads to. */
  readonly alias: string | null;
}

/** `alias|target|tip` @returns null where it leads nowhere: it is text then */
export function readLink(inside: string): ReadLink | null {
  const parts = inside.split('|');
  const [first = '', second, third] = parts;
  if (parts.length > 3 || inside.trim() === '') return null;
  const alias = second === undefined ? null : first;
  const link =
    readTarget((second ?? first).trim()) ?? (third === undefined ? null : readTarget(third.trim()));
  return link === null || alias?.trim() === '' ? null : { link, alias };
}

function readTarget(target: string): Link | null {
  if (/^~[^\s~]/.test(target)) return { to: 'user', name: target.replace(/^~(?:accountid:)?/, '') };
  if (/^\^[^\s^]/.test(target)) return { to: 'attachment', name: target.slice(1) };
  if (/^#\S/.test(target)) return { to: 'anchor', name: target.slice(1) };
  if (/^[A-Z][A-Z0-9_]{1,254}-[1-9]\d{0,14}$/.test(target)) return { to: 'issue', key: target };
  const address = safeAddress(target);
  return address === null ? null : { to: 'address', address };
}

export interface ReadImage {
  /** Name of an attachment, or an address. */
  readonly source: string;
  readonly options: ImageOptions;
}

/** `name.png|thumbnail, width=300` @returns null where that is no image: it is text then */
export function readImage(inside: string): ReadImage | null {
  const bar = inside.indexOf('|');
  const source = bar < 0 ? inside : inside.slice(0, bar);
  if (source.trim() !== source || !/^(?:https?:\/\/\S+|[^\n|!]{1,255}\.\w{1,10})$/i.test(source)) return null;
  const options = new Map<string, string>();
  for (const part of bar < 0 ? [] : inside.slice(bar + 1).split(',')) {
    const [name = '', value = ''] = part.split('=');
    options.set(name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1'));
  }
  const align = options.get('align');
  return {
    source,
    options: {
      thumbnail: options.has('thumbnail'),
      width: safeLength(options.get('width')),
      height: safeLength(options.get('height')),
      align: align === 'left' || align === 'right' || align === 'center' ? align : undefined,
      alt: options.get('alt'),
    },
  };
}

/** Without the signs at its end that belong to the sentence around it. */
export function trimAddress(typed: string): string {
  let end = typed.length;
  while (end > 0 && ".,;:!?'*_+-".includes(typed[end - 1] ?? ' ')) end -= 1;
  const trimmed = typed.slice(0, end);
  const opened = trimmed.split('(').length;
  const closed = trimmed.split(')').length;
  return trimmed.endsWith(')') && closed > opened ? trimmed.slice(0, -1) : trimmed;
}
