/** A transition: its name, where it comes from, where it leads, what it asks on the way. */
import { MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { inWordsOf, problemAt, shownBelow } from './problem.ts';
import type { Named } from './rule-world.ts';
import type { Status, Transition } from './workflow.ts';
import { workflowWords } from './workflow.words.ts';

interface Props {
  /** null: a new one. */
  transition: Transition | null;
  /** What a new one begins with. */
  from?: number;
  to?: number;
  steps: readonly Status[];
  screens: readonly Named[];
  /** As the server names it: `transitions[3]`. */
  place: string;
  /** @returns whether it was saved */
  save(transition: Omit<Transition, 'id'> & { id?: number }): Promise<boolean>;
  error: unknown;
  onClose(): void;
}

const members = ['name', 'description', 'from', 'to', 'screen'];

export function TransitionForm({ transition, steps, screens, place, save, error, onClose, ...begin }: Props) {
  const words = useWords(workflowWords);
  const [name, setName] = useState(transition?.name ?? '');
  const [description, setDescription] = useState(transition?.description ?? '');
  const [from, setFrom] = useState<readonly string[]>(() => {
    if (typeof transition?.from === 'object') return transition.from.map(String);
    return begin.from === undefined ? [] : [String(begin.from)];
  });
  const [to, setTo] = useState(() => {
    const known = transition?.to ?? begin.to ?? '';
    // A line from a status to itself leaves the issue where it is.
    return String(!transition && known === begin.from ? 'same' : known);
  });
  const [screen, setScreen] = useState(String(transition?.screen ?? ''));
  const [tried, setTried] = useState(false);
  const isInitial = transition?.from === 'initial';
  const options = steps.map(({ id, name: label }) => ({ value: id, label }));
  const refused = tried ? error : null;
  const problem = (member: string) => problemAt(refused, `${place}.${member}`);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { screen: _, ...others } = transition ?? {};
    const saved = await save({
      ...others,
      name,
      description,
      from: isInitial ? 'initial' : from.length === 0 ? 'any' : from.map(Number),
      to: to === 'same' ? 'same' : Number(to),
      ...(screen !== '' && {
        screen: screen === 'resolve' || screen === 'workflow' ? screen : Number(screen),
      }),
    });
    if (saved) onClose();
  };
  return (
    <Dialog
      opened={true}
      onClose={onClose}
      closeOnClickOutside={false}
      title={transition ? words.editTransition(transition.name) : words.addTransition}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput
            label={words.name}
            data-autofocus
            value={name}
            error={problem('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <Textarea
            label={words.description}
            autosize
            value={description}
            error={problem('description')}
            onChange={({ currentTarget: { value } }) => setDescription(value)}
          />
          {!isInitial && (
            <MultiSelect
              label={words.from}
              placeholder={from.length === 0 ? words.any : ''}
              value={[...from]}
              data={options}
              error={problem('from')}
              onChange={setFrom}
            />
          )}
          <Select
            label={words.to}
            allowDeselect={false}
            value={to}
            data={isInitial ? options : [...options, { value: 'same', label: words.same }]}
            error={problem('to')}
            onChange={(value) => setTo(value ?? to)}
          />
          {!isInitial && (
            <Select
              label={words.screen}
              description={words.screenText}
              searchable
              allowDeselect={false}
              value={screen}
              data={[{ value: '', label: words.noScreen }, ...screensWith(screen, screens, words.ownScreen)]}
              error={problem('screen')}
              onChange={(value) => setScreen(value ?? screen)}
            />
          )}
          <ActionError
            error={inWordsOf(refused)}
            fields={shownBelow(
              refused,
              members.map((member) => `${place}.${member}`),
            )}
          />
          <DialogEnd onClose={onClose} disabled={to === ''}>
            {words.save}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

/** The two that older definitions call by names of their own are offered where they are in use. */
const screensWith = (chosen: string, screens: readonly Named[], own: (name: string) => string): Named[] =>
  chosen === 'resolve' || chosen === 'workflow'
    ? [{ value: chosen, label: own(chosen) }, ...screens]
    : [...screens];
