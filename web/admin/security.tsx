/** What keeps people out, and what it means for those who belong here. Each setting holds from the moment it is saved. */
import {
  Button,
  Group,
  NumberInput,
  Skeleton,
  Stack,
  Switch,
  TagsInput,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, get, put } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './admin.module.css';
import { adminWords } from './admin.words.ts';

interface Property {
  readonly id: string;
  readonly value: string;
  readonly name: string;
}

const key = ['application-properties'];

export function Section() {
  const words = useWords(adminWords);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => get<Property[]>('/rest/api/2/application-properties'),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const said = (id: string) => data?.find((one) => one.id === id)?.value ?? '';
  return (
    <>
      <SectionHead title={words.security}>{words.securityText}</SectionHead>
      {!data && <Skeleton h={400} />}
      {data && (
        <Stack gap="xl">
          <div className="panel">
            <NumberSetting
              id="jira.maximum.authentication.attempts.allowed"
              label={words.attempts}
              value={said('jira.maximum.authentication.attempts.allowed')}
              effect={words.attemptsText}
              mayBeEmpty
            />
            <SudoSetting value={said('jira.websudo.is.disabled')} />
            <NumberSetting
              id="jira.websudo.timeout"
              label={words.sudoMinutes}
              value={said('jira.websudo.timeout')}
              effect={words.sudoMinutesText}
            />
          </div>
          <RateLimits />
          <section aria-labelledby="general">
            <Title order={2} id="general" mb="sm">
              {words.general}
            </Title>
            <div className="panel">
              <TextSetting
                id="jira.title"
                label={words.serverTitle}
                value={said('jira.title')}
                effect={words.serverTitleText}
              />
              <TextSetting
                id="jira.baseurl"
                label={words.baseUrl}
                value={said('jira.baseurl')}
                effect={words.baseUrlText}
              />
              <NumberSetting
                id="jira.attachment.size"
                label={words.attachmentSize}
                value={said('jira.attachment.size')}
                effect={words.attachmentSizeText}
              />
            </div>
          </section>
        </Stack>
      )}
    </>
  );
}

const save = async (id: string, value: string): Promise<void> => {
  await put(`/rest/api/2/application-properties/${id}`, { id, value });
  await queries.invalidateQueries({ queryKey: key });
};

/** The setting at the left, what it does at the right. */
function Setting({ effect, children }: { effect: string; children: ReactNode }) {
  return (
    <div className={classes.setting}>
      {children}
      <p className="quiet">{effect}</p>
    </div>
  );
}

interface SettingProps {
  id: string;
  label: string;
  value: string;
  effect: string;
}

/** What the server says to a value stands at its field, whatever it calls it. */
const problemOf = (error: unknown): string | undefined =>
  error instanceof ApiError && error.status === 400 ? error.message : undefined;

function NumberSetting({
  id,
  label,
  value,
  effect,
  mayBeEmpty = false,
}: SettingProps & { mayBeEmpty?: boolean }) {
  const words = useWords(adminWords);
  const [typed, setTyped] = useState(value);
  const action = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(() => save(id, typed), words.saved);
  };
  return (
    <Setting effect={effect}>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <NumberInput
            flex={1}
            label={label}
            min={1}
            allowDecimal={false}
            value={typed}
            error={problemOf(action.error)}
            onChange={(next) => setTyped(String(next))}
            {...(mayBeEmpty && { placeholder: words.never })}
          />
          {typed !== value && (
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

function TextSetting({ id, label, value, effect }: SettingProps) {
  const words = useWords(adminWords);
  const [typed, setTyped] = useState(value);
  const action = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(() => save(id, typed), words.saved);
  };
  return (
    <Setting effect={effect}>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <TextInput
            flex={1}
            label={label}
            value={typed}
            error={problemOf(action.error)}
            onChange={({ currentTarget: { value: next } }) => setTyped(next)}
          />
          {typed !== value && (
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

/** @param value of jira.websudo.is.disabled */
function SudoSetting({ value }: { value: string }) {
  const words = useWords(adminWords);
  const action = useAction();
  return (
    <Setting effect={words.sudoText}>
      <div>
        <Switch
          label={words.sudo}
          checked={value === 'false'}
          onChange={({ currentTarget: { checked } }) =>
            void action.run(() => save('jira.websudo.is.disabled', String(!checked)), words.saved)
          }
        />
        <ActionError error={action.error} />
      </div>
    </Setting>
  );
}

interface Limits {
  readonly enabled: boolean;
  readonly requests: number;
  readonly intervalSeconds: number;
  readonly burst: number;
  readonly exemptUsers: readonly string[];
}

function RateLimits() {
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
