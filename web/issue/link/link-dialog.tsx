import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFoundIssues } from '../../app/found-issues.ts';
import { PickOne } from '../../field/pick.tsx';
import { get, post } from '../../kernel/api.ts';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';

interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

interface Way {
  readonly value: string;
  readonly label: string;
}

/** Each type by both its ends; one that reads the same from both once. */
const waysOf = (types: readonly LinkType[]): Way[] =>
  types.flatMap(({ id, inward, outward }) => [
    { value: `${id}/outward`, label: outward },
    ...(inward === outward ? [] : [{ value: `${id}/inward`, label: inward }]),
  ]);

export function LinkDialog() {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { data } = useQuery({
    queryKey: ['issue-link-types'],
    queryFn: ({ signal }) => get<{ issueLinkTypes: LinkType[] }>('/rest/api/2/issueLinkType', { signal }),
    staleTime: 300_000,
  });
  const ways = waysOf(data?.issueLinkTypes ?? []);
  const [chosen, setWay] = useState('');
  const way = chosen || (ways[0]?.value ?? '');
  const [text, setText] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState('');
  const found = useFoundIssues(other !== null && text.startsWith(other) ? '' : text).filter(
    ({ key }) => key !== issue.key,
  );
  const typed = /^[A-Za-z][A-Za-z0-9_]*-\d+$/.test(text.trim()) ? text.trim().toUpperCase() : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = other ?? typed;
    if (key === null) return;
    const [id, end] = way.split('/');
    // The source stands as inwardIssue: "SOURCE blocks DESTINATION".
    const [source, destination] = end === 'outward' ? [issue.key, key] : [key, issue.key];
    setBusy(true);
    try {
      await post('/rest/api/2/issueLink', {
        type: { id },
        inwardIssue: { key: source },
        outwardIssue: { key: destination },
      });
      await refreshIssue(issue.key);
      open(null);
    } catch (error) {
      setRefused(messageOf(error));
      setBusy(false);
    }
  };
  const options = found.map(({ key, summaryText }) => ({ value: key, label: `${key} ${summaryText}` }));
  if (typed && !options.some(({ value }) => value === typed)) options.unshift({ value: typed, label: typed });
  if (other && !options.some(({ value }) => value === other)) options.unshift({ value: other, label: other });
  return (
    <Dialog opened={true} onClose={() => open(null)} title={words.link}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <NativeSelect
            label={words.linkType}
            data={ways}
            value={way}
            onChange={(event) => setWay(event.currentTarget.value)}
            data-autofocus
          />
          <div>
            <label htmlFor="link-to">{words.linkTo}</label>
            <PickOne
              id="link-to"
              label={words.linkTo}
              options={options}
              value={other}
              onChange={setOther}
              onSearch={setText}
              placeholder={words.linkToHint}
            />
          </div>
          {refused && <Alert>{refused}</Alert>}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => open(null)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={busy} disabled={other === null && typed === null}>
              {words.link}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
