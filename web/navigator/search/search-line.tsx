/** The search: chips or JQL, one of them; switching loses nothing, and where chips cannot say it, they say why. */
import { Alert, SegmentedControl, Tooltip } from '@mantine/core';
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ApiError } from '../../kernel/api.ts';
import { useCommands } from '../../kernel/commands.ts';
import { useKept } from '../../kernel/kept.ts';
import { useWords } from '../../kernel/words.ts';
import { readBasic } from '../jql/basic.ts';
import classes from '../navigator.module.css';
import { navigatorWords } from '../navigator.words.ts';
import { Chips } from './chips.tsx';
import { LatelyMenu } from './lately-menu.tsx';
import { PlainLine } from './plain-line.tsx';
import own from './search.module.css';

const loadEditor = () => import('./jql-editor.tsx');
const Editor = lazy(async () => ({ default: (await loadEditor()).JqlEditor }));

type Mode = 'basic' | 'jql';

interface Props {
  jql: string;
  search(jql: string): void;
  lately: readonly string[];
  /** What the server says is wrong with the query. */
  refusal: ApiError | null;
  reader: string | null;
}

export const SearchLine = memo(function SearchLine({ jql, search, lately, refusal, reader }: Props) {
  const words = useWords(navigatorWords);
  const [kept, setMode] = useKept<Mode>('navigator.mode', 'basic');
  const basic = useMemo(() => readBasic(jql), [jql]);
  const shown = typeof basic !== 'string' && refusal === null;
  const mode: Mode = shown ? kept : 'jql';
  const [text, setText] = useState(jql);
  useEffect(() => setText(jql), [jql]);
  const run = useCallback(() => search(text), [search, text]);
  useCommands([
    {
      label: words.editQuery,
      keys: 'q',
      group: words.group,
      run: () => {
        setMode('jql');
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('[data-jql] textarea, [data-jql] [role=textbox]')?.focus(),
        );
      },
    },
  ]);
  const why = shown ? null : words.cannotShow(words.whyNot(typeof basic === 'string' ? basic : 'unfinished'));
  return (
    <>
      <search className={classes.searchLine}>
        <div className={classes.grow}>
          {mode === 'basic' && typeof basic !== 'string' ? (
            <Chips basic={basic} search={search} />
          ) : (
            <div className={own.line} data-jql>
              <JqlText
                text={text}
                setText={setText}
                run={run}
                errors={refusal && text === jql ? refusal.messages : none}
              />
              <LatelyMenu
                lately={lately}
                choose={(one) => {
                  setText(one);
                  search(one);
                }}
              />
            </div>
          )}
        </div>
        <Tooltip label={why} disabled={why === null} multiline maw={320}>
          <SegmentedControl
            size="xs"
            aria-label={words.how}
            value={mode}
            onChange={(value) => {
              setMode(value as Mode);
              // What was typed and not run yet is what the chips show.
              if (value === 'basic' && text !== jql && typeof readBasic(text) !== 'string') search(text);
            }}
            data={[
              { value: 'basic', label: words.basic, disabled: !shown },
              { value: 'jql', label: words.jql },
            ]}
          />
        </Tooltip>
      </search>
      {refusal && (
        <div className={own.errors}>
          <Alert color="red" role="alert" p="xs" key={reader}>
            {[...refusal.messages, ...Object.values(refusal.fields)].map((message) => (
              <div key={message}>{message}</div>
            ))}
          </Alert>
        </div>
      )}
      {why !== null && refusal === null && <p className={`quiet ${own.why}`}>{why}</p>}
    </>
  );
});

const none: readonly string[] = [];

interface TextProps {
  text: string;
  setText(text: string): void;
  run(): void;
  errors: readonly string[];
}

/** A plain line until somebody goes to it: the editor is dear, and most only read. */
function JqlText(props: TextProps) {
  const [wanted, setWanted] = useState(false);
  const plain = <PlainLine {...props} want={() => setWanted(true)} />;
  // What is wrong is shown at its place at once; an editor that is there stays, whatever is typed into it.
  const needed = useRef(false);
  needed.current ||= wanted || props.errors.length > 0;
  if (!needed.current) return plain;
  return (
    <Suspense fallback={plain}>
      <Editor {...props} focused={wanted} />
    </Suspense>
  );
}
