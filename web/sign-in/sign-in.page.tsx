/** The sign-in: one card. Afterwards one is where one wanted to go, in a fresh document. */
import { Text, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { contextPath, fullAddress, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { Tile } from '../ui/states.tsx';
import { useTitle } from '../ui/title.ts';
import classes from './sign-in.module.css';
import { signInWords } from './sign-in.words.ts';
import { SignInForm } from './sign-in-form.tsx';

export function Page() {
  const words = useWords(signInWords);
  const { me } = useReader();
  const { os_destination: wanted } = useSearch({ strict: false }) as { os_destination?: string };
  useTitle(`${words.title} - ${serverTitle}`);
  useEffect(() => {
    // Whoever is logged in already is led on by the server, which judges the destination.
    if (me) location.replace(fullAddress(`/login.jsp?os_destination=${encodeURIComponent(wanted ?? '/')}`));
  }, [me, wanted]);
  if (me) return null;
  return (
    <div className={classes.page}>
      <div className={classes.brand}>
        <Tile size={32} />
        <bdi>{serverTitle}</bdi>
      </div>
      <section className={`panel ${classes.card}`} aria-labelledby="sign-in">
        <Title order={1} id="sign-in" mb="lg">
          {words.title}
        </Title>
        <SignInForm
          destination={wanted ?? '/'}
          onLoggedIn={({ destination }) => location.assign(destination)}
        />
        <Text className="quiet" mt="lg" size="sm">
          {words.forgotten}
        </Text>
      </section>
      <p className="quiet">
        <a href={`${contextPath}/login.jsp?os_destination=${encodeURIComponent(wanted ?? '/')}`}>
          {words.plain}
        </a>
      </p>
    </div>
  );
}
