/** Scopes in the words of whoever has to decide about them. */
import { includes, type Scope } from '../../kernel/scope.ts';

const abilities: readonly (readonly [Scope, string])[] = [
  ['READ', 'See everything here that you can see: issues, comments, attachments, projects, people.'],
  [
    'WRITE',
    'Change, in your name, what you can change: create, edit and delete issues, comment, log work, upload.',
  ],
  ['ADMIN', 'Administer this server as you can: people, groups, projects, workflows, permissions.'],
  [
    'SYSTEM_ADMIN',
    'Administer the system itself: its settings, its other administrators, everything there is.',
  ],
];

/** What somebody who grants this scope lets a client do, the least first. */
export const abilitiesOf = (scope: Scope): string[] =>
  abilities.filter(([needed]) => includes(scope, needed)).map(([, sentence]) => sentence);

/** What a client is never able to do, whatever it is granted. */
export function limitsOf(scope: Scope): string[] {
  return [
    ...(includes(scope, 'WRITE') ? [] : ['Change anything.']),
    ...(includes(scope, 'ADMIN') ? [] : ['Administer this server, even where you can.']),
    'Learn or change your password, or see where you are logged in.',
  ];
}

/** What had better be looked at twice; null: nothing. */
export const warningOf = (scope: Scope, client: string): string | null =>
  includes(scope, 'ADMIN')
    ? `This is administrator’s access: whoever controls ${client} can do to this server and its people what you can.`
    : null;
