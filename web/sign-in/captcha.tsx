/** The CAPTCHA within a form: a picture, another one, and the way past it for those who cannot read it. */
import { Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { fullAddress } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { mostTries, proveWork } from './proof-of-work.ts';
import classes from './sign-in.module.css';
import { type CaptchaAnswer, offerQuery } from './sign-in.ts';
import { signInWords } from './sign-in.words.ts';

interface Props {
  /** Another number asks for another picture: after each attempt, since an answer is good once. */
  round: number;
  onAnswer(answer: CaptchaAnswer): void;
}

export function Captcha({ round, onAnswer }: Props) {
  const words = useWords(signInWords);
  const { data: offer } = useQuery(offerQuery);
  const [picture, setPicture] = useState(() => Date.now());
  const [letters, setLetters] = useState('');
  const [work, setWork] = useState<'none' | 'under way' | 'done' | 'failed'>('none');
  const [tries, setTries] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);

  const another = () => {
    stop.current?.abort();
    setPicture((before) => Math.max(before + 1, Date.now()));
    setLetters('');
    setWork('none');
    onAnswer({});
  };
  const first = useRef(round);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round alone asks for another picture
  useEffect(() => {
    if (first.current !== round) another();
    first.current = round;
  }, [round]);
  useEffect(() => () => stop.current?.abort(), []);

  const prove = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setTries(0);
    setWork('under way');
    try {
      const captchaProof = await proveWork(
        (count) => setTries((before) => Math.max(before, count)),
        controller.signal,
      );
      setWork('done');
      onAnswer({ captchaProof });
    } catch {
      if (!controller.signal.aborted) setWork('failed');
    }
  };

  return (
    <fieldset className={classes.captcha}>
      <legend>{words.captchaTitle}</legend>
      <Stack gap="sm">
        {work !== 'done' && (
          <>
            <img
              className={classes.picture}
              src={fullAddress(`/captcha?__r=${picture}`)}
              width={480}
              height={160}
              alt={words.captchaPicture}
            />
            <TextInput
              ref={field}
              label={words.captchaLetters}
              description={words.captchaHint}
              name="os_captcha"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              required={work !== 'under way'}
              withAsterisk={false}
              value={letters}
              onChange={({ currentTarget: { value } }) => {
                setLetters(value);
                onAnswer({ captcha: value });
              }}
            />
            <Group gap="sm">
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconRefresh size={16} />}
                onClick={() => {
                  another();
                  field.current?.focus();
                }}
              >
                {words.captchaAnother}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                disabled={work === 'under way'}
                onClick={() => void prove()}
              >
                {words.captchaUnreadable}
              </Button>
            </Group>
          </>
        )}
        {work === 'under way' && (
          <Progress value={Math.min(100, (tries / mostTries) * 100)} aria-label={words.proofProgress} />
        )}
        <Text role="status" size="sm">
          {work === 'under way' && words.proofWorking}
          {work === 'done' && words.proofDone}
          {work === 'failed' && words.proofFailed(offer?.captchaQuietMinutes ?? 30)}
        </Text>
      </Stack>
    </fieldset>
  );
}
