/** The picture of a draft, worked on: statuses are placed, joined by transitions, opened and taken out in it. */
import { Button, Group } from '@mantine/core';
import { IconArrowRight, IconListDetails, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import type { DraftActions } from './draft-editor.tsx';
import classes from './workflow.module.css';
import { isBeginning, type Status, withoutPlaces, workflowsKey } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';
import { type Diagram, WorkflowPicture } from './workflow-picture.tsx';

/** As the server lays it out. @param version another one asks for it anew */
export function useDiagram(id: number, path: string, mode: 'live' | 'draft', version: number) {
  return useQuery({
    queryKey: [...workflowsKey, String(id), 'diagram', mode, version],
    queryFn: () => get<Diagram>(`${path}/diagram`, { query: { mode } }),
    placeholderData: keepPreviousData,
  }).data;
}

interface Props {
  diagram: Diagram;
  name: string;
  statuses: ReadonlyMap<number, Status>;
  actions: DraftActions;
}

export function DraftPicture({ diagram, name, statuses, actions }: Props) {
  const words = useWords(workflowWords);
  const [chosen, setChosen] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const { definition } = actions;
  const status = chosen === null ? undefined : statuses.get(Number(chosen));
  const step = definition.steps.find(({ statusId }) => String(statusId) === chosen);
  useEffect(() => {
    if (chosen !== null) bar.current?.querySelector('button')?.focus();
  }, [chosen]);
  const leave = () => {
    document.querySelector<SVGElement>(`[data-status="${chosen}"]`)?.focus();
    setChosen(null);
  };
  const removeStatus = (id: string) => {
    if (isBeginning(definition, Number(id))) return;
    setChosen(null);
    actions.removeStep(Number(id));
  };
  return (
    <div>
      <p className="quiet">{words.pictureText}</p>
      <WorkflowPicture
        {...diagram}
        label={words.pictureOf(name)}
        edit={{
          chosen,
          onStatus: (id) => setChosen(id === chosen ? null : id),
          onTransition: actions.openTransition,
          onRemoveStatus: removeStatus,
          onRemoveTransition: actions.removeTransition,
          onPlace: (id, position) => actions.place(Number(id), position),
          onDraw: (from, to) => actions.addTransition(Number(from), Number(to)),
        }}
      />
      {status && step && (
        <div
          ref={bar}
          className={classes.tools}
          role="toolbar"
          aria-label={words.toolsOf(status.name)}
          onKeyDown={({ key }) => key === 'Escape' && leave()}
        >
          <strong>{status.name}</strong>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconArrowRight size={14} />}
            onClick={() => actions.addTransition(step.statusId)}
          >
            {words.transitionFrom}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconListDetails size={14} />}
            onClick={() => actions.openProperties(step)}
          >
            {words.properties}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconTrash size={14} />}
            disabled={isBeginning(definition, step.statusId)}
            onClick={() => removeStatus(String(step.statusId))}
          >
            {words.takeOut}
          </Button>
        </div>
      )}
      {definition.steps.some(({ position }) => position) && (
        <Group mt="sm">
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => actions.change(withoutPlaces(definition), words.laidOut)}
          >
            {words.layOut}
          </Button>
        </Group>
      )}
    </div>
  );
}
