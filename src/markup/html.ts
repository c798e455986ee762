/**
 * Writes the tree as HTML, with the classes that Jira's has. Whatever people typed is escaped, or is one of the few
 * things that safe.ts lets through; nothing that is written here runs.
 */
import { escapeHtml } from '../kernel/escape-html.ts';
import { writeInline } from './inline.html.ts';
import type { Surroundings } from './surroundings.ts';
import type { Block, Cell, Frame, Inline, List } from './tree.ts';

export const writeBlocks = (blocks: readonly Block[], around: Surroundings): string =>
  blocks.map((block) => writeBlock(block, around)).join('\n\n');

function writeBlock(block: Block, around: Surroundings): string {
  switch (block.kind) {
    case 'heading': {
      const name = escapeHtml(textOf(block.content).replace(/\s+/g, ''));
      return `<h${block.level}><a name="${name}"></a>${writeInline(block.content, around)}</h${block.level}>`;
    }
    case 'paragraph':
      return `<p>${writeInline(block.content, around)}</p>`;
    case 'quote':
      return `<blockquote>${writeBlocks(block.blocks, around)}</blockquote>`;
    case 'color':
      return block.color === ''
        ? writeBlocks(block.blocks, around)
        : `<font color="${escapeHtml(block.color)}">${writeBlocks(block.blocks, around)}</font>`;
    case 'list':
      return writeList(block.list, around);
    case 'table':
      return writeTable(block.rows, around);
    case 'code':
      return framed(
        'code',
        block.frame,
        `<pre class="code-${escapeHtml(block.language)}">${escapeHtml(block.text)}</pre>`,
      );
    case 'noformat':
      return framed('preformatted', block.frame, `<pre>${escapeHtml(block.text)}</pre>`);
    case 'panel':
      return framed('', block.frame, writeBlocks(block.blocks, around));
    case 'rule':
      return '<hr />';
  }
}

/** What it says, without what it looks like. */
export const textOf = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text' || node.kind === 'mono') return node.text;
      if (node.kind === 'mark' || node.kind === 'color') return textOf(node.content);
      if (node.kind === 'link') return node.alias === null ? node.typed : textOf(node.alias);
      return node.kind === 'break' ? ' ' : '';
    })
    .join('');

const listTags = { bullet: '<ul>', square: '<ul class="alternate" type="square">', number: '<ol>' };

function writeList({ style, items }: List, around: Surroundings): string {
  const written = items.map(
    ({ content, lists }) =>
      `\t<li>${writeInline(content, around)}${lists.map((list) => `\n${writeList(list, around)}`).join('')}</li>`,
  );
  return `${listTags[style]}\n${written.join('\n')}\n${style === 'number' ? '</ol>' : '</ul>'}`;
}

const writeTable = (rows: readonly (readonly Cell[])[], around: Surroundings): string =>
  `<div class="table-wrap">\n<table class="confluenceTable"><tbody>\n${rows
    .map((cells) => `<tr>\n${cells.map((cell) => writeCell(cell, around)).join('\n')}\n</tr>`)
    .join('\n')}\n</tbody></table>\n</div>`;

function writeCell({ header, blocks }: Cell, around: Surroundings): string {
  const [only] = blocks;
  const content =
    blocks.length === 1 && only?.kind === 'paragraph'
      ? writeInline(only.content, around)
      : writeBlocks(blocks, around);
  const [name, label] = header ? ['th', 'confluenceTh'] : ['td', 'confluenceTd'];
  return `<${name} class="${label}">${content || '&nbsp;'}</${name}>`;
}

/** @param kind code or preformatted; empty: a panel of people's own */
function framed(kind: string, frame: Frame, content: string): string {
  const part = (name: string): string => (kind === '' ? `panel${name}` : `${kind}${name} panel${name}`);
  const outer = kind === '' ? 'panel' : `${kind} panel`;
  const edge = `${styled('border-color', frame.borderColor)}${styled('border-style', frame.borderStyle)}`;
  const background = styled('background-color', frame.backgroundColor);
  const width = `border-width: ${frame.borderWidth ?? '1px'};`;
  const header =
    frame.title === undefined || frame.title === ''
      ? ''
      : `<div class="${part('Header')}" style="border-bottom-width: ${frame.borderWidth ?? '1px'};${bottom(frame)}${styled('background-color', frame.titleBackgroundColor)}${styled('color', frame.titleColor)}"><b>${escapeHtml(frame.title)}</b></div>`;
  const inner = `<div class="${part('Content')}"${background === '' ? '' : ` style="${background}"`}>\n${content}\n</div>`;
  return `<div class="${outer}" style="${background}${edge}${width}">${header}${inner}</div>`;
}

const styled = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `${name}: ${escapeHtml(value)};`;

const bottom = ({ borderStyle, borderColor }: Frame): string =>
  `${styled('border-bottom-style', borderStyle)}${styled('border-bottom-color', borderColor)}`;
