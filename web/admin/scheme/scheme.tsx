/** One permission scheme: each permission, and who holds it. What was taken away by mistake is put back by one click. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { Rows } from '../../ui/rows.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { HolderDialog } from '../permission/holder-dialog.tsx';
import { type Holder, holderKinds, holderName } from '../permission/holder-kinds.ts';
import { HolderRow } from '../permission/holder-row.tsx';
import { SchemeFrame } from './scheme-frame.tsx';
import { type Scheme, schemesKey } from './schemes.tsx';

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

interface Granting extends Scheme {
  readonly permissions: readonly Grant[];
}

export const permissionsQuery = {
  queryKey: ['permissions'],
  queryFn: async () =>
    Object.values(
      (await get<{ permissions: Record<string, Permission> }>('/rest/api/2/permissions')).permissions,
    ),
  staleTime: Number.POSITIVE_INFINITY,
};

export function SchemeDetail({ id }: { id: string }) {
  const words = useWords(adminWords);
  const path = `/rest/api/2/permissionscheme/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: [...schemesKey, id],
    queryFn: () => get<Granting>(path, { query: { expand: 'all' } }),
  });
  return (
    <SchemeFrame
      section="permission-schemes"
      kind="permissionScheme"
      title={words.schemes}
      scheme={data}
      error={error}
      retry={() => void refetch()}
      remove={async () => {
        await del(path);
        await queries.invalidateQueries({ queryKey: schemesKey, exact: true });
      }}
      rename={async (named) => {
        await put(path, named);
        await queries.invalidateQueries({ queryKey: schemesKey });
      }}
    >
      {data && <Grants scheme={data} path={path} />}
    </SchemeFrame>
  );
}

function Grants({ scheme, path }: { scheme: Granting; path: string }) {
  const words = useWords(adminWords);
  const action = useAction();
  const [adding, setAdding] = useState<Permission | null>(null);
  const { data: permissions } = useQuery(permissionsQuery);
  if (!permissions) return <Skeleton h={400} />;
  const again = () => queries.invalidateQueries({ queryKey: [...schemesKey, String(scheme.id)] });
  const give = async (permission: string, type: string, parameter: string | null | undefined) => {
    await post(`${path}/permission`, { permission, holder: { type, ...(parameter && { parameter }) } });
    await again();
  };
  const take = async ({ id, permission, holder }: Grant) => {
    const done = await action.run(async () => {
      await del(`${path}/permission/${id}`);
      await again();
    });
    if (!done) return;
    offerUndo(words.grantTaken(holderName(holder, words)), words.undo, () =>
      give(permission, holder.type, holder.parameter),
    );
  };
  return (
    <>
      <ActionError error={action.error} />
      <Rows label={scheme.name}>
        {permissions
          .filter(({ type }) => type === 'PROJECT')
          .map((permission) => (
            <HolderRow
              key={permission.key}
              title={permission.name}
              about={permission.description}
              holders={scheme.permissions.filter((grant) => grant.permission === permission.key)}
              name={({ holder }) => holderName(holder, words)}
              takeLabel={(name) => words.takeGrant(name, permission.name)}
              onTake={(grant) => void take(grant)}
              add={words.grant}
              addLabel={words.grantOf(permission.name)}
              onAdd={() => setAdding(permission)}
            />
          ))}
      </Rows>
      {adding && (
        <HolderDialog
          title={words.grantOf(adding.name)}
          action={words.grant}
          kinds={holderKinds(words)}
          save={(type, parameter) => give(adding.key, type, parameter)}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}
