/**
 * The pictures of issue types, priorities and statuses, drawn as SVG of 16 by 16. Colours have a contrast of 3 or more
 * on white and on near-black (WCAG 2.2, 1.4.11), and no two of a kind differ by their colour alone.
 */
const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${inside}</svg>`;

/** A white sign on a tile: what kind of thing an issue is. */
const tile = (color: string, sign: string): string =>
  svg(
    `<rect width="16" height="16" rx="2" fill="${color}"/>` +
      `<g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${sign}</g>`,
  );

/** Strokes alone: how urgent it is. */
const arrow = (color: string, sign: string): string =>
  svg(
    `<g fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${sign}</g>`,
  );

/** A disc that fills: how far it has come. */
const disc = (color: string, sign: string): string =>
  svg(
    `<circle cx="8" cy="8" r="6" fill="none" stroke="${color}" stroke-width="2"/>` +
      `<g fill="${color}" stroke="none">${sign}</g>`,
  );

const tick = '<path d="M4.5 8.5 7 11l4.5-6"/>';

const issueTypes = {
  bug: tile('#c9372c', '<circle cx="8" cy="8" r="2.5"/>'),
  epic: tile('#6e5dc6', '<path d="M9 3.5 5.5 8.5h5L7 12.5"/>'),
  improvement: tile('#1f845a', '<path d="M8 12V4.5M5 7.5l3-3 3 3"/>'),
  newfeature: tile('#1f845a', '<path d="M8 4.5v7M4.5 8h7"/>'),
  story: tile('#5b7f24', '<path d="M5.5 4h5v8L8 9.5 5.5 12z"/>'),
  subtask: tile('#1d7afc', '<path d="M4.5 4.5h4v4M8.5 8.5h3v3h-3z"/>'),
  task: tile('#1d7afc', tick),
};

const priorities = {
  highest: arrow('#d04437', '<path d="m4 9 4-4 4 4M4 13l4-4 4 4"/>'),
  high: arrow('#d04437', '<path d="m4 10 4-4 4 4"/>'),
  medium: arrow('#b65c02', '<path d="M4 6h8M4 10h8"/>'),
  low: arrow('#2d7d46', '<path d="m4 6 4 4 4-4"/>'),
  lowest: arrow('#2d7d46', '<path d="m4 4 4 4 4-4M4 8l4 4 4-4"/>'),
};

const statuses = {
  open: disc('#6b778c', ''),
  reopened: disc('#6b778c', '<circle cx="8" cy="8" r="2"/>'),
  inprogress: disc('#1d7afc', '<path d="M8 4a4 4 0 0 1 0 8z"/>'),
  resolved: disc('#1f845a', '<path d="M8 4a4 4 0 0 1 0 8 4 4 0 0 1-4-4h4z"/>'),
  closed: disc('#1f845a', '<circle cx="8" cy="8" r="4"/>'),
};

const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  issuetypes: issueTypes,
  priorities,
  statuses,
};

/** The picture at /images/icons/<kind>/<name>.svg; null: there is none. */
export function iconPicture(kind: string, name: string): string | null {
  const pictures = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return (pictures && Object.hasOwn(pictures, name) && pictures[name]) || null;
}
