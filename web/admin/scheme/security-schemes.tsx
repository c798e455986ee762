/** Issue security schemes: levels that hide issues within a project from all but their members. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, post, put } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { queries } from '../../kernel/queries.ts';
import { useWords } from '../../kernel/words.ts';
import { notify } from '../../ui/notify.ts';
import { useGo } from '../../ui/to.tsx';
import { adminWords } from '../admin.words.ts';
import { NamedDialog } from '../named-dialog.tsx';
import type { Holder } from '../permission/holder-kinds.ts';
import { schemeWords } from './scheme.words.ts';
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
  const own = useWords(schemeWords);
  const go = useGo();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery(securitySchemesQuery);
  return (
    <>
      <SchemeList
        section={SECTION}
        kind="issueSecurityScheme"
        title={words.securitySchemes}
        about={words.securitySchemesText}
        schemes={data}
        error={error}
        retry={() => void refetch()}
        facts={({ levels }) => [levels.map(({ name }) => name).join(', ')]}
        onMake={() => setMaking(true)}
      />
      {making && (
        <NamedDialog
          title={own.newScheme}
          action={own.newScheme}
          onClose={() => setMaking(false)}
          save={async (named) => {
            const { id } = await post<SecurityScheme>(securityPath, named);
            await refreshSecurity();
            notify(own.made(named.name));
            go(places.admin(`${SECTION}/${id}`));
          }}
        />
      )}
    </>
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
