/** Permission schemes: who may do what in the projects that wear one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { useGo } from '../../ui/to.tsx';
import { adminWords } from '../admin.words.ts';
import { NamedDialog } from '../named-dialog.tsx';
import { SchemeDetail } from './scheme.tsx';
import { schemeWords } from './scheme.words.ts';
import { SchemeList } from './scheme-list.tsx';

export interface Scheme {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
}

export const schemesKey = ['permission-schemes'];
export const schemePlace = (id: number): string => places.admin(`permission-schemes/${id}`);

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <SchemeDetail id={which} />;
}

function List() {
  const words = useWords(adminWords);
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: schemesKey,
    queryFn: async () =>
      (await get<{ permissionSchemes: Scheme[] }>('/rest/api/2/permissionscheme')).permissionSchemes,
  });
  return (
    <>
      <SchemeList
        section="permission-schemes"
        kind="permissionScheme"
        title={words.schemes}
        about={words.schemesText}
        schemes={data}
        error={error}
        retry={() => void refetch()}
        onMake={() => setMaking(true)}
      />
      {making && <NewScheme onClose={() => setMaking(false)} />}
    </>
  );
}

function NewScheme({ onClose }: { onClose(): void }) {
  const words = useWords(schemeWords);
  const go = useGo();
  return (
    <NamedDialog
      title={words.newScheme}
      action={words.newScheme}
      onClose={onClose}
      save={async (named) => {
        const { id } = await post<Scheme>('/rest/api/2/permissionscheme', named);
        await queries.invalidateQueries({ queryKey: schemesKey });
        go(schemePlace(id));
      }}
    />
  );
}
