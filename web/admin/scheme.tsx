/** One permission scheme: each permission, and who holds it. What was taken away by mistake is put back by one click. */
import { Anchor, Button, Group, Pill, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { ErrorState } from '../ui/states.tsx';
import { To, useGo } from '../ui/to.tsx';
import { useAction } from '../ui/use-action.ts';
import { AddGrant } from './add-grant.tsx';
import { adminWords } from './admin.words.ts';
import { type Scheme, schemesKey } from './schemes.tsx';
import { offerUndo } from './user-groups.tsx';

export interface Holder {
  readonly type: string;
  readonly parameter?: string;
  readonly user?: { readonly displayName: string };
  readonly group?: { readonly name: string };
  readonly projectRole?: { readonly name: string };
}

interface Grant {
  readonly id: number;
  readonly permission: string;
  readonly holder: Holder;
}

interface Permission {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
}

export const permissionsQuery = {
  queryKey: ['permissions'],
  queryFn: async () =>
    Object.values(
      (await get<{ permissions: Record<string, Permission> }>('/rest/api/2/permissions')).permissions,
    ),
  staleTime: Number.POSITIVE_INFINITY,
};

/** @returns `Role: Developers`, `Reporter` */
export function holderName(holder: Holder, words: typeof adminWords.en): string {
  const which =
    holder.user?.displayName ?? holder.group?.name ?? holder.projectRole?.name ?? holder.parameter;
  const kinds: Readonly<Record<string, string>> = {
    anyone: words.holderAnyone,
    applicationRole: words.holderLoggedIn,
    assignee: words.holderAssignee,
    group: words.holderGroup,
    projectLead: words.holderLead,
    projectRole: words.holderRole,
    reporter: words.holderReporter,
    user: words.holderUser,
  };
  const kind = kinds[holder.type] ?? holder.type;
  return which === undefined ? kind : `${kind}: ${which}`;
}

export function SchemeDetail({ id }: { id: string }) {
  const words = useWords(adminWords);
  const go = useGo();
  const action = useAction();
  const [adding, setAdding] = useState<string | null>(null);
  const [deleting, setDeleting] = useState(false);
  const path = `/rest/api/2/permissionscheme/${encodeURIComponent(id)}`;
  const key = [...schemesKey, id];
  const { data: permissions } = useQuery(permissionsQuery);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => get<Scheme & { permissions: Grant[] }>(path, { query: { expand: 'all' } }),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  if (!data || !permissions) return <Skeleton h={400} />;
  const again = () => queries.invalidateQueries({ queryKey: key });
  const take = async ({ id: grant, permission, holder: { type, parameter } }: Grant, name: string) => {
    const done = await action.run(async () => {
      await del(`${path}/permission/${grant}`);
      await again();
    });
    if (!done) return;
    offerUndo(words.grantTaken(name), words.undo, async () => {
      await post(`${path}/permission`, { permission, holder: { type, ...(parameter && { parameter }) } });
      await again();
    });
  };
  return (
    <>
      <Anchor component={To} href={places.admin('permission-schemes')}>
        ← {words.schemes}
      </Anchor>
      <SectionHead
        title={data.name}
        end={
          <Button variant="default" onClick={() => setDeleting(true)}>
            {words.deleteScheme}
          </Button>
        }
      >
        {data.description}
      </SectionHead>
      <ActionError error={action.error} />
      <Rows label={data.name}>
        {permissions
          .filter(({ type }) => type === 'PROJECT')
          .map((permission) => (
            <Row
              key={permission.key}
              title={<strong>{permission.name}</strong>}
              about={
                <>
                  {permission.description}
                  <Pill.Group mt={6}>
                    {data.permissions
                      .filter((grant) => grant.permission === permission.key)
                      .map((grant) => {
                        const name = holderName(grant.holder, words);
                        return (
                          <Pill
                            key={grant.id}
                            withRemoveButton
                            removeButtonProps={{
                              'aria-label': words.takeGrant(name, permission.name),
                              tabIndex: 0,
                              'aria-hidden': false,
                            }}
                            onRemove={() => void take(grant, name)}
                          >
                            {name}
                          </Pill>
                        );
                      })}
                  </Pill.Group>
                </>
              }
              end={
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<IconPlus size={14} />}
                  aria-label={words.grantOf(permission.name)}
                  onClick={() => setAdding(permission.key)}
                >
                  {words.grant}
                </Button>
              }
            />
          ))}
      </Rows>
      {adding !== null && (
        <AddGrant
          path={path}
          permission={adding}
          name={permissions.find((one) => one.key === adding)?.name ?? adding}
          onDone={again}
          onClose={() => setAdding(null)}
        />
      )}
      {deleting && (
        <Confirm
          title={words.deleteTitle(data.name)}
          action={words.deleteScheme}
          name={data.name}
          onClose={() => setDeleting(false)}
          run={async () => {
            await del(path);
            go(places.admin('permission-schemes'));
            await queries.invalidateQueries({ queryKey: schemesKey, exact: true });
          }}
        >
          <Group>{words.deleteSchemeText}</Group>
        </Confirm>
      )}
    </>
  );
}
