/** The statuses of a workflow as a table, with what each takes away from people, and taken out or added by keys. */
import { Group, Select, Title } from '@mantine/core';
import { IconListDetails, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { Tool } from '../admin/constant/constants.tsx';
import { useWords } from '../kernel/words.ts';
import { StatusBadge } from '../ui/issue-marks.tsx';
import classes from './workflow.module.css';
import { type Definition, isBeginning, type Status, type Step } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  definition: Definition;
  statuses: ReadonlyMap<number, Status>;
  /** Absent: they are only looked at. */
  edit?: { add(statusId: number): void; remove(statusId: number): void; properties(step: Step): void };
}

export function StepTable({ definition, statuses, edit }: Props) {
  const words = useWords(workflowWords);
  const id = useId();
  const used = new Set(definition.steps.map(({ statusId }) => statusId));
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {words.steps}
      </Title>
      <div className="panel">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.status}</th>
              <th scope="col">{words.properties}</th>
              {edit && <td />}
            </tr>
          </thead>
          <tbody>
            {definition.steps.map((step) => {
              const status = statuses.get(step.statusId);
              const name = status?.name ?? String(step.statusId);
              return (
                <tr key={step.statusId}>
                  <th scope="row">{status ? <StatusBadge status={status} /> : name}</th>
                  <td className="quiet">
                    {Object.entries(step.properties ?? {}).map(([key, value]) => (
                      <div key={key}>
                        <code>{value === '' ? key : `${key} = ${value}`}</code>
                      </div>
                    ))}
                    {!step.properties && '–'}
                  </td>
                  {edit && (
                    <td className={classes.toolCell}>
                      <Group gap={4} wrap="nowrap">
                        <Tool label={words.propertiesOf(name)} onClick={() => edit.properties(step)}>
                          <IconListDetails size={16} />
                        </Tool>
                        <Tool
                          label={
                            isBeginning(definition, step.statusId) ? words.beginsHere : words.removeStep(name)
                          }
                          disabled={isBeginning(definition, step.statusId)}
                          onClick={() => edit.remove(step.statusId)}
                        >
                          <IconTrash size={16} />
                        </Tool>
                      </Group>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {edit && (
        <Select
          mt="sm"
          label={words.addStep}
          maw={360}
          searchable
          value={null}
          data={[...statuses.values()]
            .filter((status) => !used.has(Number(status.id)))
            .map((status) => ({ value: status.id, label: status.name }))}
          onChange={(chosen) => chosen !== null && edit.add(Number(chosen))}
        />
      )}
    </section>
  );
}
