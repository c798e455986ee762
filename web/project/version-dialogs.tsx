import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, put } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { FormDialog } from './form-dialog.tsx';
import { projectWords } from './project.words.ts';
import type { Version, WholeProject } from './project-data.ts';
import { versionCountsQuery } from './version-progress.tsx';

interface Props {
  project: WholeProject;
  onClose(): void;
  /** After the server has taken it. */
  onDone(): Promise<void>;
}

const rest = (id: string, below = '') => `/rest/api/2/version/${id}${below}`;

/** @param version null: a new one */
export function VersionForm({ project, version, onClose, onDone }: Props & { version: Version | null }) {
  const words = useWords(projectWords);
  const [name, setName] = useState(version?.name ?? '');
  const [description, setDescription] = useState(version?.description ?? '');
  const [start, setStart] = useState(version?.startDate ?? '');
  const [release, setRelease] = useState(version?.releaseDate ?? '');
  const send = async () => {
    const asked = { name, description, startDate: start || null, releaseDate: release || null };
    if (version) await put(rest(version.id), asked);
    else await post('/rest/api/2/version', { ...asked, project: project.key });
    await onDone();
  };
  return (
    <FormDialog
      title={version ? words.editVersion(version.name) : words.createVersion}
      action={version ? words.save : words.create}
      fields={['name', 'description', 'startDate', 'releaseDate']}
      send={send}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <TextInput
            label={words.name}
            required
            data-autofocus
            value={name}
            error={problems.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label={words.description}
            autosize
            minRows={2}
            value={description}
            error={problems.description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={words.startDate}
            value={start}
            error={problems.startDate}
            onChange={(event) => setStart(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={words.releaseDate}
            value={release}
            error={problems.releaseDate}
            onChange={(event) => setRelease(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

const today = (): string => {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Where something is still open, it may go on to another version. */
export function ReleaseVersion({ project, version, onClose, onDone }: Props & { version: Version }) {
  const words = useWords(projectWords);
  const { data } = useQuery(versionCountsQuery(version.id));
  const open = data?.issuesUnresolvedCount ?? 0;
  const others = othersOf(project, version).filter(({ released, archived }) => !released && !archived);
  const [date, setDate] = useState(version.releaseDate ?? today());
  const [target, setTarget] = useState<string | null>(null);
  const send = async () => {
    const { self } = target ? await get<{ self: string }>(rest(target)) : { self: undefined };
    await put(rest(version.id), {
      released: true,
      releaseDate: date || null,
      ...(self && { moveUnfixedIssuesTo: self }),
    });
    await onDone();
  };
  return (
    <FormDialog
      title={words.releaseOf(version.name)}
      action={words.release}
      fields={['releaseDate', 'moveUnfixedIssuesTo']}
      send={send}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <TextInput
            type="date"
            label={words.releaseDate}
            data-autofocus
            value={date}
            error={problems.releaseDate}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          {open > 0 && <p>{words.stillOpen(open)}</p>}
          {open > 0 && others.length > 0 && (
            <Select
              label={words.moveOpenTo}
              placeholder={words.leaveThem}
              clearable
              data={others.map(({ id, name }) => ({ value: id, label: name }))}
              value={target}
              error={problems.moveUnfixedIssuesTo}
              onChange={setTarget}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

const othersOf = ({ versions }: WholeProject, version: Version): Version[] =>
  versions.filter(({ id }) => id !== version.id);

interface Related {
  readonly issuesFixedCount: number;
  readonly issuesAffectedCount: number;
}

export function DeleteVersion({ project, version, onClose, onDone }: Props & { version: Version }) {
  const words = useWords(projectWords);
  const { data } = useQuery({
    queryKey: ['version', version.id, 'related'],
    queryFn: () => get<Related>(rest(version.id, '/relatedIssueCounts')),
  });
  const others = othersOf(project, version).filter(({ archived }) => !archived);
  const [fixed, setFixed] = useState<string | null>(null);
  const [affected, setAffected] = useState<string | null>(null);
  const send = async () => {
    await post(rest(version.id, '/removeAndSwap'), {
      ...(fixed && { moveFixIssuesTo: fixed }),
      ...(affected && { moveAffectedIssuesTo: affected }),
    });
    await onDone();
  };
  return (
    <FormDialog
      title={words.deleteOf(version.name)}
      action={words.delete}
      danger
      fields={['moveFixIssuesTo', 'moveAffectedIssuesTo']}
      send={send}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <p>{words.cannotUndo}</p>
          {data && data.issuesFixedCount > 0 && (
            <Swap
              label={words.fixedIn(data.issuesFixedCount)}
              others={others}
              value={fixed}
              error={problems.moveFixIssuesTo}
              onChange={setFixed}
            />
          )}
          {data && data.issuesAffectedCount > 0 && (
            <Swap
              label={words.affectedBy(data.issuesAffectedCount)}
              others={others}
              value={affected}
              error={problems.moveAffectedIssuesTo}
              onChange={setAffected}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

interface SwapProps {
  label: string;
  others: readonly { readonly id: string; readonly name: string }[];
  value: string | null;
  error: string | undefined;
  onChange(id: string | null): void;
}

/** What becomes of the issues that have what is deleted: it is taken from them, or another takes its place. */
export function Swap({ label, others, value, error, onChange }: SwapProps) {
  const words = useWords(projectWords);
  const [swaps, setSwaps] = useState(false);
  return (
    <Radio.Group
      label={label}
      error={error}
      value={swaps ? 'swap' : 'remove'}
      onChange={(chosen) => {
        setSwaps(chosen === 'swap');
        onChange(chosen === 'swap' ? (others[0]?.id ?? null) : null);
      }}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="remove" label={words.takeAway} />
        {others.length > 0 && <Radio value="swap" label={words.replaceBy} />}
        {swaps && (
          <Select
            aria-label={words.replaceBy}
            allowDeselect={false}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={value}
            onChange={onChange}
          />
        )}
      </Stack>
    </Radio.Group>
  );
}
