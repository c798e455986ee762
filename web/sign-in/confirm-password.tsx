/** Asks an administrator for the password before something dangerous (WebSudo). */
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { get, post } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Captcha } from './captcha.tsx';
import { type CaptchaAnswer, captchaDue, type Trouble, troubleOf } from './sign-in.ts';
import { signInWords } from './sign-in.words.ts';
import { type SudoState, sudoKey } from './sudo.ts';
import { TroubleNote } from './trouble.tsx';

interface Props {
  name: string;
  onEnd(done: boolean): void;
}

export function ConfirmPassword({ name, onEnd }: Props) {
  const words = useWords(signInWords);
  const [password, setPassword] = useState('');
  const [due, setDue] = useState(false);
  const [round, setRound] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const captcha = useRef<CaptchaAnswer>({});
  useEffect(() => {
    get<SudoState>('/rest/tessera/1/websudo', { atDoor: true }).then(
      (state) => setDue(state.captcha),
      () => {},
    );
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await post('/rest/tessera/1/websudo', { password, ...(due && captcha.current) }, { atDoor: true });
      void queries.invalidateQueries({ queryKey: sudoKey });
      onEnd(true);
    } catch (error) {
      setTrouble(troubleOf(error));
      setDue(captchaDue(error) ?? due);
      setRound((before) => before + 1);
      setBusy(false);
    }
  };
  return (
    <Dialog opened={true} onClose={() => onEnd(false)} closeOnClickOutside={false} title={words.sudoTitle}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text>{words.sudo}</Text>
          {/* For password managers: whose password it is. */}
          <input type="hidden" name="username" autoComplete="username" value={name} readOnly />
          <PasswordInput
            label={words.password}
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus
            value={password}
            onChange={({ currentTarget: { value } }) => setPassword(value)}
            visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0, 'aria-hidden': false }}
            {...(trouble?.kind === 'failed' && { 'aria-invalid': true, 'aria-describedby': 'sudo-trouble' })}
          />
          {due && (
            <Captcha
              round={round}
              onAnswer={(answer) => {
                captcha.current = answer;
              }}
            />
          )}
          {trouble && <TroubleNote trouble={trouble} id="sudo-trouble" failed={words.sudoFailed} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => onEnd(false)}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {words.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
