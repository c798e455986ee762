/** Global permissions: which groups hold each. The server keeps the last way by which anybody is a system administrator. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { ActionError } from '../../ui/action-error.tsx';
import { offerUndo } from '../../ui/offer-undo.tsx';
import { Rows } from '../../ui/rows.tsx';
import { SectionHead } from '../../ui/sections.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { adminWords } from '../admin.words.ts';
import { permissionsQuery } from '../scheme/scheme.tsx';
import { HolderDialog } from './holder-dialog.tsx';
import { holderKinds, holderName } from './holder-kinds.ts';
import { HolderRow } from './holder-row.tsx';

interface Grant {
  readonly id: number;
  readonly permission: string;
  readonly holder: { readonly type: string; readonly parameter?: string };
}

const path = '/rest/tessera/1.0/global-permissions';
const key = ['global-permissions'];
const again = (): Promise<void> => queries.invalidateQueries({ queryKey: key });

/** Never for everyone on the network, as the server says. */
const groupsOnly: ReadonlySet<string> = new Set(['ADMINISTER', 'SYSTEM_ADMIN', 'USE']);

export function Section() {
  const words = useWords(adminWords);
  const action = useAction();
  const [adding, setAdding] = useState<string | null>(null);
  const { data: permissions } = useQuery(permissionsQuery);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => (await get<{ grants: Grant[] }>(path)).grants,
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const give = async (permission: string, { type, parameter }: Grant['holder']) => {
    await post(path, { permission, holder: { type, ...(parameter !== undefined && { parameter }) } });
    await again();
  };
  const take = async ({ id, permission, holder }: Grant) => {
    const done = await action.run(async () => {
      await del(`${path}/${id}`);
      await again();
    });
    if (done)
      offerUndo(words.grantTaken(holderName(holder, words)), words.undo, () => give(permission, holder));
  };
  const offered = (permission: string) =>
    holderKinds(words).filter(({ id }) => id === 'group' || (id === 'anyone' && !groupsOnly.has(permission)));
  return (
    <>
      <SectionHead title={words.globalPermissions}>{words.globalPermissionsText}</SectionHead>
      <ActionError error={action.error} />
      {!(data && permissions) && <Skeleton h={320} />}
      {data && permissions && (
        <Rows label={words.globalPermissions}>
          {permissions
            .filter(({ type }) => type === 'GLOBAL')
            .map((permission) => (
              <HolderRow
                key={permission.key}
                title={permission.name}
                about={permission.description}
                holders={data.filter((grant) => grant.permission === permission.key)}
                name={({ holder }) => holderName(holder, words)}
                takeLabel={(name) => words.takeGrant(name, permission.name)}
                onTake={(grant) => void take(grant)}
                add={words.grant}
                addLabel={words.grantOf(permission.name)}
                onAdd={() => setAdding(permission.key)}
              />
            ))}
        </Rows>
      )}
      {adding !== null && (
        <HolderDialog
          title={words.grantOf(permissions?.find((one) => one.key === adding)?.name ?? adding)}
          action={words.grant}
          kinds={offered(adding)}
          save={(type, parameter) => give(adding, { type, ...(parameter !== null && { parameter }) })}
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}
