/** The transitions of a workflow as a table: what the picture says to those who see it, and how they are edited by keys. */
import { Group } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Tool } from '../admin/constant/constants.tsx';
import { useWords } from '../kernel/words.ts';
import { StatusBadge } from '../ui/issue-marks.tsx';
import { To } from '../ui/to.tsx';
import { ruleLists } from './rule.ts';
import classes from './workflow.module.css';
import type { Definition, Status, Transition } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  definition: Definition;
  statuses: ReadonlyMap<number, Status>;
  /** Where the rules of a transition stand. */
  place(transition: Transition): string;
  /** Absent: it cannot be changed here. */
  edit?: { change(transition: Transition): void; remove(transition: Transition): void };
}

export function TransitionTable({ definition, statuses, place, edit }: Props) {
  const words = useWords(workflowWords);
  const nameOf = (id: number) => {
    const status = statuses.get(id);
    return status ? <StatusBadge key={id} status={status} /> : <span key={id}>{id}</span>;
  };
  return (
    <div className="panel">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.rules}</th>
            {edit && <td />}
          </tr>
        </thead>
        <tbody>
          {definition.transitions.map((transition) => (
            <tr key={transition.id}>
              <th scope="row">
                <To href={place(transition)}>
                  <bdi>{transition.name}</bdi>
                </To>
              </th>
              <td>
                <span className={classes.names}>
                  {typeof transition.from === 'string' ? words[transition.from] : transition.from.map(nameOf)}
                </span>
              </td>
              <td className={classes.target}>
                {transition.to === 'same' ? words.same : nameOf(transition.to)}
              </td>
              <td className="quiet">
                {ruleLists
                  .filter((kind) => transition[kind]?.length)
                  .map((kind) => words[kind](transition[kind]?.length ?? 0))
                  .join(', ') || '–'}
              </td>
              {edit && (
                <td className={classes.toolCell}>
                  <Group gap={4} wrap="nowrap">
                    <Tool
                      label={words.editTransition(transition.name)}
                      onClick={() => edit.change(transition)}
                    >
                      <IconPencil size={16} />
                    </Tool>
                    {transition.from !== 'initial' && (
                      <Tool
                        label={words.removeTransition(transition.name)}
                        onClick={() => edit.remove(transition)}
                      >
                        <IconTrash size={16} />
                      </Tool>
                    )}
                  </Group>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
