/** Properties of a status or a transition, as Jira has them: keys and texts. What they mean, the key says. */
import { Anchor, Autocomplete, Stack, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Tool } from '../admin/constant/constants.tsx';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { floating } from '../ui/floating.ts';
import { inWordsOf, problemAt, shownBelow } from './problem.ts';
import classes from './workflow.module.css';
import type { Properties } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  title: string;
  kind: 'status' | 'transition';
  properties: Properties;
  /** As the server names it: `steps[2].properties`. */
  place: string;
  error: unknown;
  save(properties: Properties): Promise<boolean>;
  onClose(): void;
}

const editable = 'jira.issue.editable';
const offered = {
  status: [
    'jira.permission.edit.denied',
    'jira.permission.edit.projectrole',
    'jira.permission.edit.group',
    'jira.permission.comment.denied',
    'jira.permission.assign.denied',
    'jira.permission.attach.denied',
    'jira.permission.delete.denied',
    'jira.permission.link.denied',
    'jira.permission.work.denied',
    'jira.permission.subtasks.edit.denied',
  ],
  transition: ['opsbar-sequence'],
} as const;

interface Row {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

export function PropertiesForm({ title, kind, properties, place, error, save, onClose }: Props) {
  const words = useWords(workflowWords);
  const [frozen, setFrozen] = useState(properties[editable] === 'false');
  const [rows, setRows] = useState<readonly Row[]>(() =>
    Object.entries(properties)
      .filter(([key]) => kind === 'transition' || key !== editable)
      .map(([key, value], id) => ({ id, key, value })),
  );
  const [tried, setTried] = useState(false);
  const change = (id: number, by: Partial<Row>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...by } : row)));
  const keys = rows.map(({ key }) => key.trim()).filter((key) => key !== '');
  const twice = new Set(keys.filter((key, at) => keys.indexOf(key) < at));
  const refused = tried ? error : null;
  const problem = (key: string) => {
    if (key === '') return undefined;
    return twice.has(key) ? words.keyTwice : problemAt(refused, `${place}.${key}`);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (twice.size > 0) return;
    const given = rows.filter(({ key }) => key.trim() !== '').map(({ key, value }) => [key.trim(), value]);
    if (await save({ ...(frozen && { [editable]: 'false' }), ...Object.fromEntries(given) })) onClose();
  };
  const places = rows.map(({ key }) => `${place}.${key.trim()}`);
  return (
    <Dialog opened={true} onClose={onClose} title={title} size={640} closeOnClickOutside={false}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          {kind === 'status' && (
            <Switch
              label={words.canBeEdited}
              description={words.canBeEditedText}
              checked={!frozen}
              onChange={({ currentTarget: { checked } }) => setFrozen(!checked)}
            />
          )}
          <p className="quiet">
            {kind === 'status' ? words.stepPropertiesText : words.transitionPropertiesText}
          </p>
          {rows.map(({ id, key, value }, at) => (
            <div key={id} className={classes.property}>
              <Autocomplete
                label={words.key}
                comboboxProps={floating}
                data={[...offered[kind]]}
                value={key}
                error={problem(key.trim())}
                data-autofocus={at === rows.length - 1 || undefined}
                onChange={(next) => change(id, { key: next })}
              />
              <TextInput
                label={words.value}
                value={value}
                onChange={({ currentTarget: { value: next } }) => change(id, { value: next })}
              />
              <Tool
                label={words.removeProperty(key)}
                onClick={() => setRows(rows.filter((row) => row.id !== id))}
              >
                <IconTrash size={16} />
              </Tool>
            </div>
          ))}
          <Anchor
            component="button"
            type="button"
            onClick={() =>
              setRows([...rows, { id: Math.max(0, ...rows.map((row) => row.id)) + 1, key: '', value: '' }])
            }
          >
            <IconPlus size={14} aria-hidden /> {words.addProperty}
          </Anchor>
          <ActionError error={inWordsOf(refused)} fields={shownBelow(refused, places)} />
          <DialogEnd onClose={onClose}>{words.save}</DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
