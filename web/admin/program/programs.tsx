/** Programs that may ask people for access: clients of OAuth 2.0 and consumers of OAuth 1.0a. */
import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { IconKey, IconPencil, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { del, get, post } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Facts, Row, Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { adminWords } from '../admin.words.ts';
import { Tool } from '../constant/constants.tsx';
import { ClientForm } from './client-form.tsx';
import { ConsumerForm } from './consumer-form.tsx';
import {
  type Client,
  type Consumer,
  clientPath,
  clientsPath,
  consumerPath,
  consumersPath,
  programsKey,
  refreshPrograms,
} from './program.ts';
import { ProgramGrants } from './program-grants.tsx';
import { programWords } from './programs.words.ts';
import { SecretOnce } from './secret-once.tsx';

interface Program {
  readonly name: string;
  readonly path: string;
  readonly version: 'oauth1' | 'oauth2';
}

type Asked =
  | { readonly kind: 'client'; readonly client: Client | null }
  | { readonly kind: 'consumer'; readonly consumer: Consumer | null }
  | { readonly kind: 'renew'; readonly client: Client }
  | { readonly kind: 'remove' | 'grants'; readonly program: Program }
  | {
      readonly kind: 'secret';
      readonly title: string;
      readonly values: Parameters<typeof SecretOnce>[0]['values'];
    };

type ClientWithSecret = Client & { readonly secret: string | null };

export function Section() {
  const words = useWords(programWords);
  const own = useWords(adminWords);
  const [asked, ask] = useState<Asked | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: programsKey,
    queryFn: async () => {
      const [two, one] = await Promise.all([
        get<{ clients: Client[] }>(clientsPath),
        get<{ consumers: Consumer[] }>(consumersPath),
      ]);
      return { clients: two.clients, consumers: one.consumers };
    },
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const tools = (program: Program, edit: Asked, more?: ReactNode) => (
    <Group gap={4} wrap="nowrap">
      <Tool label={words.grantsOf(program.name)} onClick={() => ask({ kind: 'grants', program })}>
        <IconUsers size={16} />
      </Tool>
      {more}
      <Tool label={words.edit(program.name)} onClick={() => ask(edit)}>
        <IconPencil size={16} />
      </Tool>
      <Tool label={own.takeOut(program.name)} onClick={() => ask({ kind: 'remove', program })}>
        <IconTrash size={16} />
      </Tool>
    </Group>
  );
  return (
    <>
      <SectionHead title={own.programs}>{own.programsText}</SectionHead>
      {!data && <Skeleton h={240} />}
      {data && (
        <Stack gap="xl">
          <Kind
            id="oauth2"
            title="OAuth 2.0"
            empty={data.clients.length === 0 ? words.noClients : null}
            add={words.newClient}
            onAdd={() => ask({ kind: 'client', client: null })}
          >
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
                      client.runAs !== null && words.actsAs(client.runAs),
                      <Time key="t" at={client.created} />,
                    ]}
                  />
                }
                end={tools(
                  { name: client.name, path: clientPath(client.id), version: 'oauth2' },
                  { kind: 'client', client },
                  client.confidential && (
                    <Tool
                      label={`${words.renew}: ${client.name}`}
                      onClick={() => ask({ kind: 'renew', client })}
                    >
                      <IconKey size={16} />
                    </Tool>
                  ),
                )}
              />
            ))}
          </Kind>
          <Kind
            id="oauth1"
            title="OAuth 1.0a"
            empty={data.consumers.length === 0 ? `${words.noConsumers} ${words.notJira}` : null}
            add={words.newConsumer}
            onAdd={() => ask({ kind: 'consumer', consumer: null })}
          >
            {data.consumers.map((consumer) => (
              <Row
                key={consumer.id}
                title={<bdi>{consumer.name}</bdi>}
                about={
                  <Facts
                    facts={[
                      consumer.consumerKey,
                      !consumer.active && words.inactive,
                      consumer.executeAs !== undefined && words.actsAs(consumer.executeAs),
                      consumer.callbackUrl ?? null,
                    ]}
                  />
                }
                end={tools(
                  { name: consumer.name, path: consumerPath(consumer.id), version: 'oauth1' },
                  { kind: 'consumer', consumer },
                )}
              />
            ))}
          </Kind>
        </Stack>
      )}
      {asked && <Form asked={asked} ask={ask} />}
    </>
  );
}

interface KindProps {
  id: string;
  title: string;
  /** What is said where there are none. */
  empty: string | null;
  add: string;
  onAdd(): void;
  children: ReactNode;
}

function Kind({ id, title, empty, add, onAdd, children }: KindProps) {
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={id}>
          {title}
        </Title>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={onAdd}
        >
          {add}
        </Button>
      </Group>
      {empty === null ? <Rows>{children}</Rows> : <p className="quiet">{empty}</p>}
    </section>
  );
}

/** What was asked for, in a dialog. */
function Form({ asked, ask }: { asked: Asked; ask(next: Asked | null): void }) {
  const words = useWords(programWords);
  const own = useWords(adminWords);
  const onClose = () => ask(null);
  const tellClient = ({ id, name, secret }: ClientWithSecret) =>
    ask({
      kind: 'secret',
      title: name,
      values: [
        { label: 'client_id', value: id },
        ...(secret === null ? [] : [{ label: 'client_secret', value: secret, secret: true }]),
      ],
    });
  switch (asked.kind) {
    case 'client':
      return <ClientForm client={asked.client} onMade={tellClient} onClose={onClose} />;
    case 'consumer':
      return (
        <ConsumerForm
          consumer={asked.consumer}
          onMade={({ name, consumerKey, sharedSecret }) =>
            ask({
              kind: 'secret',
              title: name,
              values: [
                { label: words.consumerKey, value: consumerKey },
                { label: 'consumer_secret', value: sharedSecret, secret: true },
              ],
            })
          }
          onClose={onClose}
        />
      );
    case 'secret':
      return <SecretOnce title={asked.title} values={asked.values} onClose={onClose} />;
    case 'grants':
      return <ProgramGrants {...asked.program} onClose={onClose} />;
    case 'renew':
      return <Renew client={asked.client} onMade={tellClient} onClose={onClose} />;
    case 'remove':
      return (
        <Confirm
          title={own.deleteTitle(asked.program.name)}
          action={own.remove}
          name={asked.program.name}
          onClose={onClose}
          run={async () => {
            await del(asked.program.path);
            await refreshPrograms();
          }}
        >
          {words.removeText}
        </Confirm>
      );
  }
}

interface RenewProps {
  client: Client;
  onMade(client: ClientWithSecret): void;
  onClose(): void;
}

function Renew({ client, onMade, onClose }: RenewProps) {
  const words = useWords(programWords);
  // Not a state: the dialog closes in the same breath in which the answer is there.
  const made = useRef<ClientWithSecret | null>(null);
  return (
    <Confirm
      title={words.renewTitle(client.name)}
      action={words.renew}
      onClose={() => (made.current ? onMade(made.current) : onClose())}
      run={async () => {
        made.current = await post<ClientWithSecret>(`${clientPath(client.id)}/secret`);
        await refreshPrograms();
      }}
    >
      <p>{words.renewText}</p>
      {client.secretCreated !== null && (
        <p className="quiet">
          {words.secretMade} <Time at={client.secretCreated} />
        </p>
      )}
    </Confirm>
  );
}
