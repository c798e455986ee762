/** Issue security schemes: levels that hide issues within a project from all but their members. */
import { useQuery } from '@tanstack/react-query';
import { del, get, post, put } from '../../kernel/api.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { adminWords } from '../admin.words.ts';
import type { Holder } from '../permission/holder-kinds.ts';
import { SchemeFrame } from './scheme-frame.tsx';
import { SchemeList } from './scheme-list.tsx';
import { SecurityLevels } from './security-levels.tsx';

export interface Level {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly members: readonly { readonly id: number; readonly holder: Holder }[];
}

export interface SecurityScheme {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly defaultSecurityLevelId?: number;
  readonly levels: readonly Level[];
}

const SECTION = 'security-schemes';
export const securityPath = '/rest/tessera/1/issuesecurityscheme';

export const securitySchemesQuery = {
  queryKey: ['security-schemes'],
  queryFn: () => get<SecurityScheme[]>(securityPath),
};

export const refreshSecurity = (): Promise<void> =>
  queries.invalidateQueries({ queryKey: securitySchemesQuery.queryKey });

export function Section({ which }: { which?: string }) {
  return which === undefined ? <List /> : <Detail id={which} />;
}

function List() {
  const words = useWords(adminWords);
  const { data, error, refetch } = useQuery(securitySchemesQuery);
  return (
    <SchemeList
      section={SECTION}
      kind="issueSecurityScheme"
      title={words.securitySchemes}
      about={words.securitySchemesText}
      schemes={data}
      error={error}
      retry={() => void refetch()}
      facts={({ levels }) => [levels.map(({ name }) => name).join(', ')]}
      make={async (named) => {
        const made = await post<SecurityScheme>(securityPath, named);
        await refreshSecurity();
        return made;
      }}
    />
  );
}

function Detail({ id }: { id: string }) {
  const words = useWords(adminWords);
  const { data, error, refetch } = useQuery(securitySchemesQuery);
  const scheme = data?.find((one) => String(one.id) === id);
  const address = `${securityPath}/${encodeURIComponent(id)}`;
  return (
    <SchemeFrame
      section={SECTION}
      kind="issueSecurityScheme"
      title={words.securitySchemes}
      scheme={scheme}
      missing={data !== undefined && !scheme}
      error={error}
      retry={() => void refetch()}
      remove={async () => {
        await del(address);
        await refreshSecurity();
      }}
      rename={async (named) => {
        await put(address, named);
        await refreshSecurity();
      }}
    >
      {scheme && <SecurityLevels scheme={scheme} />}
    </SchemeFrame>
  );
}
