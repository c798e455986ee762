import { createServer } from 'node:net';
import { type Config, type SettingName, settings } from '../config.ts';
import type { Command, CommandCall, Running } from './command.ts';
import { welcome } from './welcome.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'Starts the server (also without a command)',
  about:
    'Serves until it is asked to stop (Ctrl+C, SIGTERM); then requests under way are finished first. The first start makes the database and the administrator, whose password is shown once. Every setting below is also an environment variable; an option beats the variable.',
  settings: Object.keys(settings) as SettingName[],
  examples: [
    ['tessera serve', 'Serves http://localhost:8090/jira, with its data in the folder data.'],
    ['tessera serve --demo', 'A look around: sample users and issues, admin/admin, on this machine only.'],
    [
      'tessera serve --database postgres://tessera:secret@db.example.com/tessera --base-url https://issues.example.com/jira',
      'On PostgreSQL, behind a proxy that does https.',
    ],
    ['TESSERA_PORT=9000 TESSERA_DATA=/var/lib/tessera tessera serve', 'The same settings, as variables.'],
  ],
  async run(call) {
    const config = call.config.port === 0 ? await withFreePort(call) : call.config;
    const stopped = call.io.askedToStop();
    const running = await call.io.program.start(config);
    call.io.out(welcome(running, config, call.io.program.version));
    await untilStopped(call, running, stopped);
    return 0;
  },
};

async function untilStopped({ io }: CommandCall, running: Running, stopped: Promise<string>): Promise<void> {
  await stopped;
  io.out('Stopping: requests under way are finished first.');
  await running.stop();
}

/** Port 0: one that is free. It is looked for beforehand, since every address in an answer holds it. */
async function withFreePort({ config }: CommandCall): Promise<Config> {
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, config.host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  const baseUrl = config.baseUrl.replace(/^http:\/\/localhost:0(?=\/|$)/, `http://localhost:${port}`);
  return Object.freeze({ ...config, port, baseUrl });
}
