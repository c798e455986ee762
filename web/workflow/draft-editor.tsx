/** The draft of a workflow. Each change is kept at once; issues follow it once it is published. */
import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { del } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useGo } from '../ui/to.tsx';
import { useAction } from '../ui/use-action.ts';
import { DraftPicture, useDiagram } from './draft-picture.tsx';
import { inWordsOf } from './problem.ts';
import { PropertiesForm } from './properties-form.tsx';
import { Publish } from './publish.tsx';
import type { RuleWorld } from './rule-world.ts';
import { StepTable } from './step-table.tsx';
import { TransitionForm } from './transition-form.tsx';
import { TransitionTable } from './transition-table.tsx';
import { useDraft } from './use-draft.ts';
import {
  type Definition,
  type Step,
  type Transition,
  type Workflow,
  withoutStep,
  withoutTransition,
  withStep,
  withTransition,
} from './workflow.ts';
import { workflowWords } from './workflow.words.ts';
import { leaveDraft, transitionPlace } from './workflow-detail.tsx';

interface Props {
  workflow: Workflow;
  world: RuleWorld;
  /** Of the workflow. */
  path: string;
}

/** What can be done to a draft, in its picture and in its tables. */
export interface DraftActions {
  readonly definition: Definition;
  change(definition: Definition, gone?: string): void;
  place(statusId: number, position: { x: number; y: number }): void;
  removeStep(statusId: number): void;
  removeTransition(id: number): void;
  openTransition(id: number): void;
  openProperties(step: Step): void;
  addTransition(from?: number, to?: number): void;
}

type Asked =
  | {
      readonly kind: 'transition';
      readonly transition: Transition | null;
      readonly from?: number;
      readonly to?: number;
    }
  | { readonly kind: 'properties'; readonly step: Step }
  | { readonly kind: 'publish' };

export function DraftEditor({ workflow, world, path }: Props) {
  const words = useWords(workflowWords);
  const go = useGo();
  const action = useAction();
  const [asked, ask] = useState<Asked | null>(null);
  const hand = useDraft(workflow.id, path);
  const diagram = useDiagram(workflow.id, path, 'draft', hand.draft?.version ?? 0);
  if (hand.readError) return <ErrorState error={hand.readError} retry={hand.retry} />;
  if (!hand.draft) return <Skeleton h={400} />;
  const { definition, version } = hand.draft;
  const { statuses } = world;
  const nameOf = (id: number) => statuses.get(id)?.name ?? String(id);
  const close = () => ask(null);
  const actions: DraftActions = {
    definition,
    change: (next, gone) => void hand.change(next, gone),
    place: (statusId, position) => {
      const step = definition.steps.find((one) => one.statusId === statusId);
      if (step) void hand.change(withStep(definition, { ...step, position }));
    },
    removeStep: (id) => void hand.change(withoutStep(definition, id), words.stepGone(nameOf(id))),
    removeTransition: (id) => {
      const one = definition.transitions.find((transition) => transition.id === id);
      if (!one || one.from === 'initial') return;
      void hand.change(withoutTransition(definition, id), words.transitionGone(one.name));
    },
    openTransition: (id) => go(transitionPlace(workflow.id, id)),
    openProperties: (step) => ask({ kind: 'properties', step }),
    addTransition: (from, to) =>
      ask({
        kind: 'transition',
        transition: null,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      }),
  };
  const discard = () =>
    void action.run(async () => {
      await del(`${path}/draft`);
      await leaveDraft(workflow.id);
    }, words.discarded);
  const steps = definition.steps.flatMap(({ statusId }) => statuses.get(statusId) ?? []);
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <Button onClick={() => ask({ kind: 'publish' })}>{words.publish}</Button>
        <Button variant="default" onClick={discard}>
          {words.discard}
        </Button>
      </Group>
      <ActionError error={action.error} />
      {asked === null && <ActionError error={inWordsOf(hand.error)} />}
      {diagram && (
        <DraftPicture diagram={diagram} name={workflow.name} statuses={statuses} actions={actions} />
      )}
      <StepTable
        definition={definition}
        statuses={statuses}
        edit={{
          add: (statusId) => void hand.change(withStep(definition, { statusId })),
          remove: actions.removeStep,
          properties: actions.openProperties,
        }}
      />
      <section aria-labelledby="transitions">
        <Group justify="space-between" mb="sm">
          <Title order={2} id="transitions">
            {words.transitions}
          </Title>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => actions.addTransition()}
          >
            {words.addTransition}
          </Button>
        </Group>
        <TransitionTable
          definition={definition}
          statuses={statuses}
          place={({ id }) => transitionPlace(workflow.id, id)}
          edit={{
            change: (transition) => ask({ kind: 'transition', transition }),
            remove: ({ id }) => actions.removeTransition(id),
          }}
        />
      </section>
      {asked?.kind === 'transition' && (
        <TransitionForm
          {...asked}
          steps={steps}
          screens={world.screens}
          place={placeIn(definition, asked.transition)}
          save={(transition) => hand.change(withTransition(definition, transition))}
          error={hand.error}
          onClose={close}
        />
      )}
      {asked?.kind === 'properties' && (
        <PropertiesForm
          title={words.propertiesOf(nameOf(asked.step.statusId))}
          kind="status"
          properties={asked.step.properties ?? {}}
          place={`steps[${definition.steps.findIndex(({ statusId }) => statusId === asked.step.statusId)}].properties`}
          error={hand.error}
          save={(properties) => hand.change(withStep(definition, { ...asked.step, properties }))}
          onClose={close}
        />
      )}
      {asked?.kind === 'publish' && (
        <Publish
          path={path}
          draft={hand.draft}
          live={workflow.definition}
          statuses={statuses}
          key={version}
          onDone={() => leaveDraft(workflow.id)}
          onClose={close}
        />
      )}
    </Stack>
  );
}

/** As the server names it; a new one comes last. */
export const placeIn = ({ transitions }: Definition, transition: Transition | null): string =>
  `transitions[${transition ? transitions.findIndex(({ id }) => id === transition.id) : transitions.length}]`;
