/** The editor of JQL: colours, completion, errors at their place. Loaded when somebody goes to the query. */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
  selectedCompletion,
  selectedCompletionIndex,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { styleNonce } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { placeAt } from '../jql/context.ts';
import { placeOfError } from '../jql/places-of-error.ts';
import { navigatorWords } from '../navigator.words.ts';
import { complete } from './completion.ts';
import { jqlLanguage, look } from './jql-language.ts';
import own from './search.module.css';

interface Props {
  text: string;
  setText(text: string): void;
  run(): void;
  errors: readonly string[];
  /** It takes the place of the line that had the focus. */
  focused: boolean;
}

export function JqlEditor({ text, setText, run, errors, focused }: Props) {
  const words = useWords(navigatorWords);
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ setText, run, text, focused, words });
  latest.current = { setText, run, text, focused, words };
  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({ parent: place.current, state: begin(latest) });
    view.current = editor;
    if (latest.current.focused) {
      editor.focus();
      editor.dispatch({ selection: { anchor: editor.state.doc.length } });
    }
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: text },
      selection: { anchor: text.length },
    });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const now = editor.state.doc.toString();
    const found = errors.map((message) => ({
      ...placeOfError(message, now),
      severity: 'error' as const,
      message,
    }));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [errors]);
  return <div ref={place} className={own.editor} dir="ltr" />;
}

type Latest = {
  current: {
    setText(text: string): void;
    run(): void;
    text: string;
    words: { query: string; queryPlaceholder: string };
  };
};

function begin(latest: Latest): EditorState {
  const { text, words } = latest.current;
  const enter = [
    { key: 'Enter', run: (editor: EditorView) => runOrAccept(editor, latest) },
    { key: 'Shift-Enter', run: insertLine },
    { key: 'Tab', run: acceptCompletion },
    { key: 'Ctrl-Space', run: startCompletion },
  ];
  return EditorState.create({
    doc: text,
    extensions: [
      EditorView.cspNonce.of(styleNonce()),
      Prec.highest(keymap.of(enter)),
      history(),
      closeBrackets(),
      // Tab takes what is offered as soon as it is: it must not leave the query because it came too soon.
      autocompletion({
        override: [complete],
        icons: false,
        defaultKeymap: false,
        interactionDelay: 0,
        // What the page knows is offered at once; what it asks for is let go where somebody types on.
        activateOnTypingDelay: 0,
      }),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      jqlLanguage,
      look,
      EditorView.lineWrapping,
      placeholder(words.queryPlaceholder),
      EditorView.contentAttributes.of({ 'aria-label': words.query, spellcheck: 'false' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) latest.current.setText(update.state.doc.toString());
      }),
    ],
  });
}

/** Enter takes what is offered; where nothing is, or the query is whole without it, it searches. */
function runOrAccept(editor: EditorView, latest: Latest): boolean {
  const offered = completionStatus(editor.state) === 'active' ? selectedCompletion(editor.state) : null;
  const { head } = editor.state.selection.main;
  const text = editor.state.doc.toString();
  const { typed, wants } = placeAt(text, head);
  // Whoever has typed all of it wants to search; so does who has begun nothing new behind a condition and chosen nothing.
  const whole = offered?.label.toLowerCase() === typed.toLowerCase();
  const chosen = typed !== '' || (selectedCompletionIndex(editor.state) ?? 0) > 0;
  const mayEnd = wants === 'join' || wants === 'direction' || text.trim() === '';
  if (offered && !whole && (chosen || !mayEnd) && acceptCompletion(editor)) return true;
  latest.current.run();
  return true;
}

function insertLine(editor: EditorView): boolean {
  editor.dispatch(editor.state.replaceSelection('\n'));
  return true;
}
