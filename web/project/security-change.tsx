/** Another security scheme for a project that wears one: what becomes of the levels that its issues have. */
import { Select, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { useAction } from '../ui/use-action.ts';
import { schemeChoiceWords } from './scheme-choice.words.ts';
import { giveScheme, type SchemeRef, type Wearer } from './worn-schemes.ts';

interface Level {
  readonly id: string;
  readonly name: string;
}

interface Props {
  project: Wearer;
  from: SchemeRef;
  /** null: none from now on. */
  to: SchemeRef | null;
  onDone(scheme: SchemeRef | null): void;
  onClose(): void;
}

const levelsOf = (scheme: SchemeRef | null) => ({
  queryKey: ['security-levels', scheme?.id ?? null],
  queryFn: async () =>
    scheme ? (await get<{ levels: Level[] }>(`/rest/tessera/1/issuesecurityscheme/${scheme.id}`)).levels : [],
});

const OPEN = 'none';

export function SecurityChange({ project, from, to, onDone, onClose }: Props) {
  const words = useWords(schemeChoiceWords);
  const action = useAction();
  const [instead, setInstead] = useState<Readonly<Record<string, string>>>({});
  const { data: old } = useQuery(levelsOf(from));
  const { data: fresh } = useQuery(levelsOf(to));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const levels = Object.fromEntries(
      Object.entries(instead).map(([level, chosen]) => [level, chosen === OPEN ? null : chosen]),
    );
    if (!(await action.run(() => giveScheme('issueSecurityScheme', project, to?.id ?? null, levels)))) return;
    onDone(to);
    onClose();
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.levels}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <p className="quiet">{words.levelsText}</p>
          {!(old && fresh) && <Skeleton h={60} />}
          {old &&
            fresh &&
            old.map(({ id, name }) => (
              <Select
                key={id}
                label={words.levelOf(name)}
                value={instead[id] ?? null}
                data={[
                  ...fresh.map((level) => ({ value: level.id, label: level.name })),
                  { value: OPEN, label: words.noLevel },
                ]}
                onChange={(chosen) => chosen !== null && setInstead({ ...instead, [id]: chosen })}
              />
            ))}
          <ActionError error={action.error} />
          <DialogEnd
            onClose={onClose}
            loading={action.busy}
            disabled={!(old && fresh) || old.some(({ id }) => instead[id] === undefined)}
          >
            {words.give}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
