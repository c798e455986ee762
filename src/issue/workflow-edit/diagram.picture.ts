/**
 * A diagram as SVG: shapes, texts and attributes only, so that nothing in it runs and no style sheet is needed. What
 * administrators typed is escaped, and cut where it would not fit.
 */
import { escapeHtml } from '../../kernel/escape-html.ts';
import type { Diagram, DiagramEdge, DiagramNode } from './diagram.ts';

export type Theme = 'light' | 'dark';

interface Colors {
  readonly ground: string;
  readonly text: string;
  readonly line: string;
  readonly label: string;
  readonly category: Readonly<Record<string, string>>;
}

/** Texts have a contrast of 4.5 or more on what is under them, lines 3 or more (WCAG 2.2, 1.4.3 and 1.4.11). */
const themes: Readonly<Record<Theme, Colors>> = {
  light: {
    ground: '#ffffff',
    text: '#172b4d',
    line: '#626f86',
    label: '#44546f',
    category: { new: '#dcdfe4', indeterminate: '#cce0ff', done: '#baf3db', undefined: '#f1f2f4' },
  },
  dark: {
    ground: '#1d2125',
    text: '#f1f2f4',
    line: '#8c9bab',
    label: '#c7d1db',
    category: { new: '#454f59', indeterminate: '#09326c', done: '#164b35', undefined: '#2c333a' },
  },
};

const margin = 40;

export function diagramPicture({ nodes, edges }: Diagram, theme: Theme, title: string): string {
  const colors = themes[theme];
  const left = Math.min(...nodes.map((node) => node.x)) - margin;
  const top = Math.min(...nodes.map((node) => node.y)) - margin - 40;
  const width = Math.max(...nodes.map((node) => node.x + node.width)) + margin - left;
  const height = Math.max(...nodes.map((node) => node.y + node.height)) + margin + 30 - top;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const labelled = new Map<string, number>();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escapeHtml(title)}</title>`,
    `<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="${colors.line}"/></marker></defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colors.ground}"/>`,
    ...edges.map((edge) => edgeOf(edge, byId, colors, labelled)),
    ...nodes.map((node) => nodeOf(node, colors)),
    '</svg>',
  ].join('');
}

function nodeOf({ kind, name, category, x, y, width, height }: DiagramNode, colors: Colors): string {
  const fill = kind === 'initial' ? colors.line : (colors.category[category ?? 'undefined'] ?? colors.ground);
  const round = kind === 'status' ? 6 : height / 2;
  const shape = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}" stroke="${colors.line}"/>`;
  if (name === '') return shape;
  const text = `<text x="${x + width / 2}" y="${y + height / 2 + 4.5}" text-anchor="middle" fill="${colors.text}">${cut(name, 20)}</text>`;
  return `<g>${shape}${text}</g>`;
}

/** Two that join the same nodes the same way share a line, and have their names under one another. */
function edgeOf(
  edge: DiagramEdge,
  byId: ReadonlyMap<string, DiagramNode>,
  colors: Colors,
  labelled: Map<string, number>,
): string {
  const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
  if (!from || !to) return '';
  const pair = `${edge.from} → ${edge.to}`;
  const place = labelled.get(pair) ?? 0;
  labelled.set(pair, place + 1);
  const { path, x, y } = from === to ? loop(from) : curve(from, to);
  const line =
    place > 0
      ? ''
      : `<path d="${path}" fill="none" stroke="${colors.line}" stroke-width="1.5" marker-end="url(#tip)"/>`;
  const label = `<text x="${x}" y="${y + place * 14}" text-anchor="middle" font-size="11" fill="${colors.label}" stroke="${colors.ground}" stroke-width="3" paint-order="stroke">${cut(edge.name, 28)}</text>`;
  return line + label;
}

const round = (figure: number): number => Math.round(figure * 10) / 10;
const centre = ({ x, y, width, height }: DiagramNode) => ({ x: x + width / 2, y: y + height / 2 });

function loop({ x, y, width, height }: DiagramNode) {
  const [right, low] = [x + width - 30, y + height];
  return {
    path: `M${right} ${low}c0 34 -50 34 -50 2`,
    x: right - 25,
    y: low + 38,
  };
}

/** Bent to the right of the way, so that there and back are two lines. */
function curve(from: DiagramNode, to: DiagramNode) {
  const [one, other] = [centre(from), centre(to)];
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = from.kind === 'status' ? 26 : 0;
  const middle = {
    x: (one.x + other.x) / 2 - (dy / length) * bend,
    y: (one.y + other.y) / 2 + (dx / length) * bend,
  };
  const start = border(from, middle);
  const end = border(to, middle);
  return {
    path: `M${start.x} ${start.y}Q${round(middle.x)} ${round(middle.y)} ${end.x} ${end.y}`,
    x: round((middle.x + (start.x + end.x) / 2) / 2),
    y: round((middle.y + (start.y + end.y) / 2) / 2),
  };
}

/** Where the line from the middle of a node to a point leaves it. */
function border(node: DiagramNode, towards: { readonly x: number; readonly y: number }) {
  const { x, y } = centre(node);
  const [dx, dy] = [towards.x - x, towards.y - y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : node.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : node.height / 2 / Math.abs(dy),
    1,
  );
  return { x: round(x + dx * scale), y: round(y + dy * scale) };
}

function cut(text: string, most: number): string {
  const signs = [...text];
  return escapeHtml(signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text);
}
