/** Programs that may ask people for access: clients of OAuth 2.0 and consumers of OAuth 1.0a. */
import {
  Button,
  Checkbox,
  CopyButton,
  Group,
  Select,
  Skeleton,
  Stack,
  TagsInput,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { del, get, post } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useAction } from '../ui/use-action.ts';
import { adminWords } from './admin.words.ts';

interface Client {
  readonly id: string;
  readonly name: string;
  readonly confidential: boolean;
  readonly redirectUris: readonly string[];
  readonly scope: string;
  readonly created: string;
}

interface Consumer {
  readonly id: string;
  readonly consumerKey: string;
  readonly name: string;
  readonly active: boolean;
}

const key = ['programs'];
const again = (): Promise<void> => queries.invalidateQueries({ queryKey: key });

export function Section() {
  const words = useWords(adminWords);
  const [making, setMaking] = useState(false);
  const [removing, setRemoving] = useState<{ path: string; name: string } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const [two, one] = await Promise.all([
        get<{ clients: Client[] }>('/rest/tessera/1/oauth2/client'),
        get<{ consumers: Consumer[] }>('/rest/tessera/1/oauth1/consumer'),
      ]);
      return { clients: two.clients, consumers: one.consumers };
    },
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const remove = (path: string, name: string) => (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={words.takeOut(name)}
      onClick={() => setRemoving({ path, name })}
    >
      {words.remove}
    </Button>
  );
  return (
    <>
      <SectionHead
        title={words.programs}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {words.newClient}
          </Button>
        }
      >
        {words.programsText}
      </SectionHead>
      {!data && <Skeleton h={240} />}
      {data && (
        <Stack gap="xl">
          <section aria-labelledby="oauth2">
            <Title order={2} id="oauth2" mb="sm">
              OAuth 2.0
            </Title>
            {data.clients.length === 0 && <p className="quiet">{words.noClients}</p>}
            {data.clients.length > 0 && (
              <Rows>
                {data.clients.map((client) => (
                  <Row
                    key={client.id}
                    title={<bdi>{client.name}</bdi>}
                    about={
                      <Facts
                        facts={[
                          client.id,
                          client.scope,
                          client.redirectUris.join(' '),
                          <Time key="t" at={client.created} />,
                        ]}
                      />
                    }
                    end={remove(
                      `/rest/tessera/1/oauth2/client/${encodeURIComponent(client.id)}`,
                      client.name,
                    )}
                  />
                ))}
              </Rows>
            )}
          </section>
          <section aria-labelledby="oauth1">
            <Title order={2} id="oauth1" mb="sm">
              OAuth 1.0a
            </Title>
            {data.consumers.length === 0 && <p className="quiet">{words.noConsumers}</p>}
            {data.consumers.length > 0 && (
              <Rows>
                {data.consumers.map((consumer) => (
                  <Row
                    key={consumer.id}
                    title={<bdi>{consumer.name}</bdi>}
                    about={<Facts facts={[consumer.consumerKey, !consumer.active && words.inactive]} />}
                    end={remove(`/rest/tessera/1/oauth1/consumer/${consumer.id}`, consumer.name)}
                  />
                ))}
              </Rows>
            )}
          </section>
        </Stack>
      )}
      {making && <NewClient onClose={() => setMaking(false)} />}
      {removing && (
        <Confirm
          title={words.deleteTitle(removing.name)}
          action={words.remove}
          name={removing.name}
          onClose={() => setRemoving(null)}
          run={async () => {
            await del(removing.path);
            await again();
          }}
        >
          {words.removeClientText}
        </Confirm>
      )}
    </>
  );
}

function NewClient({ onClose }: { onClose(): void }) {
  const words = useWords(adminWords);
  const [name, setName] = useState('');
  const [redirectUris, setUris] = useState<string[]>([]);
  const [scope, setScope] = useState('READ');
  const [confidential, setConfidential] = useState(true);
  const [made, setMade] = useState<{ id: string; secret: string | null } | null>(null);
  const action = useAction();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await action.run(async () => {
      const body = { name, redirectUris, scope, confidential };
      setMade(await post<{ id: string; secret: string | null }>('/rest/tessera/1/oauth2/client', body));
      await again();
    });
  };
  if (made)
    return (
      <Dialog opened={true} onClose={onClose} closeOnClickOutside={false} title={name}>
        <Stack gap="md">
          <TextInput label="client_id" value={made.id} readOnly />
          {made.secret !== null && (
            <>
              <Text role="status">{words.secretOnce}</Text>
              <Group gap="sm" align="flex-end">
                <TextInput flex={1} label="client_secret" value={made.secret} readOnly data-autofocus />
                <CopyButton value={made.secret}>
                  {({ copied, copy }) => (
                    <Button variant="default" onClick={copy}>
                      {copied ? words.copied : words.copy}
                    </Button>
                  )}
                </CopyButton>
              </Group>
            </>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>{words.done}</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog opened={true} onClose={onClose} title={words.newClient}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={words.name}
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            error={action.fieldError('name')}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <TagsInput
            label={words.redirectUris}
            description={words.redirectUrisText}
            value={redirectUris}
            error={action.fieldError('redirectUris')}
            onChange={setUris}
          />
          <Select
            label={words.scope}
            allowDeselect={false}
            data={['READ', 'WRITE', 'ADMIN', 'SYSTEM_ADMIN']}
            value={scope}
            error={action.fieldError('scope')}
            onChange={(value) => setScope(value ?? scope)}
          />
          <Checkbox
            label={words.confidential}
            checked={confidential}
            onChange={({ currentTarget: { checked } }) => setConfidential(checked)}
          />
          <ActionError error={action.error} fields={['name', 'redirectUris', 'scope']} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={action.busy}>
              {words.newClient}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
