/** Permission schemes: who may do what in the projects that wear one. */
import { Button, Group, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, post } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To, useGo } from '../ui/to.tsx';
import { useAction } from '../ui/use-action.ts';
import { adminWords } from './admin.words.ts';
import { SchemeDetail } from './scheme.tsx';

export interface Scheme {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
}

export const schemesKey = ['permission-schemes'];
export const schemePlace = (id: number): string => places.admin(`permission-schemes/${id}`);

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <SchemeDetail id={which} />;
}

function List() {
  const words = useWords(adminWords);
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: schemesKey,
    queryFn: () => get<{ permissionSchemes: Scheme[] }>('/rest/api/2/permissionscheme'),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <>
      <SectionHead
        title={words.schemes}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {words.newScheme}
          </Button>
        }
      >
        {words.schemesText}
      </SectionHead>
      {!data && <Skeleton h={200} />}
      {data && (
        <Rows label={words.schemes}>
          {data.permissionSchemes.map(({ id, name, description }) => (
            <Row
              key={id}
              title={
                <To href={schemePlace(id)}>
                  <bdi>{name}</bdi>
                </To>
              }
              about={description}
            />
          ))}
        </Rows>
      )}
      {making && <NewScheme onClose={() => setMaking(false)} />}
    </>
  );
}

function NewScheme({ onClose }: { onClose(): void }) {
  const words = useWords(adminWords);
  const go = useGo();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await action.run(async () => {
      const { id } = await post<Scheme>('/rest/api/2/permissionscheme', { name, description });
      await queries.invalidateQueries({ queryKey: schemesKey });
      go(schemePlace(id));
    });
  };
  return (
    <Dialog opened={true} onClose={onClose} title={words.newScheme}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={words.name}
            required
            withAsterisk={false}
            maxLength={255}
            data-autofocus
            value={name}
            error={action.fieldError('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <Textarea
            label={words.description}
            value={description}
            error={action.fieldError('description')}
            onChange={({ currentTarget: { value } }) => setDescription(value)}
          />
          <ActionError error={action.error} fields={['name', 'description']} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={action.busy}>
              {words.newScheme}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
