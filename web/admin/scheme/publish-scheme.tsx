/** Publishes the draft of a workflow scheme; issues in statuses that their new workflow lacks are given others. */
import { Select, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, post } from '../../kernel/api.ts';
import { useLanguage, useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { workflowSchemeWords } from './workflow-scheme.words.ts';

interface Ref {
  readonly id: string;
  readonly name: string;
}

interface Needed {
  readonly issueType: Ref;
  readonly status: Ref;
  readonly issues: number;
  readonly choices: readonly Ref[];
}

interface Props {
  id: string;
  onDone(): Promise<unknown>;
  onClose(): void;
}

const placeOf = ({ issueType, status }: Needed): string => `${issueType.id} ${status.id}`;

export function PublishScheme({ id, onDone, onClose }: Props) {
  const words = useWords(workflowSchemeWords);
  const language = useLanguage();
  const action = useAction();
  const [instead, setInstead] = useState<Readonly<Record<string, string>>>({});
  const { data, error, refetch } = useQuery({
    queryKey: ['workflow-schemes', id, 'mapping'],
    gcTime: 0,
    staleTime: 0,
    queryFn: () => get<Needed[]>(`/rest/tessera/1/workflowscheme/${id}/draft/status-mapping`),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!data) return;
    const statusMappings = data.map((one) => ({
      issueTypeId: one.issueType.id,
      statusId: one.status.id,
      newStatusId: instead[placeOf(one)],
    }));
    const done = await action.run(async () => {
      await post(`/rest/api/2/workflowscheme/${id}/draft/publish`, { statusMappings });
      await onDone();
    }, words.published);
    if (done) onClose();
  };
  const unsaid = data?.some((one) => instead[placeOf(one)] === undefined) ?? true;
  return (
    <Dialog opened={true} onClose={onClose} title={words.publish}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {error && <ErrorState error={error} order={3} retry={() => void refetch()} />}
          {!data && !error && <Skeleton h={60} />}
          {data && <p className="quiet">{data.length > 0 ? words.remap : words.publishText}</p>}
          {data?.map((one) => (
            <Select
              key={placeOf(one)}
              label={words.remapOf(
                one.issueType.name,
                one.status.name,
                words.issues(one.issues, one.issues.toLocaleString(language)),
              )}
              value={instead[placeOf(one)] ?? null}
              data={one.choices.map(({ id: value, name }) => ({ value, label: name }))}
              onChange={(value) => value !== null && setInstead({ ...instead, [placeOf(one)]: value })}
            />
          ))}
          <ActionError error={action.error} />
          <DialogEnd onClose={onClose} loading={action.busy} disabled={unsaid}>
            {words.publish}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
