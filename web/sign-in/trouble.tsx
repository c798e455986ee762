/** What went wrong with a log-in, above the button; the focus goes to it. */
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../kernel/words.ts';
import classes from './sign-in.module.css';
import type { Trouble } from './sign-in.ts';
import { signInWords } from './sign-in.words.ts';

interface Props {
  trouble: Trouble;
  id: string;
  /** The sentence of a wrong name or password, where it is another one here. */
  failed?: string;
}

export function TroubleNote({ trouble, id, failed }: Props) {
  const words = useWords(signInWords);
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further trouble takes the focus anew
  useEffect(() => place.current?.focus(), [trouble]);
  const sentence = {
    failed: () => failed ?? words.failed,
    captcha: () => words.captchaFailed,
    wait: () => words.tooMany,
    unreachable: () => words.unreachable,
    other: () => (trouble.kind === 'other' ? trouble.sentence : ''),
  }[trouble.kind]();
  return (
    <div role="alert" tabIndex={-1} ref={place} id={id} className={classes.trouble}>
      {sentence}
      {trouble.kind === 'wait' && <Countdown key={trouble.seconds} seconds={trouble.seconds} />}
    </div>
  );
}

/** Told once; then the number counts down for those who see it. */
function Countdown({ seconds }: { seconds: number }) {
  const words = useWords(signInWords);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const until = Date.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [seconds]);
  return <> {left > 0 ? words.wait(left) : words.now}</>;
}
