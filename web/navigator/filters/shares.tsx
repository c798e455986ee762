/** Whom a filter is shared with; each share begins and ends at once. */
import { Alert, Button, Checkbox, CloseButton, NativeSelect, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import { addShare, type Filter, type NewShare, removeShare } from './filter.ts';
import { filterWords } from './filter.words.ts';
import { shareText } from './share-text.ts';
import { Whom } from './whom.tsx';

type Kind = NewShare['type'];

export function Shares({ filter }: { filter: Filter }) {
  const words = useWords(filterWords);
  const [error, setError] = useState('');
  const attempt = async (work: Promise<void>) => {
    setError('');
    try {
      await work;
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    }
  };
  return (
    <Stack gap="md">
      {error !== '' && (
        <Alert color="red" role="alert">
          {error}
        </Alert>
      )}
      {filter.sharePermissions.length === 0 ? (
        <Text className="quiet">{words.private}</Text>
      ) : (
        <ul style={{ margin: 0, padding: 0, listStyle: 'none' }} aria-label={words.sharedWith}>
          {filter.sharePermissions.map((share) => {
            const text = shareText(share, words);
            return (
              <li key={share.id} style={{ display: 'flex', alignItems: 'center', gap: 8, minHeight: 32 }}>
                <bdi style={{ flex: 1, overflowWrap: 'anywhere' }}>{text}</bdi>
                {share.edit && <span className="quiet">{words.mayEdit}</span>}
                <CloseButton
                  aria-label={words.unshare(text)}
                  title={words.unshare(text)}
                  onClick={() => void attempt(removeShare(filter.id, share.id))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <NewShareForm add={(share) => attempt(addShare(filter.id, share))} />
    </Stack>
  );
}

function NewShareForm({ add }: { add(share: NewShare): Promise<void> }) {
  const words = useWords(filterWords);
  const [kind, setKind] = useState<Kind>('authenticated');
  const [whom, setWhom] = useState<string | null>(null);
  const [edit, setEdit] = useState(false);
  const named = kind === 'group' || kind === 'project' || kind === 'user';
  const share = (): NewShare => ({
    type: kind,
    ...(kind === 'group' && { groupname: whom ?? '' }),
    ...(kind === 'project' && { projectId: whom ?? '' }),
    ...(kind === 'user' && { userKey: whom ?? '' }),
    // Who is not known by name may only see it, as in Jira.
    ...(named && { edit }),
  });
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    await add(share());
    setWhom(null);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <Stack gap="sm">
        <NativeSelect
          label={words.addShare}
          value={kind}
          data={[
            { value: 'authenticated', label: words.loggedIn },
            { value: 'global', label: words.everyone },
            { value: 'group', label: words.kindGroup },
            { value: 'project', label: words.kindProject },
            { value: 'user', label: words.kindPerson },
          ]}
          onChange={(event) => {
            setKind(event.currentTarget.value as Kind);
            setWhom(null);
          }}
        />
        {named && <Whom key={kind} kind={kind} label={words.who} choose={setWhom} />}
        {named && (
          <Checkbox
            label={words.allowEdit}
            checked={edit}
            onChange={(event) => setEdit(event.currentTarget.checked)}
          />
        )}
        <Button type="submit" disabled={named && whom === null} style={{ justifySelf: 'end' }}>
          {words.add}
        </Button>
      </Stack>
    </form>
  );
}
