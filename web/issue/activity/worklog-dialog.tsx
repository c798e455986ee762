/** Work that is logged, or changed. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { fromLocal, toLocal, toRest } from '../../field/zoned.ts';
import { ApiError, post, put } from '../../kernel/api.ts';
import { messageBeside } from '../../kernel/message.ts';
import { readDate, timeZone } from '../../kernel/when.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WikiEditor } from '../../wiki-editor/wiki-editor.tsx';
import { refreshIssue, useWorklogs } from '../issue.queries.ts';
import { issuePath, type Worklog } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { type Adjustment, AdjustmentField, adjustmentQuery } from './adjustment.tsx';
import { Audience } from './audience.tsx';

const shown = new Set(['timeLogged', 'timeSpent', 'started', 'comment', 'worklog']);

/** @param id of what is changed; undefined: it is new */
export function WorklogDialog({ id }: { id?: string }) {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { data } = useWorklogs(issue.key);
  const worklog = data?.worklogs.find((one) => one.id === id);
  if (id !== undefined && !worklog) return null;
  return (
    <Dialog
      opened={true}
      onClose={() => open(null)}
      title={worklog ? words.editWork : words.logWork}
      size={560}
      closeOnClickOutside={false}
    >
      <Form worklog={worklog} />
    </Dialog>
  );
}

function Form({ worklog }: { worklog: Worklog | undefined }) {
  const words = useWords(issueWords);
  const { issue, open, place } = useShown();
  const id = useId();
  const [timeSpent, setTimeSpent] = useState(worklog?.timeSpent ?? '');
  const [started, setStarted] = useState(() =>
    toLocal(worklog ? readDate(worklog.started) : Date.now(), timeZone()),
  );
  const [comment, setComment] = useState(worklog?.comment ?? '');
  const [adjustment, adjust] = useState<Adjustment>({ by: 'auto', amount: '' });
  const [visibility, setVisibility] = useState(worklog?.visibility ?? null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const at = fromLocal(started, timeZone());
    const body = { timeSpent, comment, visibility, ...(at !== null && { started: toRest(at) }) };
    const query = adjustmentQuery(adjustment, 'reduceBy');
    setBusy(true);
    try {
      if (worklog) await put(issuePath(issue.key, `/worklog/${worklog.id}`), body, { query });
      else await post(issuePath(issue.key, '/worklog'), body, { query });
      await refreshIssue(issue.key);
      open(null);
    } catch (error) {
      setRefused(error);
      setBusy(false);
    }
  };
  const fields = refused instanceof ApiError ? refused.fields : {};
  const message = refused === null ? '' : messageBeside(refused, shown);
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Group gap="sm" align="start" grow>
          <TextInput
            label={words.timeSpent}
            placeholder="3h 30m"
            value={timeSpent}
            onChange={(event) => setTimeSpent(event.currentTarget.value)}
            error={fields.timeLogged ?? fields.timeSpent ?? fields.worklog}
            data-autofocus
          />
          <TextInput
            label={words.started}
            type="datetime-local"
            value={started}
            onChange={(event) => setStarted(event.currentTarget.value)}
            error={fields.started}
          />
        </Group>
        <AdjustmentField occasion={worklog ? 'update' : 'create'} value={adjustment} onChange={adjust} />
        <div>
          <label htmlFor={id}>{words.workDescription}</label>
          <WikiEditor
            id={id}
            label={words.workDescription}
            value={comment}
            onChange={setComment}
            place={place}
            minRows={3}
            error={fields.comment}
            onSubmit={() => void submit()}
          />
        </div>
        {message && <Alert>{message}</Alert>}
        <Group justify="space-between" gap="sm">
          <Audience value={visibility} onChange={setVisibility} />
          <Group gap="sm">
            <Button variant="default" onClick={() => open(null)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {worklog ? words.save : words.logWork}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
