/** One workflow: its picture, its tables, and its draft. */
import { Anchor, Badge, Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get, post } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To, useGo } from '../ui/to.tsx';
import { useAction } from '../ui/use-action.ts';
import { DraftEditor } from './draft-editor.tsx';
import { TransitionTable } from './transition-table.tsx';
import { type Status, type Workflow, workflowsKey } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';
import { WorkflowPicture } from './workflow-picture.tsx';

export const refreshWorkflows = (): Promise<void> => queries.invalidateQueries({ queryKey: workflowsKey });

/** The draft is gone: it is not asked for any more. */
export async function leaveDraft(id: number): Promise<void> {
  const key = [...workflowsKey, String(id)];
  await queries.invalidateQueries({ queryKey: key, exact: true });
  queries.removeQueries({ queryKey: [...key, 'draft'] });
  await queries.invalidateQueries({ queryKey: workflowsKey, exact: true });
}

export function WorkflowDetail({ id }: { id: string }) {
  const words = useWords(workflowWords);
  const go = useGo();
  const action = useAction();
  const path = `/rest/tessera/1/workflow/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: [...workflowsKey, id],
    queryFn: () => get<Workflow>(path),
  });
  const { data: statuses } = useQuery({
    queryKey: ['constants', 'status'],
    queryFn: () => get<Status[]>('/rest/api/2/status'),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  if (!data || !statuses) return <Skeleton h={400} />;
  const byId = new Map(statuses.map((status) => [Number(status.id), status]));
  const begin = () =>
    void action.run(async () => {
      await post(`${path}/draft`);
      await refreshWorkflows();
    });
  const copy = () =>
    void action.run(async () => {
      const made = await post<Workflow>(`${path}/copy`, { name: words.copyName(data.name) });
      await refreshWorkflows();
      go(places.admin(`workflows/${made.id}`));
    });
  return (
    <>
      <Anchor component={To} href={places.admin('workflows')}>
        ← {words.all}
      </Anchor>
      <SectionHead
        title={data.name}
        end={
          <>
            <Button variant="default" loading={action.busy} onClick={copy}>
              {words.copy}
            </Button>
            {!data.system && !data.hasDraft && (
              <Button loading={action.busy} onClick={begin}>
                {words.edit}
              </Button>
            )}
          </>
        }
      >
        {data.system ? words.system : data.hasDraft ? words.editText : data.description}
      </SectionHead>
      <ActionError error={action.error} />
      {data.hasDraft ? (
        <DraftEditor workflow={data} statuses={byId} path={path} />
      ) : (
        <Stack gap="lg">
          <Badge variant="light" tt="none">
            {data.active ? words.inUse : words.notInUse}
          </Badge>
          <WorkflowPicture id={data.id} name={data.name} mode="live" version={data.version} />
          <TransitionTable definition={data.definition} statuses={byId} />
        </Stack>
      )}
    </>
  );
}
