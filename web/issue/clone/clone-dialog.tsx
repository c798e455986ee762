import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../kernel/api.ts';
import { messageBeside } from '../../kernel/message.ts';
import { places } from '../../kernel/place.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { notify } from '../../ui/notify.ts';
import { useGo } from '../../ui/to.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { useShown } from '../issue-context.tsx';
import { cloneIssue, type Wanted } from './clone.ts';
import { cloneWords } from './clone.words.ts';

const longestSummary = 255;
const shown = new Set(['summary']);

/** What the clone is called, and what of the issue it takes along. */
export function CloneDialog() {
  const words = useWords(cloneWords);
  const { issue, open } = useShown();
  const go = useGo();
  const { key, fields } = issue;
  const parts = [
    ['links', words.links, fields.issuelinks?.length ?? 0],
    ['attachments', words.attachments, fields.attachment?.length ?? 0],
    ['subtasks', words.subtasks, fields.subtasks?.length ?? 0],
  ] as const;
  const there = parts.filter(([, , count]) => count > 0);
  const [summary, setSummary] = useState(words.prefixed(fields.summary).slice(0, longestSummary));
  const [along, setAlong] = useState<string[]>([]);
  const [step, setStep] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (step !== null) return;
    setStep('');
    setRefused(null);
    const wanted: Wanted = {
      summary,
      links: along.includes('links'),
      attachments: along.includes('attachments'),
      subtasks: along.includes('subtasks'),
    };
    try {
      const made = await cloneIssue(issue, wanted, (done, all) => setStep(words.step(done, all)));
      void refreshIssue(key);
      void queries.invalidateQueries({ queryKey: ['board'] });
      if (made.left.length > 0) notify(made.left.join(' '), { title: words.left, autoClose: 20_000 });
      else notify(words.made(made.key));
      open(null);
      go(places.issue(made.key));
    } catch (error) {
      setRefused(error);
      setStep(null);
    }
  };
  const message = refused === null ? '' : messageBeside(refused, shown);
  return (
    <Dialog opened={true} onClose={() => open(null)} closable={step === null} title={words.title(key)}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <p className="quiet">{words.about}</p>
          <TextInput
            label={words.summary}
            dir="auto"
            value={summary}
            maxLength={longestSummary}
            data-autofocus
            error={refused instanceof ApiError && refused.fields.summary}
            onChange={({ currentTarget: { value } }) => setSummary(value)}
          />
          {there.length > 0 && (
            <Checkbox.Group label={words.along} value={along} onChange={setAlong}>
              <Stack gap="sm" mt="xs">
                {there.map(([id, label, count]) => (
                  <Checkbox key={id} value={id} label={label(count)} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          {message && <Alert>{message}</Alert>}
          <Group justify="flex-end" gap="sm">
            <span role="status" className="quiet figures">
              {step}
            </span>
            <Button variant="default" disabled={step !== null} onClick={() => open(null)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={step !== null} disabled={summary.trim() === ''}>
              {words.clone}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
