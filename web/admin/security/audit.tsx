/** Who did what, from where and when: found by words and days. */
import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';

interface Entry {
  readonly id: number;
  readonly summary: string;
  readonly remoteAddress?: string;
  readonly authorKey?: string;
  readonly created: string;
  readonly category: string;
  readonly objectItem?: { readonly name: string };
  readonly changedValues: readonly {
    readonly fieldName: string;
    readonly changedFrom?: string;
    readonly changedTo?: string;
  }[];
}

const PAGE = 50;

export function Section() {
  const words = useWords(adminWords);
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [offset, setOffset] = useState(0);
  const [filter] = useDebouncedValue(text.trim(), 300);
  const { data, error, refetch } = useQuery({
    queryKey: ['audit', filter, from, to, offset],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<{ total: number; records: Entry[] }>('/rest/api/2/auditing/record', {
        query: {
          offset,
          limit: PAGE,
          ...(filter !== '' && { filter }),
          ...(from !== '' && { from: new Date(`${from}T00:00`).getTime() }),
          // The day that is named belongs to it.
          ...(to !== '' && { to: new Date(`${to}T23:59:59.999`).getTime() }),
        },
        signal,
      }),
  });
  const narrow = (change: () => void) => {
    setOffset(0);
    change();
  };
  return (
    <>
      <SectionHead title={words.audit}>{words.auditText}</SectionHead>
      <Group gap="md" mb="md" align="flex-end">
        <TextInput
          flex="1 1 240px"
          label={words.auditWords}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={({ currentTarget: { value } }) => narrow(() => setText(value))}
        />
        <TextInput
          type="date"
          label={words.from}
          value={from}
          onChange={({ currentTarget: { value } }) => narrow(() => setFrom(value))}
        />
        <TextInput
          type="date"
          label={words.until}
          value={to}
          onChange={({ currentTarget: { value } }) => narrow(() => setTo(value))}
        />
      </Group>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={400} />}
      {data?.records.length === 0 && <EmptyState title={words.noRecords}>{words.noRecordsText}</EmptyState>}
      {data && data.records.length > 0 && (
        <Rows label={words.audit}>
          {data.records.map((entry) => (
            <Row
              key={entry.id}
              title={
                <>
                  {entry.summary}
                  {entry.objectItem && (
                    <>
                      : <bdi>{entry.objectItem.name}</bdi>
                    </>
                  )}
                </>
              }
              about={
                <>
                  <Facts
                    facts={[
                      <Time key="t" at={entry.created} />,
                      <Author key="w" userKey={entry.authorKey} />,
                      entry.category,
                      entry.remoteAddress !== undefined && (
                        <span key="a" className="figures">
                          {entry.remoteAddress}
                        </span>
                      ),
                    ]}
                  />
                  {entry.changedValues.length > 0 && (
                    <ul className={classes.changes}>
                      {entry.changedValues.map(({ fieldName, changedFrom = '', changedTo = '' }) => (
                        <li key={fieldName}>
                          {fieldName}: {changedFrom || '–'} → {changedTo || '–'}
                        </li>
                      ))}
                    </ul>
                  )}
                </>
              }
            />
          ))}
        </Rows>
      )}
      {data && data.total > 0 && (
        <Group gap="sm" mt="md">
          <Button
            variant="default"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - PAGE))}
          >
            {words.newer}
          </Button>
          <Button
            variant="default"
            disabled={offset + PAGE >= data.total}
            onClick={() => setOffset(offset + PAGE)}
          >
            {words.older}
          </Button>
          <span className="quiet figures">
            {words.ofAll(Math.min(data.total, offset + PAGE), data.total)}
          </span>
        </Group>
      )}
    </>
  );
}

/** The log has keys, which outlive names; who has been deleted is their key alone. */
function Author({ userKey }: { userKey: string | undefined }) {
  const words = useWords(adminWords);
  const { data } = useQuery({
    queryKey: ['users', 'by key', userKey],
    enabled: userKey !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => get<{ displayName: string }>('/rest/api/2/user', { query: { key: userKey } }),
  });
  if (userKey === undefined) return words.theSystem;
  return <bdi>{data?.displayName ?? userKey}</bdi>;
}
