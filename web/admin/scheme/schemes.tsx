/** Permission schemes: who may do what in the projects that wear one. */
import { useQuery } from '@tanstack/react-query';
import { get, post } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { adminWords } from '../admin.words.ts';
import { SchemeDetail } from './scheme.tsx';
import { SchemeList } from './scheme-list.tsx';

export interface Scheme {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
}

export const schemesKey = ['permission-schemes'];

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <SchemeDetail id={which} />;
}

function List() {
  const words = useWords(adminWords);
  const { data, error, refetch } = useQuery({
    queryKey: schemesKey,
    queryFn: async () =>
      (await get<{ permissionSchemes: Scheme[] }>('/rest/api/2/permissionscheme')).permissionSchemes,
  });
  return (
    <SchemeList
      section="permission-schemes"
      kind="permissionScheme"
      title={words.schemes}
      about={words.schemesText}
      schemes={data}
      error={error}
      retry={() => void refetch()}
      make={async (named) => {
        const made = await post<Scheme>('/rest/api/2/permissionscheme', named);
        await queries.invalidateQueries({ queryKey: schemesKey });
        return made;
      }}
    />
  );
}
