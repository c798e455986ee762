/** A transition: its name, where it comes from, where it leads. */
import { Button, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Status, Transition } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  /** null: a new one. */
  transition: Transition | null;
  steps: readonly Status[];
  /** @returns whether it was saved */
  save(transition: Omit<Transition, 'id'> & { id?: number }): Promise<boolean>;
  error: unknown;
  onClose(): void;
}

export function TransitionForm({ transition, steps, save, error, onClose }: Props) {
  const words = useWords(workflowWords);
  const [name, setName] = useState(transition?.name ?? '');
  const [from, setFrom] = useState<readonly string[]>(
    typeof transition?.from === 'object' ? transition.from.map(String) : [],
  );
  const [to, setTo] = useState(String(transition?.to ?? ''));
  const [tried, setTried] = useState(false);
  const isInitial = transition?.from === 'initial';
  const options = steps.map(({ id, name: label }) => ({ value: id, label }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const saved = await save({
      ...transition,
      name,
      from: isInitial ? 'initial' : from.length === 0 ? 'any' : from.map(Number),
      to: to === 'same' ? 'same' : Number(to),
    });
    if (saved) onClose();
  };
  return (
    <Dialog
      opened={true}
      onClose={onClose}
      title={transition ? words.editTransition(transition.name) : words.addTransition}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={words.name}
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          {!isInitial && (
            <MultiSelect
              label={words.from}
              placeholder={from.length === 0 ? words.any : ''}
              value={[...from]}
              data={options}
              onChange={setFrom}
            />
          )}
          <Select
            label={words.to}
            allowDeselect={false}
            required
            withAsterisk={false}
            value={to}
            data={isInitial ? options : [...options, { value: 'same', label: words.same }]}
            onChange={(value) => setTo(value ?? to)}
          />
          {tried && <ActionError error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" disabled={to === ''}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
