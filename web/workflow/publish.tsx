/** Publishes a draft: says what changes, and asks where issues go that are in statuses which go away. */
import { Select, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, post } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { useAction } from '../ui/use-action.ts';
import { changesNothing, changesOf } from './changes.ts';
import { inWordsOf } from './problem.ts';
import type { Draft } from './use-draft.ts';
import { type Definition, type Status, workflowsKey } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  path: string;
  draft: Draft;
  /** What issues follow until then. */
  live: Definition;
  statuses: ReadonlyMap<number, Status>;
  onDone(): Promise<unknown>;
  onClose(): void;
}

interface Left {
  readonly statusId: number;
  readonly issues: number;
}

export function Publish({ path, draft, live, statuses, onDone, onClose }: Props) {
  const words = useWords(workflowWords);
  const action = useAction();
  const [instead, setInstead] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const { data, error } = useQuery({
    queryKey: [...workflowsKey, path, 'left', draft.version],
    queryFn: () => get<Left[]>(`${path}/draft/publish`),
    gcTime: 0,
  });
  const issues = new Map<number, number>();
  for (const one of data ?? []) issues.set(one.statusId, (issues.get(one.statusId) ?? 0) + one.issues);
  const publish = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ([...issues.keys()].some((id) => instead[id] === undefined)) return;
    const statusMappings = Object.entries(instead).map(([statusId, newStatusId]) => ({
      statusId,
      newStatusId,
    }));
    const done = await action.run(async () => {
      await post(`${path}/draft/publish`, { statusMappings, version: draft.version });
      await onDone();
    }, words.published);
    if (done) onClose();
  };
  const nameOf = (id: number) => statuses.get(id)?.name ?? String(id);
  const left = draft.definition.steps.map(({ statusId }) => ({
    value: String(statusId),
    label: nameOf(statusId),
  }));
  return (
    <Dialog opened={true} onClose={onClose} title={words.publish} size={520}>
      <form onSubmit={(event) => void publish(event)}>
        <Stack gap="md">
          <WhatChanges live={live} draft={draft.definition} nameOf={nameOf} />
          {!data && !error && <Skeleton h={60} />}
          {data && <p>{issues.size > 0 ? words.remap : words.nobodyMoves}</p>}
          {[...issues].map(([id, count]) => (
            <Select
              key={id}
              label={words.remapOf(nameOf(id), count)}
              placeholder={words.remapTo}
              searchable
              value={instead[id] ?? null}
              error={tried && instead[id] === undefined ? words.remapMissing : undefined}
              data={left}
              onChange={(value) => value !== null && setInstead({ ...instead, [id]: value })}
            />
          ))}
          <ActionError error={error ?? inWordsOf(action.error)} />
          <DialogEnd onClose={onClose} data-autofocus loading={action.busy} disabled={!data}>
            {words.publish}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

interface ChangesProps {
  live: Definition;
  draft: Definition;
  nameOf(statusId: number): string;
}

function WhatChanges({ live, draft, nameOf }: ChangesProps) {
  const words = useWords(workflowWords);
  const changes = changesOf(live, draft);
  if (changesNothing(changes)) return <p>{words.changesNothing}</p>;
  const lines = [
    [words.newStatuses, changes.addedSteps.map(nameOf)],
    [words.goneStatuses, changes.goneSteps.map(nameOf)],
    [words.changedStatuses, changes.changedSteps.map(nameOf)],
    [words.newTransitions, changes.addedTransitions],
    [words.goneTransitions, changes.goneTransitions],
    [words.changedTransitions, changes.changedTransitions],
  ] as const;
  return (
    <div>
      <p>{words.whatChanges}</p>
      <ul>
        {lines
          .filter(([, names]) => names.length > 0)
          .map(([label, names]) => (
            <li key={label}>
              {label}: <bdi>{names.join(', ')}</bdi>
            </li>
          ))}
      </ul>
    </div>
  );
}
