/** What `npm run bench` understands, and what it says of itself. */
import { parseArgs } from 'node:util';

const suites = {
  session: `sessions, Basic, logins and one issue, 32 connections, against a bare node:http server that
           writes the same bytes, rounds interleaved, medians. Needs wrk (Debian package wrk).`,
  token: `requests with tokens beside requests with a cookie, rounds interleaved, medians. Needs wrk.`,
  oauth1: `signed requests beside such with a token, one script on one connection, in turns.`,
  issue: `reading and making issues among very many of them, against the same SQL run by hand.`,
  jql: `forty searches as people send them, by somebody who sees half of the projects, against the best SQL
           by hand for the same page and total.`,
  redmine: `issue lists beside Redmine's, on SQLite, with the rows of suite jql. Needs Debian's redmine,
           redmine-sqlite, puma, and wrk.`,
  web: `the browser app in Chromium, from a key press to what is painted. Needs a Chromium.`,
};

export type SuiteName = keyof typeof suites;

const help = `npm run bench -- [OPTIONS]
Every ratio is between things measured in the same run. PostgreSQL's half needs PostgreSQL's programs.

  --suite NAME      what is measured (session):
${Object.entries(suites)
  .map(([name, text]) => `  ${name.padEnd(8)} ${text}`)
  .join('\n')}
  --engine NAME     sqlite, postgres or both (both)
  --issues N        session (100000), issue, jql and redmine (1000000)
  --comments N      of each issue: issue, jql, redmine, web (6)
  --projects N      issue, jql, redmine, web (500)
  --sessions N      session (1000000)
  --tokens N        token (100000)
  --rounds N        of which medians are taken (5)
  --seconds N       of a round: session, token, redmine (4)
  --turns N         of a round: oauth1 (800), issue (400); of each search: jql (20); of each thing: web
  --keep FOLDER     fill the tables once, and measure on them again: issue, jql, redmine, web
  --only TEXT       searches with it in their name: jql
  --help            this`;

const number = (standard: number) => ({ type: 'string', default: String(standard) }) as const;
const options = {
  suite: { type: 'string', default: 'session' },
  engine: { type: 'string', default: 'both' },
  sessions: number(1_000_000),
  tokens: number(100_000),
  issues: { type: 'string' },
  comments: number(6),
  projects: number(500),
  rounds: number(5),
  seconds: number(4),
  turns: { type: 'string' },
  keep: { type: 'string' },
  only: { type: 'string', default: '' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const numbers = [
  'sessions',
  'tokens',
  'issues',
  'comments',
  'projects',
  'rounds',
  'seconds',
  'turns',
] as const;

/** Ends the program where it is asked for help, or for what is not there. */
export function optionsOf(args: string[]) {
  const values = read(args);
  if (values.help) {
    console.log(help);
    process.exit(0);
  }
  const { suite, engine } = values;
  if (!isSuite(suite)) return refuse(`--suite is one of ${Object.keys(suites).join(', ')}, not '${suite}'.`);
  if (!['sqlite', 'postgres', 'both'].includes(engine))
    return refuse(`--engine is sqlite, postgres or both, not '${engine}'.`);
  for (const name of numbers)
    if (!/^[1-9]\d*$/.test(values[name] ?? '1'))
      return refuse(`--${name} is a whole number, not '${values[name]}'.`);
  return { ...values, suite };
}

const isSuite = (name: string): name is SuiteName => Object.hasOwn(suites, name);

function read(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(problem: string): never {
  console.error(`${problem}\n\n${help}`);
  return process.exit(2);
}
