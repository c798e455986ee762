/** docs/configuration.md: every setting, from the table of settings. */
import { environmentName, flagName, type Setting, settings } from '../../config.ts';

const kinds: Record<Setting['kind'], string> = {
  text: 'text',
  number: 'whole number',
  boolean: 'true or false',
  duration: 'duration',
};

export const configurationPage = (): string =>
  [
    '# Configuration',
    '',
    '<!-- Written by `npm run docs` from src/config.ts. Edit that, not this. -->',
    '',
    'Each setting is an option of `tessera serve` and an environment variable. The option beats the variable, the variable beats the default. Durations are written `30s`, `10m`, `5h`, `14d`. What is on or off can be written `--xsrf`, `--no-xsrf` or `--xsrf=false`. Settings marked *secret* are never printed or logged; prefer the variable for them, since other users of a machine can see options.',
    '',
    '| Option | Variable | Kind | Default | Meaning |',
    '|---|---|---|---|---|',
    ...Object.entries(settings).map(([name, setting]) => row(name, setting)),
    '',
  ].join('\n');

function row(name: string, { kind, standard, meaning, secret }: Setting): string {
  const cells = [
    `\`--${flagName(name)}\``,
    `\`${environmentName(name)}\``,
    secret ? `${kinds[kind]}, secret` : kinds[kind],
    standard === '' ? '' : `\`${standard}\``,
    meaning.replaceAll('|', '\\|').replaceAll('<', '&lt;'),
  ];
  return `| ${cells.join(' | ')} |`;
}
