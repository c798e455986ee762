import { NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { favouritesQuery } from '../app/rail.tsx';
import { ApiError, get } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { Refusal } from '../project/form-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogEnd } from '../ui/dialog-end.tsx';
import { type Config, changeGadget, type Gadget, putConfig } from './dashboard.ts';
import { dashboardWords } from './dashboard.words.ts';
import { countable, type Kind } from './kinds.ts';

interface Props {
  dashboard: string;
  gadget: Gadget;
  kind: Kind;
  config: Config;
  onClose(): void;
  onDone(): Promise<void>;
}

const filterIn = (jql: string): string | null => /^filter = (\d+)$/.exec(jql)?.[1] ?? null;
const isOption = /:(select|radiobuttons|multiselect|multicheckboxes)$/;

export function ConfigureGadget({ dashboard, gadget, kind, config, onClose, onDone }: Props) {
  const words = useWords(dashboardWords);
  const [title, setTitle] = useState(gadget.title);
  const [jql, setJql] = useState(config.jql ?? '');
  const [most, setMost] = useState(config.most ?? 10);
  const [days, setDays] = useState(config.days ?? 30);
  const [by, setBy] = useState<readonly string[]>(config.by ?? []);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const { data: filters = [] } = useQuery(favouritesQuery);
  const asks = (what: Kind['asks'][number]) => kind.asks.includes(what);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setError(null);
    try {
      // Said now rather than by a gadget that shows an error every day.
      if (asks('jql') && jql.trim() !== '')
        await get('/rest/api/2/search', { query: { jql, maxResults: 0, validateQuery: true } });
      const wanted: Config = {
        ...(asks('jql') && jql.trim() !== '' && { jql: jql.trim() }),
        ...(asks('most') && { most }),
        ...(asks('days') && { days }),
        ...(asks('by') && { by: [by[0] ?? 'status'] }),
        ...(asks('by-two') && { by: [by[0] ?? 'assignee', by[1] ?? 'status'] }),
      };
      if (kind.asks.length > 0) await putConfig(dashboard, gadget.id, wanted);
      if (title.trim() !== gadget.title) await changeGadget(dashboard, gadget.id, { title });
      await onDone();
      onClose();
    } catch (refused) {
      setSending(false);
      setError(refused);
    }
  };
  const problems = error instanceof ApiError ? error.fields : {};
  return (
    <Dialog opened onClose={onClose} title={words.configureOf(gadget.title)}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput
            label={words.gadgetTitle}
            data-autofocus
            value={title}
            error={problems.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {asks('jql') && filters.length > 0 && (
            <Select
              label={words.byFilter}
              clearable
              data={filters.map(({ id, name }) => ({ value: id, label: name }))}
              value={filterIn(jql)}
              onChange={(id) => setJql(id === null ? '' : `filter = ${id}`)}
            />
          )}
          {asks('jql') && (
            <Textarea
              label={filters.length > 0 ? words.byJql : words.which}
              description={words.jqlText}
              autosize
              value={jql}
              spellCheck={false}
              onChange={(event) => setJql(event.currentTarget.value)}
            />
          )}
          {asks('by-two') && (
            <>
              <FieldChoice
                label={words.rows}
                value={by[0] ?? 'assignee'}
                onChange={(one) => setBy([one, by[1] ?? 'status'])}
              />
              <FieldChoice
                label={words.columns}
                value={by[1] ?? 'status'}
                onChange={(one) => setBy([by[0] ?? 'assignee', one])}
              />
            </>
          )}
          {asks('by') && (
            <FieldChoice label={words.countBy} value={by[0] ?? 'status'} onChange={(one) => setBy([one])} />
          )}
          {asks('most') && (
            <NumberInput
              label={words.most}
              min={1}
              max={50}
              value={most}
              onChange={(value) => setMost(Number(value) || 10)}
            />
          )}
          {asks('days') && (
            <NumberInput
              label={words.days}
              min={2}
              max={365}
              value={days}
              onChange={(value) => setDays(Number(value) || 30)}
            />
          )}
          {error !== null && <Refusal error={error} besides={['title']} />}
          <DialogEnd onClose={onClose} loading={sending}>
            {words.save}
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange(field: string): void;
}

interface Field {
  readonly id: string;
  readonly name: string;
  readonly schema?: { readonly custom?: string };
}

function FieldChoice({ label, value, onChange }: FieldProps) {
  const { data = [] } = useQuery({
    queryKey: ['fields'],
    queryFn: () => get<Field[]>('/rest/api/2/field'),
    staleTime: 300_000,
  });
  const options = [
    ...countable.map(([id, name]) => ({ value: id, label: name })),
    ...data
      .filter(({ schema }) => isOption.test(schema?.custom ?? ''))
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Select
      label={label}
      allowDeselect={false}
      searchable
      data={options}
      value={value}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
}
