/** How many requests of REST one user may make. */
import { Button, Group, NumberInput, Skeleton, Stack, Switch, TagsInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { Setting } from './setting.tsx';

interface Limits {
  readonly enabled: boolean;
  readonly requests: number;
  readonly intervalSeconds: number;
  readonly burst: number;
  readonly exemptUsers: readonly string[];
}

export function RateLimits() {
  const { data } = useQuery({
    queryKey: ['rate-limiting'],
    queryFn: () => get<Limits>('/rest/tessera/1/rate-limiting'),
  });
  return data ? <RateLimitForm key={JSON.stringify(data)} given={data} /> : <Skeleton h={200} />;
}

function RateLimitForm({ given }: { given: Limits }) {
  const words = useWords(adminWords);
  const [limits, setLimits] = useState(given);
  const action = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(async () => {
      await put('/rest/tessera/1/rate-limiting', limits);
      await queries.invalidateQueries({ queryKey: ['rate-limiting'] });
    }, words.saved);
  };
  const number = (id: 'requests' | 'intervalSeconds' | 'burst') => ({
    min: 1,
    value: limits[id],
    error: action.fieldError(id),
    onChange: (value: number | string) => setLimits({ ...limits, [id]: Number(value) }),
  });
  return (
    <section aria-labelledby="rate">
      <Title order={2} id="rate" mb="sm">
        {words.rate}
      </Title>
      <form onSubmit={submit} className="panel">
        <Setting effect={words.rateText}>
          <Stack gap="md">
            <Switch
              label={words.rateOn}
              checked={limits.enabled}
              onChange={({ currentTarget: { checked } }) => setLimits({ ...limits, enabled: checked })}
            />
            <NumberInput label={words.rateRequests} {...number('requests')} />
            <NumberInput label={words.rateInterval} {...number('intervalSeconds')} />
            <NumberInput label={words.rateBurst} {...number('burst')} />
            <TagsInput
              label={words.rateExempt}
              description={words.rateExemptText}
              value={[...limits.exemptUsers]}
              error={action.fieldError('exemptUsers')}
              onChange={(exemptUsers) => setLimits({ ...limits, exemptUsers })}
            />
            <ActionError
              error={action.error}
              fields={['requests', 'intervalSeconds', 'burst', 'exemptUsers']}
            />
            <Group>
              <Button type="submit" loading={action.busy}>
                {words.save}
              </Button>
            </Group>
          </Stack>
        </Setting>
      </form>
    </section>
  );
}
