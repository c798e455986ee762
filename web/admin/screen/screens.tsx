/** Screens: which fields are asked for and shown, tab by tab; one of them opened. */
import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { notify } from '../../ui/notify.ts';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To, useGo } from '../../ui/to.tsx';
import { adminWords } from '../admin.words.ts';
import { NamedDialog } from '../named-dialog.tsx';
import { ScreenDetail } from './screen.tsx';
import { screenWords } from './screen.words.ts';

export interface Tab {
  readonly id: number;
  readonly name: string;
}

export interface Screen {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly deletable: boolean;
  readonly fieldScreenSchemes: readonly { readonly id: number; readonly name: string }[];
  readonly fieldScreenWorkflows: readonly { readonly name: string }[];
  readonly fieldScreenTabList: readonly Tab[];
}

export const screensQuery = {
  queryKey: ['screens'],
  queryFn: () =>
    get<Screen[]>('/rest/api/2/screens', {
      query: { expand: 'fieldScreenSchemes,fieldScreenWorkflows,fieldScreenTabList' },
    }),
};

export const refreshScreens = (): Promise<void> =>
  queries.invalidateQueries({ queryKey: screensQuery.queryKey });

export const screenPlace = (id: number): string => places.admin(`screens/${id}`);

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <ScreenDetail id={which} />;
}

function List() {
  const words = useWords(adminWords);
  const own = useWords(screenWords);
  const go = useGo();
  const [text, setText] = useState('');
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery(screensQuery);
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const asked = text.trim().toLowerCase();
  const fit = data?.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(asked));
  return (
    <>
      <SectionHead
        title={words.screens}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {own.newScreen}
          </Button>
        }
      >
        {words.screensText}
      </SectionHead>
      <TextInput
        mb="md"
        aria-label={own.find}
        placeholder={own.find}
        leftSection={<IconSearch size={16} />}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      {!fit && <Skeleton h={240} />}
      {fit?.length === 0 && <EmptyState title={own.nothingFits}>{own.nothingFitsText}</EmptyState>}
      {fit && fit.length > 0 && (
        <Rows label={words.screens}>
          {fit.map(({ id, name, description, deletable }) => (
            <Row
              key={id}
              title={
                <To href={screenPlace(id)}>
                  <bdi>{name}</bdi>
                </To>
              }
              about={<Facts facts={[deletable ? own.notInUse : own.inUse, description]} />}
            />
          ))}
        </Rows>
      )}
      {making && (
        <NamedDialog
          title={own.newScreen}
          action={own.newScreen}
          onClose={() => setMaking(false)}
          save={async (named) => {
            const { id } = await post<Screen>('/rest/api/2/screens', named);
            await refreshScreens();
            notify(own.made(named.name));
            go(screenPlace(id));
          }}
        />
      )}
    </>
  );
}
