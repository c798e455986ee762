/** What anonymizing somebody would do and touch; then, once the name was typed, doing it. */
import { List, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ApiError, get, post } from '../../kernel/api.ts';
import { places } from '../../kernel/place.ts';
import { queries } from '../../kernel/queries.ts';
import { grouped } from '../../kernel/when.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useGo } from '../../ui/to.tsx';
import { adminWords } from '../admin.words.ts';
import type { User } from './users.tsx';

interface Plan {
  readonly success: boolean;
  readonly errors: Readonly<Record<string, { readonly errorMessages: readonly string[] }>>;
  readonly affectedEntities?: Readonly<
    Record<string, readonly { readonly description: string; readonly numberOfOccurrences: number }[]>
  >;
}

/** A plan that something is in the way of is answered with 400, and is a plan all the same. */
async function readPlan(userKey: string): Promise<Plan> {
  try {
    return await get<Plan>('/rest/api/2/user/anonymization', {
      query: { userKey, expand: 'affectedEntities' },
    });
  } catch (error) {
    if (error instanceof ApiError && error.status === 400 && 'operations' in error.body)
      return error.body as unknown as Plan;
    throw error;
  }
}

export function Anonymize({ user, onClose }: { user: User; onClose(): void }) {
  const words = useWords(adminWords);
  const go = useGo();
  const { data, error } = useQuery({
    queryKey: ['users', 'anonymization', user.key],
    queryFn: () => readPlan(user.key),
    staleTime: 0,
  });
  if (!data?.success)
    return (
      <Dialog opened={true} onClose={onClose} title={words.anonymizeTitle(user.displayName)}>
        {error && <ErrorState error={error} />}
        {!data && !error && <Skeleton h={160} />}
        {data && (
          <Stack gap="sm">
            <Text>{words.anonymizeNot}</Text>
            {Object.values(data.errors).flatMap(({ errorMessages }) =>
              errorMessages.map((sentence) => <Alert key={sentence}>{sentence}</Alert>),
            )}
          </Stack>
        )}
      </Dialog>
    );
  const affected = Object.values(data.affectedEntities ?? {}).flat();
  return (
    <Confirm
      title={words.anonymizeTitle(user.displayName)}
      action={words.anonymize}
      name={user.name}
      onClose={onClose}
      run={async () => {
        await post('/rest/api/2/user/anonymization', { userKey: user.key });
        await queries.invalidateQueries({ queryKey: ['users'] });
        go(places.admin('users'));
      }}
    >
      <Text>{words.anonymizeText}</Text>
      {affected.length > 0 && (
        <List size="sm">
          {affected.map(({ description, numberOfOccurrences }) => (
            <List.Item key={description}>
              {description}: <span className="figures">{grouped(numberOfOccurrences)}</span>
            </List.Item>
          ))}
        </List>
      )}
    </Confirm>
  );
}
