/** Name, password, CAPTCHA where it is due, one button: on the sign-in page and over a page whose session has ended. */
import { Button, Checkbox, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { fullAddress } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { Captcha } from './captcha.tsx';
import {
  type CaptchaAnswer,
  captchaDue,
  type LoggedIn,
  logIn,
  offerQuery,
  type Trouble,
  troubleOf,
} from './sign-in.ts';
import { signInWords } from './sign-in.words.ts';
import { TroubleNote } from './trouble.tsx';

interface Props {
  /** Whose session has ended; absent: anybody. */
  name?: string;
  /** Path to be led back to. */
  destination?: string;
  onLoggedIn(outcome: LoggedIn): void;
}

export function SignInForm({ name, destination, onLoggedIn }: Props) {
  const words = useWords(signInWords);
  const id = useId();
  const { data: offer } = useQuery(offerQuery);
  const [typed, setTyped] = useState(name ?? '');
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(false);
  const [due, setDue] = useState(false);
  const [round, setRound] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const captcha = useRef<CaptchaAnswer>({});

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const outcome = await logIn({
        username: typed,
        password,
        rememberMe: remember,
        ...(destination !== undefined && { destination }),
        ...(due && captcha.current),
      });
      onLoggedIn(outcome);
    } catch (error) {
      setTrouble(troubleOf(error));
      setDue(captchaDue(error) ?? due);
      setRound((before) => before + 1);
      setBusy(false);
    }
  };
  const wrong =
    trouble?.kind === 'failed' ? { 'aria-invalid': true, 'aria-describedby': `${id}trouble` } : {};
  return (
    <form method="post" action={fullAddress('/login.jsp')} onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          label={words.name}
          name="os_username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={255}
          required
          withAsterisk={false}
          readOnly={name !== undefined}
          data-autofocus={name === undefined || undefined}
          autoFocus={name === undefined}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          {...wrong}
        />
        <PasswordInput
          label={words.password}
          name="os_password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus={name !== undefined || undefined}
          value={password}
          onChange={({ currentTarget: { value } }) => setPassword(value)}
          visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0, 'aria-hidden': false }}
          {...wrong}
        />
        {due && (
          <Captcha
            round={round}
            onAnswer={(answer) => {
              captcha.current = answer;
            }}
          />
        )}
        {offer?.rememberMe && (
          <Checkbox
            label={words.remember}
            checked={remember}
            onChange={({ currentTarget: { checked } }) => setRemember(checked)}
          />
        )}
        {trouble && <TroubleNote trouble={trouble} id={`${id}trouble`} />}
        <Button type="submit" fullWidth loading={busy}>
          {words.logIn}
        </Button>
      </Stack>
    </form>
  );
}
