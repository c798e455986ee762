/** Everybody: found by the beginning of a name or an address; one of them opened. */
import { Badge, Button, Checkbox, Group, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { Face, type Person } from '../../ui/person.tsx';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To } from '../../ui/to.tsx';
import { adminWords } from '../admin.words.ts';
import { NewUser } from './new-user.tsx';
import { UserDetail } from './user.tsx';

export interface User extends Person {
  readonly key: string;
  readonly name: string;
  readonly emailAddress?: string;
  readonly active: boolean;
}

const MOST = 50;

export const userPlace = (name: string): string => places.admin(`users/${encodeURIComponent(name)}`);

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <UserDetail name={which} />;
}

function List() {
  const words = useWords(adminWords);
  const [text, setText] = useState('');
  const [inactive, setInactive] = useState(true);
  const [more, setMore] = useState(1);
  const [making, setMaking] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), 200);
  const { data, error, refetch } = useQuery({
    queryKey: ['users', asked, inactive, more],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<User[]>('/rest/api/2/user/search', {
        query: { username: asked || '.', includeInactive: inactive, maxResults: MOST * more },
        signal,
      }),
  });
  return (
    <>
      <SectionHead
        title={words.users}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {words.newUser}
          </Button>
        }
      >
        {words.usersText}
      </SectionHead>
      <Group mb="md" gap="lg">
        <TextInput
          flex="1 1 240px"
          aria-label={words.findUsers}
          placeholder={words.findUsers}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            setMore(1);
          }}
        />
        <Checkbox
          label={words.withInactive}
          checked={inactive}
          onChange={({ currentTarget: { checked } }) => setInactive(checked)}
        />
      </Group>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} />}
      {data?.length === 0 && <EmptyState title={words.nobody}>{words.nobodyText}</EmptyState>}
      {data && data.length > 0 && (
        <Rows label={words.users}>
          {data.map((user) => (
            <Row
              key={user.key}
              start={<Face person={user} size={28} />}
              title={
                <>
                  <To href={userPlace(user.name)}>
                    <bdi>{user.displayName}</bdi>
                  </To>{' '}
                  {!user.active && (
                    <Badge variant="default" size="sm" tt="none">
                      {words.inactive}
                    </Badge>
                  )}
                </>
              }
              about={<Facts facts={[user.name, user.emailAddress]} />}
            />
          ))}
        </Rows>
      )}
      {data && data.length === MOST * more && (
        <Group mt="md">
          <Button variant="default" onClick={() => setMore(more + 1)}>
            {words.more}
          </Button>
        </Group>
      )}
      {making && <NewUser onClose={() => setMaking(false)} />}
    </>
  );
}
