/**
 * A value that is edited where it stands: a click or Enter opens its editor, Enter saves, Escape restores. What the
 * server refuses stays typed, with its reason; what others change meanwhile does not touch it.
 */
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import {
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { ApiError } from '../kernel/api.ts';
import { readDraft, writeDraft } from '../kernel/draft.ts';
import { messageOf } from '../kernel/message.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import classes from './field.module.css';
import type { FieldMeta, FieldType, Place, ShowProps } from './field.ts';
import { fieldWords } from './field.words.ts';
import { useGlow } from './use-glow.ts';

export interface InlineProps extends ShowProps {
  type: FieldType;
  /** Of editmeta; undefined: it is only shown. */
  meta?: FieldMeta | undefined;
  place: Place;
  editing: boolean;
  onEdit(editing: boolean): void;
  /** @param written as REST takes it @throws ApiError */
  save(written: unknown): Promise<void>;
}

export function InlineField(props: InlineProps) {
  const { type, meta, value, rendered, schema, editing, onEdit } = props;
  const words = useWords(fieldWords);
  const [glows, own] = useGlow(value);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body) pencil.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (editing && meta) return <Editor {...props} meta={meta} own={own} />;
  const onClick = (event: MouseEvent) => {
    const inner = event.target instanceof Element ? event.target.closest('a, button, input, summary') : null;
    // Who marks a text wants to copy it.
    if (meta && !inner && getSelection()?.isCollapsed !== false) onEdit(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pencil in it is the button
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      className={`${classes.shown} ${glows ? 'glows' : ''}`}
      data-editable={meta ? true : undefined}
      onClick={onClick}
    >
      <div className={classes.value}>
        <type.Show value={value} rendered={rendered} schema={schema} />
      </div>
      {meta && (
        <button
          ref={pencil}
          type="button"
          className={classes.pencil}
          aria-label={words.edit(meta.name)}
          onClick={() => onEdit(true)}
        >
          <IconPencil size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}

function Editor({
  type,
  meta,
  value,
  place,
  onEdit,
  save,
  own,
}: InlineProps & { meta: FieldMeta; own: () => void }) {
  const words = useWords(fieldWords);
  const id = useId();
  const reader = useReader().me?.name ?? '';
  const draftName = `field/${place.issueKey}/${meta.fieldId}`;
  const start = type.read ? type.read(value) : value;
  const [draft] = useState(() => (type.long ? readDraft<unknown>(reader, draftName) : null));
  const [typed, setTyped] = useState<unknown>(draft ?? start);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const change = (next: unknown) => {
    setTyped(next);
    if (type.long) writeDraft(reader, draftName, next);
    if (type.atOnce) void send(next);
  };
  const close = () => {
    if (type.long) writeDraft(reader, draftName, null);
    onEdit(false);
  };
  const send = async (next: unknown) => {
    const written = type.write(next);
    if (JSON.stringify(written) === JSON.stringify(type.write(start))) return close();
    setBusy(true);
    setError(undefined);
    try {
      own();
      await save(written);
      close();
    } catch (refused) {
      setError(refusalOf(refused, meta.fieldId));
      setBusy(false);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <form
      ref={form}
      className={classes.inline}
      aria-busy={busy}
      onKeyDown={onKey}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(typed);
      }}
    >
      <type.Edit
        id={id}
        meta={meta}
        value={typed}
        onChange={change}
        place={place}
        disabled={busy && type.atOnce === true}
        autoFocus
        onSubmit={() => void send(typed)}
        {...(error !== undefined && { error })}
      />
      <div className={classes.buttons}>
        {draft !== null && <span className="quiet">{words.draft}</span>}
        {!type.atOnce && (
          <Button type="submit" size="compact-sm" loading={busy}>
            {words.save}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

const refusalOf = (error: unknown, fieldId: string): string =>
  (error instanceof ApiError && error.fields[fieldId]) || messageOf(error);
