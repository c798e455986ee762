import { NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { get, post } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { DialogEnd } from '../../ui/dialog-end.tsx';
import { bulkWords } from './bulk.words.ts';
import type { Asked } from './bulk-dialog.tsx';
import { type Marked, transitionsOf } from './marked.ts';

interface Props {
  issues: readonly Marked[];
  run(asked: Asked): Promise<void>;
  close(): void;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Transitions that some of the issues have; those that have it not are left alone. */
export function TransitionForm({ issues, run, close }: Props) {
  const words = useWords(bulkWords);
  const choices = useMemo(() => transitionsOf(issues), [issues]);
  const [id, setId] = useState(choices[0]?.id ?? '');
  const [resolution, setResolution] = useState('');
  const choice = choices.find((one) => one.id === id);
  const { data: resolutions } = useQuery({
    queryKey: ['resolution'],
    queryFn: () => get<Named[]>('/rest/api/2/resolution'),
    enabled: choice !== undefined && choice.resolves.size > 0,
  });
  if (!choice) return <Text>{words.noTransitions}</Text>;
  const change = async (key: string) => {
    const fields =
      resolution !== '' && choice.resolves.has(key) ? { resolution: { id: resolution } } : undefined;
    await post(`/rest/api/2/issue/${key}/transitions`, {
      transition: { id: choice.ids.get(key) },
      ...(fields && { fields }),
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({ keys: [...choice.ids.keys()], change });
      }}
    >
      <Stack gap="md">
        <NativeSelect
          label={words.chooseTransition}
          value={id}
          data={choices.map((one) => ({
            value: one.id,
            label: words.transitionOf(one.name, one.to, one.ids.size, issues.length),
          }))}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        {choice.resolves.size > 0 && (
          <NativeSelect
            label={words.resolution}
            value={resolution}
            data={[
              { value: '', label: words.asItIs },
              ...(resolutions ?? []).map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(event) => setResolution(event.currentTarget.value)}
          />
        )}
        <Text className="quiet">{words.noUndo}</Text>
        <DialogEnd onClose={close}>{words.change(choice.ids.size)}</DialogEnd>
      </Stack>
    </form>
  );
}
