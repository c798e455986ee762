/** One setting: at the left what it is, at the right what it does. It holds from the moment it is saved. */
import { Button, Group, NumberInput, Switch, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { securityWords } from './security.words.ts';

/** As /rest/api/2/application-properties has it. */
export interface Property {
  readonly id: string;
  readonly value: string;
  /** The option and the variable, one of which said it when the program started: it cannot be changed here. */
  readonly setAtStart?: readonly string[];
}

export const propertiesKey = ['application-properties'];

const save = async (id: string, value: string): Promise<void> => {
  await put(`/rest/api/2/application-properties/${id}`, { id, value });
  await queries.invalidateQueries({ queryKey: propertiesKey });
};

export function Setting({ effect, children }: { effect: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.setting}>
      {children}
      <div className="quiet">{effect}</div>
    </div>
  );
}

interface SettingProps {
  property: Property;
  label: string;
  effect: string;
}

/** What it does, and who keeps it from being changed. */
function Effect({ property: { setAtStart }, effect }: Pick<SettingProps, 'property' | 'effect'>) {
  const words = useWords(securityWords);
  return (
    <>
      <p>{effect}</p>
      {setAtStart && <p>{words.setAtStart(setAtStart.join(', '))}</p>}
    </>
  );
}

/** What the server says to a value stands at its field, whatever it calls it. */
const problemOf = (error: unknown): string | undefined =>
  error instanceof ApiError && error.status === 400 ? error.message : undefined;

interface TypedProps extends SettingProps {
  kind: 'number' | 'text';
  /** Empty: what that means. */
  placeholder?: string;
}

/** @param kind of what is typed */
export function TypedSetting({ property, label, effect, kind, placeholder }: TypedProps) {
  const words = useWords(adminWords);
  const [typed, setTyped] = useState(property.value);
  const action = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(() => save(property.id, typed), words.saved);
  };
  const common = {
    flex: 1,
    label,
    value: typed,
    disabled: property.setAtStart !== undefined,
    error: problemOf(action.error),
    ...(placeholder !== undefined && { placeholder }),
  };
  return (
    <Setting effect={<Effect property={property} effect={effect} />}>
      <form onSubmit={submit} noValidate>
        <Group gap="sm" align="flex-end">
          {kind === 'number' ? (
            <NumberInput
              {...common}
              min={1}
              allowDecimal={false}
              onChange={(next) => setTyped(String(next))}
            />
          ) : (
            <TextInput {...common} onChange={({ currentTarget: { value } }) => setTyped(value)} />
          )}
          {typed !== property.value && (
            <Button type="submit" loading={action.busy}>
              {words.save}
            </Button>
          )}
        </Group>
        {problemOf(action.error) === undefined && <ActionError error={action.error} />}
      </form>
    </Setting>
  );
}

/** @param on the value that it has while it is on */
export function SwitchSetting({ property, label, effect, on = 'true' }: SettingProps & { on?: string }) {
  const words = useWords(adminWords);
  const action = useAction();
  const off = on === 'true' ? 'false' : 'true';
  return (
    <Setting effect={<Effect property={property} effect={effect} />}>
      <div>
        <Switch
          label={label}
          checked={property.value === on}
          disabled={property.setAtStart !== undefined}
          onChange={({ currentTarget: { checked } }) =>
            void action.run(() => save(property.id, checked ? on : off), words.saved)
          }
        />
        <ActionError error={action.error} />
      </div>
    </Setting>
  );
}
