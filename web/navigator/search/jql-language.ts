/** Colours of JQL, by the same reading that completion follows. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { begin, type Reading, read } from '../jql/context.ts';
import { bare, tokensOf } from '../jql/tokens.ts';

interface State {
  reading: Reading;
}

const keywords: ReadonlySet<string> = new Set(
  'and or not in is was changed empty null order by asc desc after before on during from to'.split(' '),
);

export const jqlLanguage = StreamLanguage.define<State>({
  name: 'jql',
  startState: () => ({ reading: begin }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (stream.eatSpace()) return null;
    const [token] = tokensOf(stream.string.slice(stream.pos));
    if (!token) {
      stream.skipToEnd();
      return null;
    }
    stream.pos += token.to;
    const { wants } = state.reading;
    state.reading = read(state.reading, token);
    const word = bare(token);
    if (keywords.has(word)) return 'keyword';
    if (token.kind === 'symbol') return /^[(),[\]]$/.test(token.text) ? 'punctuation' : 'operator';
    if (wants === 'field' || wants === 'sort') return 'propertyName';
    if (token.kind === 'string') return 'string';
    if (stream.match(/^\s*\(/, false)) return 'macroName';
    return /^-?\d/.test(token.text) ? 'number' : null;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.operator, color: 'var(--accent)' },
  { tag: tags.propertyName, color: 'var(--progress)' },
  { tag: tags.string, color: 'var(--done)' },
  { tag: tags.number, color: 'var(--high)' },
  { tag: tags.macroName, color: 'var(--low)' },
  { tag: tags.punctuation, color: 'var(--quiet)' },
]);

const theme = EditorView.theme({
  '&': { fontSize: '13px', color: 'var(--text)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    lineHeight: '20px',
    maxHeight: '124px',
  },
  '.cm-content': { padding: '4px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 8px' },
  '.cm-placeholder': { color: 'var(--quiet)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-ground)',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--wrong)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--card)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    boxShadow: '0 4px 16px rgb(20 18 14 / 18%)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'inherit',
    maxHeight: '260px',
    maxWidth: 'min(480px, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 12px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--text)',
    backgroundColor: 'var(--accent-ground)',
  },
  '.cm-completionDetail': { color: 'var(--quiet)', fontStyle: 'normal', marginInlineStart: '12px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--wrong)', padding: '6px 10px' },
});

export const look = [theme, syntaxHighlighting(colours)];
