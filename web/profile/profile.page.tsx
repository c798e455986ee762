/** The reader's own profile, section by section. */
import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { places, serverTitle } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { Sections } from '../ui/sections.tsx';
import { useTitle } from '../ui/title.ts';
import { LoginHistory } from './login-history.tsx';
import { Password } from './password.tsx';
import { PersonData } from './person-data.tsx';
import { Preferences } from './preferences.tsx';
import { profileWords } from './profile.words.ts';
import { Programs } from './programs.tsx';
import { OwnSessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

const sections = {
  '': ['person', PersonData],
  preferences: ['preferences', Preferences],
  password: ['password', Password],
  sessions: ['sessions', OwnSessions],
  logins: ['logins', LoginHistory],
  tokens: ['tokens', Tokens],
  programs: ['programs', Programs],
} as const satisfies Record<string, readonly [keyof typeof profileWords.en, ComponentType]>;

export function Page() {
  const words = useWords(profileWords);
  const { section = '' } = useParams({ strict: false }) as { section?: string };
  const found = Object.entries(sections).find(([id]) => id === section)?.[1];
  useTitle(`${found ? words[found[0]] : words.title} - ${serverTitle}`);
  if (!found) return <NotFoundPage />;
  const [, Content] = found;
  return (
    <Sections
      title={words.title}
      current={section}
      place={(id) => (id === '' ? places.profile : `${places.profile}/${id}`)}
      sections={Object.entries(sections).map(([id, [word]]) => ({ id, label: words[word] }))}
    >
      <Content />
    </Sections>
  );
}
