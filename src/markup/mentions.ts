/** Who and what a text names: to be looked up, all at once, before it is written. */
import type { Block, Inline, Link, List } from './tree.ts';

export interface Mentions {
  readonly users: Set<string>;
  readonly issues: Set<string>;
  /** Whether it shows or links a file. */
  files: boolean;
}

/** What is looked up of one text at most; what is beyond is shown as it was typed. */
const MOST = 200;

export const noMentions = (): Mentions => ({ users: new Set(), issues: new Set(), files: false });

export function collectMentions(blocks: readonly Block[], into: Mentions): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        collectInline(block.content, into);
        break;
      case 'quote':
      case 'color':
      case 'panel':
        collectMentions(block.blocks, into);
        break;
      case 'list':
        collectList(block.list, into);
        break;
      case 'table':
        for (const cell of block.rows.flat()) collectMentions(cell.blocks, into);
        break;
      default:
        break;
    }
  }
}

function collectList({ items }: List, into: Mentions): void {
  for (const { content, lists } of items) {
    collectInline(content, into);
    for (const list of lists) collectList(list, into);
  }
}

function collectInline(nodes: readonly Inline[], into: Mentions): void {
  for (const node of nodes) {
    if (node.kind === 'mark' || node.kind === 'color') collectInline(node.content, into);
    else if (node.kind === 'image') into.files = true;
    else if (node.kind === 'link') {
      collectLink(node.link, into);
      collectInline(node.alias ?? [], into);
    }
  }
}

function collectLink(link: Link, into: Mentions): void {
  if (link.to === 'user' && into.users.size < MOST) into.users.add(link.name);
  if (link.to === 'issue' && into.issues.size < MOST) into.issues.add(link.key);
  if (link.to === 'attachment') into.files = true;
}
