/** One workflow: its picture, its tables, its draft, and the rules of its transitions. */
import { Anchor, Badge, Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { del, get, post, put } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To, useGo } from '../ui/to.tsx';
import { useAction } from '../ui/use-action.ts';
import { DetailsForm } from './details-form.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { useDiagram } from './draft-picture.tsx';
import { type RuleWorld, useRuleWorld } from './rule-world.ts';
import { StepTable } from './step-table.tsx';
import { TransitionDetail } from './transition-detail.tsx';
import { TransitionTable } from './transition-table.tsx';
import { type Workflow, workflowsKey, workflowsPath } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';
import { WorkflowPicture } from './workflow-picture.tsx';

export const refreshWorkflows = (): Promise<void> => queries.invalidateQueries({ queryKey: workflowsKey });

export const workflowPlace = (id: number): string => places.admin(`workflows/${id}`);
export const transitionPlace = (id: number, transitionId: number): string =>
  `${workflowPlace(id)}?transition=${transitionId}`;

/** The draft is gone: it is not asked for any more. */
export async function leaveDraft(id: number): Promise<void> {
  const key = [...workflowsKey, String(id)];
  await queries.invalidateQueries({ queryKey: key, exact: true });
  queries.removeQueries({ queryKey: [...key, 'draft'] });
  await queries.invalidateQueries({ queryKey: workflowsKey, exact: true });
}

export function WorkflowDetail({ id }: { id: string }) {
  const { transition } = useSearch({ strict: false }) as { transition?: string };
  const path = `${workflowsPath}/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: [...workflowsKey, id],
    queryFn: () => get<Workflow>(path),
  });
  const { world, error: worldError } = useRuleWorld();
  const wrong = error ?? worldError;
  if (wrong) return <ErrorState order={1} error={wrong} retry={() => void refetch()} />;
  if (!data || !world) return <Skeleton h={400} />;
  const shared = { workflow: data, world, path };
  return transition === undefined ? (
    <Whole {...shared} />
  ) : (
    <TransitionDetail key={transition} {...shared} transitionId={Number(transition)} />
  );
}

interface Props {
  workflow: Workflow;
  world: RuleWorld;
  path: string;
}

function Whole({ workflow, world, path }: Props) {
  const words = useWords(workflowWords);
  const go = useGo();
  const action = useAction();
  const [asked, ask] = useState<'copy' | 'details' | 'delete' | null>(null);
  const { id, name, description = '', system, active, hasDraft, schemes, version } = workflow;
  const begin = () =>
    void action.run(async () => {
      await post(`${path}/draft`);
      await refreshWorkflows();
    });
  const close = () => ask(null);
  return (
    <>
      <Anchor component={To} href={places.admin('workflows')}>
        ← {words.all}
      </Anchor>
      <SectionHead
        title={name}
        end={
          <>
            {!system && schemes.length === 0 && (
              <Button variant="default" onClick={() => ask('delete')}>
                {words.delete}
              </Button>
            )}
            <Button variant="default" onClick={() => ask('copy')}>
              {words.copy}
            </Button>
            {!system && (
              <Button variant="default" onClick={() => ask('details')}>
                {words.rename}
              </Button>
            )}
            {!system && !hasDraft && (
              <Button loading={action.busy} onClick={begin}>
                {words.edit}
              </Button>
            )}
          </>
        }
      >
        {description || (system ? words.system : '')}
      </SectionHead>
      <Group gap="sm" mb="md">
        <Badge variant="light" tt="none">
          {active ? words.inUse : words.notInUse}
        </Badge>
        {schemes.length > 0 && <span className="quiet">{words.namedBy(schemes.join(', '))}</span>}
        {hasDraft && <span className="quiet">{words.editText}</span>}
      </Group>
      <ActionError error={action.error} />
      {hasDraft ? (
        <DraftEditor workflow={workflow} world={world} path={path} />
      ) : (
        <Live workflow={workflow} world={world} path={path} />
      )}
      {asked === 'copy' && (
        <DetailsForm
          title={words.copyTitle(name)}
          action={words.copy}
          details={{ name: words.copyName(name), description: system ? '' : description }}
          save={async (details) => {
            const made = await post<Workflow>(`${path}/copy`, details);
            await refreshWorkflows();
            go(workflowPlace(made.id));
          }}
          onClose={close}
        />
      )}
      {asked === 'details' && (
        <DetailsForm
          title={words.rename}
          action={words.save}
          details={{ name, description }}
          save={async (details) => {
            await put(path, { ...details, version });
            await refreshWorkflows();
          }}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <Confirm
          title={words.deleteTitle(name)}
          action={words.delete}
          name={name}
          onClose={close}
          run={async () => {
            await del(path);
            queries.removeQueries({ queryKey: [...workflowsKey, String(id)] });
            go(places.admin('workflows'));
            await queries.invalidateQueries({ queryKey: workflowsKey, exact: true });
          }}
        >
          <p>{words.deleteText}</p>
        </Confirm>
      )}
    </>
  );
}

/** As issues follow it; it is only looked at. */
function Live({ workflow, world, path }: Props) {
  const words = useWords(workflowWords);
  const { id, name, definition, version } = workflow;
  const diagram = useDiagram(id, path, 'live', version);
  return (
    <Stack gap="lg">
      {diagram ? <WorkflowPicture {...diagram} label={words.pictureAlt(name)} /> : <Skeleton h={240} />}
      <StepTable definition={definition} statuses={world.statuses} />
      <section aria-labelledby="transitions">
        <Title order={2} id="transitions" mb="sm">
          {words.transitions}
        </Title>
        <TransitionTable
          definition={definition}
          statuses={world.statuses}
          place={(transition) => transitionPlace(id, transition.id)}
        />
      </section>
    </Stack>
  );
}
