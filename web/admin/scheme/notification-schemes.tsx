/** Notification schemes: who is told of what happens to issues. */
import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { Rows } from '../../ui/rows.tsx';
import { useAction } from '../../ui/use-action.ts';
import classes from '../admin.module.css';
import { adminWords } from '../admin.words.ts';
import { HolderDialog, type HolderKind } from '../permission/holder-dialog.tsx';
import { HolderRow } from '../permission/holder-row.tsx';
import { notificationWords } from './notification.words.ts';
import { SchemeFrame } from './scheme-frame.tsx';
import { SchemeList } from './scheme-list.tsx';

interface Recipient {
  readonly id: number;
  readonly notificationType: string;
  readonly parameter?: string;
  readonly user?: { readonly displayName: string };
  readonly group?: { readonly name: string };
  readonly projectRole?: { readonly name: string };
}

interface Event {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

interface Scheme {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly notificationSchemeEvents?: readonly {
    readonly event: { readonly id: number };
    readonly notifications: readonly Recipient[];
  }[];
}

const SECTION = 'notification-schemes';
/** Jira's id of the scheme of projects that were given no other. */
const STANDARD = 10_000;
const path = '/rest/tessera/1/notificationscheme';
const key = ['notification-schemes'];
const again = (): Promise<void> => queries.invalidateQueries({ queryKey: key });

const kinds = [
  ['CurrentAssignee'],
  ['Reporter'],
  ['AllWatchers'],
  ['ProjectLead'],
  ['ComponentLead'],
  ['CurrentUser'],
  ['ProjectRole', 'role'],
  ['Group', 'group'],
  ['User', 'person'],
  ['EmailAddress', 'address'],
] as const;

type Words = typeof notificationWords.en;

const recipientKinds = (words: Words): HolderKind[] =>
  kinds.map(([id, asks]) => ({ id, label: words[id], ...(asks !== undefined && { asks }) }));

function recipientName(recipient: Recipient, words: Words): string {
  const { user, group, projectRole, parameter, notificationType } = recipient;
  const which = user?.displayName ?? group?.name ?? projectRole?.name ?? parameter;
  const known = kinds.find(([id]) => id === notificationType)?.[0];
  const kind = known === undefined ? notificationType : words[known];
  return which === undefined ? kind : `${kind}: ${which}`;
}

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <Detail id={which} />;
}

/** Every page of the list: an installation has few schemes. */
async function listSchemes(): Promise<Scheme[]> {
  const found: Scheme[] = [];
  for (;;) {
    const { values, isLast } = await get<{ values: Scheme[]; isLast: boolean }>(
      '/rest/api/2/notificationscheme',
      { query: { startAt: found.length, maxResults: 50 } },
    );
    found.push(...values);
    if (isLast || values.length === 0) return found;
  }
}

function List() {
  const words = useWords(adminWords);
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: listSchemes });
  return (
    <SchemeList
      section={SECTION}
      kind="notificationScheme"
      title={words.notificationSchemes}
      about={words.notificationSchemesText}
      schemes={data}
      error={error}
      retry={() => void refetch()}
      isStandard={({ id }) => id === STANDARD}
      make={async (named) => {
        const made = await post<Scheme>(path, named);
        await again();
        return made;
      }}
    />
  );
}

function Detail({ id }: { id: string }) {
  const words = useWords(adminWords);
  const address = `${path}/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: [...key, id],
    queryFn: () =>
      get<Scheme>(`/rest/api/2/notificationscheme/${encodeURIComponent(id)}`, { query: { expand: 'all' } }),
  });
  return (
    <SchemeFrame
      section={SECTION}
      kind="notificationScheme"
      title={words.notificationSchemes}
      scheme={data}
      error={error}
      retry={() => void refetch()}
      remove={
        id === String(STANDARD)
          ? undefined
          : async () => {
              await del(address);
              await again();
            }
      }
      rename={async (named) => {
        await put(address, named);
        await again();
      }}
    >
      {data && <Events scheme={data} address={`${address}/notification`} />}
    </SchemeFrame>
  );
}

function Events({ scheme, address }: { scheme: Scheme; address: string }) {
  const words = useWords(adminWords);
  const own = useWords(notificationWords);
  const action = useAction();
  const [adding, setAdding] = useState<Event | null>(null);
  const { data: events } = useQuery({
    queryKey: ['notification-events'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => get<Event[]>('/rest/tessera/1/notification-event'),
  });
  if (!events) return <Skeleton h={400} />;
  const told = (event: Event) =>
    scheme.notificationSchemeEvents?.find((one) => one.event.id === event.id)?.notifications ?? [];
  const take = async (event: Event, recipient: Recipient) => {
    const done = await action.run(async () => {
      await del(`${address}/${recipient.id}`);
      await again();
    });
    if (!done) return;
    const { notificationType, parameter } = recipient;
    offerUndo(own.taken(recipientName(recipient, own)), words.undo, async () => {
      await post(address, {
        event: event.id,
        notificationType,
        ...(parameter !== undefined && { parameter }),
      });
      await again();
    });
  };
  return (
    <section aria-labelledby="scheme-events">
      <Title order={2} id="scheme-events">
        {own.events}
      </Title>
      <p className={`quiet ${classes.lead}`}>{own.eventsText}</p>
      <div className={classes.below}>
        <ActionError error={action.error} />
        <Rows label={own.events}>
          {events.map((event) => (
            <HolderRow
              key={event.id}
              title={event.name}
              about={event.description}
              holders={told(event)}
              name={(recipient) => recipientName(recipient, own)}
              takeLabel={(name) => own.take(name, event.name)}
              onTake={(recipient) => void take(event, recipient)}
              nobody={own.nobody}
              add={own.add}
              addLabel={own.addTo(event.name)}
              onAdd={() => setAdding(event)}
            />
          ))}
        </Rows>
      </div>
      {adding && (
        <HolderDialog
          title={own.addTo(adding.name)}
          action={own.add}
          kinds={recipientKinds(own)}
          onClose={() => setAdding(null)}
          save={async (notificationType, parameter) => {
            await post(address, {
              event: adding.id,
              notificationType,
              ...(parameter !== null && { parameter }),
            });
            await again();
          }}
        />
      )}
    </section>
  );
}
