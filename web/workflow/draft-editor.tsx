/** The draft of a workflow. Each change is kept at once; issues follow it once it is published. */
import { Button, Group, Pill, Select, Skeleton, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, put } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useAction } from '../ui/use-action.ts';
import { Publish } from './publish.tsx';
import { TransitionForm } from './transition-form.tsx';
import { TransitionTable } from './transition-table.tsx';
import {
  type Definition,
  type Status,
  type Transition,
  type Workflow,
  withoutStep,
  withoutTransition,
  withStep,
  withTransition,
  workflowsKey,
} from './workflow.ts';
import { workflowWords } from './workflow.words.ts';
import { leaveDraft, refreshWorkflows } from './workflow-detail.tsx';
import { WorkflowPicture } from './workflow-picture.tsx';

interface Props {
  workflow: Workflow;
  statuses: ReadonlyMap<number, Status>;
  /** Of the workflow. */
  path: string;
}

export function DraftEditor({ workflow, statuses, path }: Props) {
  const words = useWords(workflowWords);
  const action = useAction();
  const [editing, setEditing] = useState<Transition | 'new' | null>(null);
  const [publishing, setPublishing] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [...workflowsKey, String(workflow.id), 'draft'],
    queryFn: () => get<{ version: number; definition: Definition }>(`${path}/draft`),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={400} />;
  const { definition, version } = data;
  const change = (next: Definition) =>
    action.run(async () => {
      await put(`${path}/draft`, { definition: next, version });
      await refreshWorkflows();
    });
  const used = new Set(definition.steps.map(({ statusId }) => statusId));
  const discard = () =>
    void action.run(async () => {
      await del(`${path}/draft`);
      await leaveDraft(workflow.id);
    }, words.discarded);
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <Button onClick={() => setPublishing(true)}>{words.publish}</Button>
        <Button variant="default" onClick={discard}>
          {words.discard}
        </Button>
      </Group>
      <ActionError error={action.error} />
      <WorkflowPicture id={workflow.id} name={workflow.name} mode="draft" version={version} />
      <section aria-labelledby="steps">
        <Title order={2} id="steps" mb="sm">
          {words.steps}
        </Title>
        <Pill.Group mb="sm">
          {definition.steps.map(({ statusId }) => {
            const name = statuses.get(statusId)?.name ?? String(statusId);
            return (
              <Pill
                key={statusId}
                size="md"
                withRemoveButton
                removeButtonProps={{
                  'aria-label': words.removeStep(name),
                  tabIndex: 0,
                  'aria-hidden': false,
                }}
                onRemove={() => void change(withoutStep(definition, statusId))}
              >
                {name}
              </Pill>
            );
          })}
        </Pill.Group>
        <Select
          label={words.addStep}
          maw={360}
          searchable
          value={null}
          data={[...statuses.values()]
            .filter(({ id }) => !used.has(Number(id)))
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => id !== null && void change(withStep(definition, Number(id)))}
        />
      </section>
      <section aria-labelledby="transitions">
        <Group justify="space-between" mb="sm">
          <Title order={2} id="transitions">
            {words.transitions}
          </Title>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => setEditing('new')}
          >
            {words.addTransition}
          </Button>
        </Group>
        <TransitionTable
          definition={definition}
          statuses={statuses}
          edit={{
            change: setEditing,
            remove: (transition) => void change(withoutTransition(definition, transition.id)),
          }}
        />
      </section>
      {editing && (
        <TransitionForm
          transition={editing === 'new' ? null : editing}
          steps={definition.steps.flatMap(({ statusId }) => statuses.get(statusId) ?? [])}
          save={(transition) => change(withTransition(definition, transition))}
          error={action.error}
          onClose={() => setEditing(null)}
        />
      )}
      {publishing && (
        <Publish
          path={path}
          version={version}
          gone={workflow.definition.steps
            .filter(({ statusId }) => !used.has(statusId))
            .flatMap(({ statusId }) => statuses.get(statusId) ?? [])}
          left={definition.steps.flatMap(({ statusId }) => statuses.get(statusId) ?? [])}
          onDone={() => leaveDraft(workflow.id)}
          onClose={() => setPublishing(false)}
        />
      )}
    </Stack>
  );
}
