/**
 * A long text in wiki markup: a text area with a toolbar, keys, a preview by the server, mentions (`@` and some letters),
 * and files that are pasted or dropped into it. Who uses it keeps the text, and its draft.
 */
import { Textarea } from '@mantine/core';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Place } from '../field/field.ts';
import { messageOf } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import type { Named } from '../ui/found-people.ts';
import { type Change, fileMark, nextItem, put, type Selected } from './marks.ts';
import { Mentions } from './mentions.tsx';
import { Preview } from './preview.tsx';
import { Toolbar } from './toolbar.tsx';
import { type Tool, tools } from './tools.ts';
import { useMention } from './use-mention.ts';
import { wikiWords } from './wiki.words.ts';
import classes from './wiki-editor.module.css';

interface Props {
  id: string;
  label: string;
  value: string;
  onChange(value: string): void;
  place: Place;
  error?: string | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  placeholder?: string;
  minRows?: number;
  /** Ctrl/⌘-Enter. */
  onSubmit?: (() => void) | undefined;
}

export function WikiEditor(props: Props) {
  const { id, label, value, onChange, place, error, disabled, autoFocus, minRows = 5, onSubmit } = props;
  const words = useWords(wikiWords);
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);
  const [attaching, setAttaching] = useState('');
  const [refused, setRefused] = useState<string>();
  const mention = useMention();

  const selected = (): Selected => {
    const at = area.current;
    return at
      ? { text: at.value, start: at.selectionStart, end: at.selectionEnd }
      : { text: value, start: value.length, end: value.length };
  };
  /** Through the browser, so that its own undo takes it back. */
  const apply = ({ from, to, insert, start, end }: Change) => {
    const at = area.current;
    if (!at) return;
    at.focus();
    at.setSelectionRange(from, to);
    const done =
      insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert);
    if (!done && (insert !== '' || from !== to)) {
      at.setRangeText(insert, from, to);
      onChange(at.value);
    }
    at.setSelectionRange(start, end);
  };
  const choose = ({ name }: Named) => {
    const { start } = selected();
    const insert = `[~${name}] `;
    const caret = mention.from + insert.length;
    apply({ from: mention.from, to: start, insert, start: caret, end: caret });
    mention.close();
  };
  const attach = async (files: File[]) => {
    if (!place.attach || files.length === 0) return;
    setAttaching(files.map(({ name }) => name).join(', '));
    setRefused(undefined);
    try {
      const names = await place.attach(files);
      const marks = names.map((name, at) => fileMark(name, files[at]?.type.startsWith('image/') === true));
      apply(put(selected(), marks.join(' ')));
    } catch (problem) {
      setRefused(messageOf(problem));
    }
    setAttaching('');
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (mention.open && mentionKey(event)) return;
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key === 'Enter') {
      event.preventDefault();
      onSubmit?.();
      return;
    }
    const tool = mod ? tools.find(({ keys }) => keys === `Mod+${event.key.toLowerCase()}`) : undefined;
    if (tool) {
      event.preventDefault();
      apply(tool.apply(selected(), words));
      return;
    }
    const item = event.key === 'Enter' && !event.shiftKey && !mod ? nextItem(selected()) : null;
    if (item) {
      event.preventDefault();
      apply(item);
    }
  };
  /** @returns whether the list of people took the key */
  const mentionKey = (event: KeyboardEvent): boolean => {
    const { people, at, chosen } = mention;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choosing = (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab';
    if (event.key === 'Escape') mention.close();
    else if (step !== undefined && people.length > 0)
      mention.setAt((at + step + people.length) % people.length);
    else if (choosing && chosen) choose(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const take = (event: ClipboardEvent | DragEvent, files: FileList | undefined) => {
    if (!place.attach || !files || files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void attach([...files]);
  };
  return (
    <div className={classes.editor} data-wrong={error || refused ? true : undefined}>
      <Toolbar
        preview={preview}
        onPreview={(on) => {
          setPreview(on);
          if (!on) setTimeout(() => area.current?.focus());
        }}
        onTool={(tool: Tool) => apply(tool.apply(selected(), words))}
        onMention={() => {
          apply({ ...put(selected(), '@'), ...atSign(selected()) });
          mention.look(selected());
        }}
        onFiles={place.attach && attach}
      />
      <div className={classes.body}>
        {preview && (
          <div className={classes.preview}>
            <Preview text={value} issueKey={place.issueKey} />
          </div>
        )}
        <Textarea
          ref={area}
          id={id}
          aria-label={label}
          autosize
          minRows={minRows}
          maxRows={24}
          variant="unstyled"
          classNames={{ input: classes.input as string }}
          style={{ display: preview ? 'none' : undefined }}
          placeholder={props.placeholder ?? ''}
          value={value}
          disabled={disabled ?? false}
          dir="auto"
          error={error !== undefined}
          aria-autocomplete="list"
          {...(mention.open && {
            'aria-controls': listId,
            'aria-activedescendant': mention.chosen && `${listId}-${mention.at}`,
          })}
          {...(error !== undefined && { 'aria-describedby': `${id}-wrong` })}
          {...(autoFocus && { autoFocus, 'data-autofocus': true })}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            mention.look(selected());
          }}
          onBlur={mention.close}
          onKeyDown={onKey}
          onPaste={(event) => take(event, event.clipboardData.files)}
          onDrop={(event) => take(event, event.dataTransfer.files)}
        />
        {mention.open && (
          <Mentions
            id={listId}
            people={mention.people}
            at={mention.at}
            onAt={mention.setAt}
            onChoose={choose}
          />
        )}
      </div>
      <p role="status" className={attaching ? classes.note : 'hidden-visually'}>
        {attaching && words.attaching(attaching)}
      </p>
      {(error ?? refused) && (
        <p role="alert" id={`${id}-wrong`} className={classes.wrong}>
          {error ?? refused}
        </p>
      )}
    </div>
  );
}

/** A bare @ after a blank: what is typed next is the name. */
function atSign({ text, start, end }: Selected): Pick<Change, 'insert' | 'start' | 'end'> {
  const insert = start === 0 || /\s/.test(text[start - 1] ?? '') ? '@' : ' @';
  const caret = Math.min(start, end) + insert.length;
  return { insert, start: caret, end: caret };
}
