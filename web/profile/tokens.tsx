/** Personal access tokens: made, shown once, revoked. */
import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { readDate } from '../kernel/when.ts';
import { useWords } from '../kernel/words.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Facts, Row, Rows } from '../ui/rows.tsx';
import { SectionHead } from '../ui/sections.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { NewToken } from './new-token.tsx';
import { profileWords } from './profile.words.ts';

interface Token {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  readonly lastAccessedAt?: string;
  readonly expiringAt: string;
}

export const tokensKey = ['tokens', 'own'];

/** The end of the year 9999 stands for never. */
const never = (at: string): boolean => readDate(at) > Date.UTC(9000, 0);

export function Tokens() {
  const words = useWords(profileWords);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: tokensKey,
    queryFn: () => get<Token[]>('/rest/pat/latest/tokens'),
  });
  if (error) return <ErrorState order={1} error={error} retry={() => void refetch()} />;
  const button = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {words.newToken}
    </Button>
  );
  return (
    <>
      <SectionHead title={words.tokens} end={data && data.length > 0 && button}>
        {words.tokensText}
      </SectionHead>
      {!data && <Skeleton h={160} />}
      {data?.length === 0 && (
        <EmptyState title={words.noTokens} action={button}>
          {words.noTokensText}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Rows label={words.tokens}>
          {data.map((token) => (
            <Row
              key={token.id}
              title={<bdi>{token.name}</bdi>}
              about={
                <Facts
                  facts={[
                    <span key="c">
                      {words.created} <Time at={token.createdAt} />
                    </span>,
                    token.lastAccessedAt === undefined ? (
                      words.neverUsed
                    ) : (
                      <span key="u">
                        {words.used} <Time at={token.lastAccessedAt} />
                      </span>
                    ),
                    never(token.expiringAt) ? (
                      words.neverExpires
                    ) : (
                      <span key="e">
                        {words.expires} <Time at={token.expiringAt} />
                      </span>
                    ),
                  ]}
                />
              }
              end={
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={words.revokeOf(token.name)}
                  onClick={() => setRevoking(token)}
                >
                  {words.revoke}
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {making && <NewToken onClose={() => setMaking(false)} />}
      {revoking && (
        <Confirm
          title={words.revokeTitle(revoking.name)}
          action={words.revoke}
          onClose={() => setRevoking(null)}
          run={async () => {
            await del(`/rest/pat/latest/tokens/${revoking.id}`);
            await queries.invalidateQueries({ queryKey: tokensKey });
          }}
        >
          {words.revokeText}
        </Confirm>
      )}
    </>
  );
}
