/** The picture: one of those that there are, or a square of one's own. */
import { Button, FileButton, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { del, get, put } from '../kernel/api.ts';
import { ownAddress } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { type Me, refreshReader } from '../session/me.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Face } from '../ui/person.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './avatar.module.css';
import { AvatarCrop } from './avatar-crop.tsx';
import { profileWords } from './profile.words.ts';

interface Avatar {
  readonly id: string;
  readonly isSelected: boolean;
  readonly isDeletable: boolean;
  readonly urls: Readonly<Record<string, string>>;
}

const avatarsKey = ['avatars', 'own'];

/** Shows everywhere at once what was chosen. */
export async function chooseAvatar(name: string, id: string): Promise<void> {
  await put('/rest/api/2/user/avatar', { id }, { query: { username: name } });
  await Promise.all([refreshReader(), queries.invalidateQueries({ queryKey: avatarsKey })]);
}

export function AvatarChoice({ me }: { me: Me }) {
  const words = useWords(profileWords);
  const action = useAction();
  const [file, setFile] = useState<File | null>(null);
  const { data } = useQuery({
    queryKey: avatarsKey,
    queryFn: () =>
      get<{ system: Avatar[]; custom: Avatar[] }>('/rest/api/2/user/avatars', {
        query: { username: me.name },
      }),
  });
  const all = [...(data?.custom ?? []), ...(data?.system ?? [])];
  const worn = all.find(({ isSelected }) => isSelected);
  const remove = () =>
    action.run(async () => {
      await del(`/rest/api/2/user/avatar/${worn?.id}`, { query: { username: me.name } });
      await Promise.all([refreshReader(), queries.invalidateQueries({ queryKey: avatarsKey })]);
    });
  return (
    <Stack gap="sm" component="section" aria-label={words.picture}>
      <Group gap="lg">
        <Face person={me} size={72} />
        <Stack gap={4} align="flex-start">
          <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={setFile}>
            {(props) => (
              <Button variant="default" leftSection={<IconUpload size={16} />} {...props}>
                {words.upload}
              </Button>
            )}
          </FileButton>
          {worn?.isDeletable && (
            <Button variant="subtle" color="red" size="compact-sm" onClick={() => void remove()}>
              {words.removePicture}
            </Button>
          )}
        </Stack>
      </Group>
      <Text fw={600}>{words.choosePicture}</Text>
      <div className={classes.choice}>
        {all.map((avatar, at) => (
          <UnstyledButton
            key={avatar.id}
            className={classes.avatar}
            aria-label={words.pictureOf(at + 1)}
            aria-pressed={avatar.isSelected}
            onClick={() => void action.run(() => chooseAvatar(me.name, avatar.id), words.pictureChosen)}
          >
            <img src={ownAddress(avatar.urls['48x48'] ?? '')} alt="" width={32} height={32} loading="lazy" />
          </UnstyledButton>
        ))}
      </div>
      <ActionError error={action.error} />
      {file && <AvatarCrop name={me.name} file={file} onClose={() => setFile(null)} />}
    </Stack>
  );
}
