/** Custom fields: what issues can say beside what the system asks; one of them opened. */
import { Button, Group, Select, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { To } from '../../ui/to.tsx';
import { adminWords } from '../admin.words.ts';
import { FieldDetail } from './field.tsx';
import { fieldWords } from './field.words.ts';
import { fieldKindWords } from './field-kind.words.ts';
import { kindName, kinds, typePrefix } from './field-kinds.ts';
import { NewField } from './new-field.tsx';

export interface CustomField {
  readonly id: string;
  readonly numericId: number;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly isAllProjects: boolean;
  readonly projectsCount: number;
  readonly screensCount: number;
  readonly issuesWithValue: number;
}

interface Page {
  readonly values: readonly CustomField[];
  readonly startAt: number;
  readonly total: number;
  readonly isLast: boolean;
}

const MOST = 50;

export const fieldsKey = ['custom-fields'];
export const fieldPlace = (id: string): string => places.admin(`fields/${id}`);

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <FieldDetail id={which} />;
}

function List() {
  const words = useWords(adminWords);
  const own = useWords(fieldWords);
  const kindWords = useWords(fieldKindWords);
  const [text, setText] = useState('');
  const [type, setType] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), 200);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...fieldsKey, asked, type],
    placeholderData: keepPreviousData,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      get<Page>('/rest/api/2/customFields', {
        query: {
          search: asked || undefined,
          types: type === null ? undefined : typePrefix + type,
          startAt: pageParam,
          maxResults: MOST,
        },
        signal,
      }),
    getNextPageParam: ({ isLast, startAt }) => (isLast ? undefined : startAt + MOST),
  });
  const fields = data?.pages.flatMap(({ values }) => values);
  const narrowed = asked !== '' || type !== null;
  return (
    <>
      <SectionHead
        title={words.fields}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {own.newField}
          </Button>
        }
      >
        {words.fieldsText}
      </SectionHead>
      <Group mb="md" gap="sm">
        <TextInput
          flex="1 1 240px"
          aria-label={own.find}
          placeholder={own.find}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <Select
          flex="0 1 220px"
          aria-label={own.type}
          placeholder={own.anyType}
          clearable
          clearButtonProps={{ 'aria-label': words.clear(own.type) }}
          searchable
          value={type}
          data={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
          onChange={setType}
        />
      </Group>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!fields && !error && <Skeleton h={320} />}
      {fields?.length === 0 && narrowed && (
        <EmptyState title={own.nothingFits}>{own.nothingFitsText}</EmptyState>
      )}
      {fields?.length === 0 && !narrowed && (
        <EmptyState title={own.none} action={<Button onClick={() => setMaking(true)}>{own.newField}</Button>}>
          {own.noneText}
        </EmptyState>
      )}
      {fields && fields.length > 0 && (
        <Rows label={words.fields}>
          {fields.map((field) => (
            <Row
              key={field.id}
              title={
                <To href={fieldPlace(field.id)}>
                  <bdi>{field.name}</bdi>
                </To>
              }
              about={
                <>
                  <Facts
                    facts={[
                      kindName(field.type, kindWords),
                      field.isAllProjects ? own.allProjects : own.projects(field.projectsCount),
                      own.screens(field.screensCount),
                    ]}
                  />
                  {field.description && (
                    <div>
                      <bdi>{field.description}</bdi>
                    </div>
                  )}
                </>
              }
            />
          ))}
        </Rows>
      )}
      {hasNextPage && (
        <Group mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        </Group>
      )}
      {making && <NewField onClose={() => setMaking(false)} />}
    </>
  );
}
