/** The buttons of the toolbar: what each does, and with which key. */
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconHeading,
  IconItalic,
  IconLayoutBoard,
  IconLink,
  IconList,
  IconListNumbers,
  IconTable,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { block, type Change, prefix, type Selected, wrap } from './marks.ts';
import type { wikiWords } from './wiki.words.ts';

type Words = (typeof wikiWords)['en'];

export interface Tool {
  readonly id: keyof Words & string;
  readonly icon: ComponentType<{ size: number; 'aria-hidden': boolean }>;
  /** As `kernel/commands.ts` writes keys. */
  readonly keys?: string;
  apply(selected: Selected, words: Words): Change;
}

export const tools: readonly Tool[] = [
  { id: 'bold', icon: IconBold, keys: 'Mod+b', apply: (at, words) => wrap(at, '*', '*', words.aText) },
  { id: 'italic', icon: IconItalic, keys: 'Mod+i', apply: (at, words) => wrap(at, '_', '_', words.aText) },
  { id: 'heading', icon: IconHeading, apply: (at) => prefix(at, 'h3. ') },
  { id: 'bullets', icon: IconList, apply: (at) => prefix(at, '* ') },
  { id: 'numbers', icon: IconListNumbers, apply: (at) => prefix(at, '# ') },
  {
    id: 'link',
    icon: IconLink,
    keys: 'Mod+k',
    apply: (at, words) => wrap(at, '[', '|https://]', words.aText),
  },
  {
    id: 'code',
    icon: IconCode,
    keys: 'Mod+e',
    apply: (at, words) =>
      at.text.slice(at.start, at.end).includes('\n') || at.start === at.end
        ? block(at, '{code}\n', '\n{code}', words.aText)
        : wrap(at, '{{', '}}', words.aText),
  },
  {
    id: 'quote',
    icon: IconBlockquote,
    apply: (at, words) => block(at, '{quote}\n', '\n{quote}', words.aText),
  },
  {
    id: 'panel',
    icon: IconLayoutBoard,
    apply: (at, words) => block(at, `{panel:title=${words.panel}}\n`, '\n{panel}', words.aText),
  },
  {
    id: 'table',
    icon: IconTable,
    apply: (at, words) =>
      block(at, `||${words.column} 1||${words.column} 2||\n|`, `|${words.cell}|`, words.cell),
  },
];
