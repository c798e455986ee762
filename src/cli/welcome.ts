/** What a server says when it is ready. */
import type { Config } from '../config.ts';
import type { Running } from './command.ts';

export function welcome({ url, first }: Running, config: Config, version: string): string {
  const lines = [`Tessera ${version} is ready: ${url}`];
  if (config.demo) lines.push('', ...demoLines(url, first?.demo ?? false));
  else if (first) lines.push('', ...firstLines(url, config.generatedPasswordLifetime, first.administrator));
  for (const warning of first?.demo ? [] : (first?.warnings ?? [])) {
    lines.push('', `Warning: the password that was preset for the administrator is weak. ${warning}`);
  }
  return lines.join('\n');
}

function firstLines(
  url: string,
  lifetime: number,
  administrator: { name: string; generatedPassword: string | null },
): string[] {
  const { name, generatedPassword } = administrator;
  const password = generatedPassword ?? '<the password you preset>';
  return [
    generatedPassword === null
      ? `The administrator was made: ${name}, with the password that you preset.`
      : `The administrator was made. Write this down, it is shown only now:\n\n  name      ${name}\n  password  ${password}`,
    ...(generatedPassword !== null && lifetime > 0 ? ['', endLine(url, lifetime)] : []),
    '',
    'Log in, and ask who you are:',
    '',
    ...loginLines(url, name, password),
    `  curl -b cookies.txt ${url}/rest/api/2/myself`,
  ];
}

const endLine = (url: string, lifetime: number): string =>
  `It ends in ${Math.max(1, Math.round(lifetime / 86_400_000))} days. Change it before: ${url}/secure/ChangePassword!default.jspa`;

function demoLines(url: string, filled: boolean): string[] {
  return [
    filled
      ? "A demo: sample users and issues, everybody's password is the user name (admin/admin, fred/fred …)."
      : 'This database was filled before, so --demo added nothing to it.',
    'It listens on 127.0.0.1 only, so that nobody else gets in.',
    '',
    'Log in, read an issue, search:',
    '',
    ...loginLines(url, 'admin', 'admin'),
    `  curl -b cookies.txt ${url}/rest/api/2/issue/TEST-3`,
    `  curl -b cookies.txt -G ${url}/rest/api/2/search --data-urlencode 'jql=type=Bug AND status=Closed'`,
  ];
}

/** Ready to paste into a shell: no password of ours holds a quote. */
const loginLines = (url: string, username: string, password: string): string[] => [
  `  curl -X POST ${url}/rest/auth/1/session -c cookies.txt \\`,
  `    -H 'content-type: application/json' -d '${JSON.stringify({ username, password })}'`,
];
