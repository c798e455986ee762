/** A comment that is written or changed. What is typed is kept until it is sent or thrown away. */
import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { ApiError } from '../../kernel/api.ts';
import { useDraft } from '../../kernel/draft.ts';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import { KeyTip } from '../../ui/key-tip.tsx';
import { WikiEditor } from '../../wiki-editor/wiki-editor.tsx';
import type { Visibility } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from './activity.module.css';
import { Audience } from './audience.tsx';

interface Props {
  /** Name of its draft. */
  draft: string;
  label: string;
  action: string;
  start?: string;
  visibility?: Visibility | null;
  send(body: string, visibility: Visibility | null): Promise<unknown>;
  onClose(): void;
}

export function CommentForm({ draft, label, action, start = '', visibility = null, send, onClose }: Props) {
  const words = useWords(issueWords);
  const { place } = useShown();
  const id = useId();
  const reader = useReader().me?.name ?? '';
  const [text, setText, forget] = useDraft(reader, draft, start);
  const [audience, setAudience] = useState(visibility);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await send(text, audience);
      forget();
      onClose();
    } catch (error) {
      setRefused((error instanceof ApiError && error.fields.comment) || messageOf(error));
      setBusy(false);
    }
  };
  const discard = () => {
    forget();
    onClose();
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        // The draft stays: Escape closes, it throws nothing away.
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <WikiEditor
        id={id}
        label={label}
        value={text}
        onChange={setText}
        place={place}
        error={refused}
        autoFocus
        onSubmit={() => void submit()}
      />
      <div className={classes.foot}>
        <Audience value={audience} onChange={setAudience} />
        <span className={classes.spring} />
        <Button variant="default" onClick={discard}>
          {words.discard}
        </Button>
        <KeyTip label={action} keys="Mod+Enter">
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </KeyTip>
      </div>
    </form>
  );
}
