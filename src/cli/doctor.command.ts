import type { Command } from './command.ts';
import { checkBaseUrl, checkPort } from './doctor/address.ts';
import { checkDatabase } from './doctor/database.ts';
import type { Finding } from './doctor/finding.ts';
import { checkDataFolder, checkDisk, checkNode } from './doctor/machine.ts';
import { checkSettings } from './doctor/weak-settings.ts';
import { serve } from './serve.command.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Looks at the installation and says what is wrong with it',
  about:
    'Looks at Node.js, the data folder, the disk, the database, the address, the clock and the settings, and changes nothing. ✓ is well, ! works and could be better or safer, ✗ does not work; under each stands what to do. Give it the options and variables that the server gets. Exit code 1 where there is a ✗.',
  settings: serve.settings,
  examples: [
    ['tessera doctor', 'Looks at the installation in the folder data.'],
    ['tessera doctor --data /var/lib/tessera --port 9000', 'Looks at that one.'],
  ],
  async run({ io, config }) {
    const findings: Finding[] = [
      checkNode(io.program.nodeVersion),
      await checkDataFolder(config.data),
      await checkDisk(config.data),
      ...(await checkDatabase(config, Date.now())),
      ...checkBaseUrl(config),
      await checkPort(config),
      ...checkSettings(config),
    ];
    for (const { mark, text, remedy } of findings)
      io.out(remedy ? `${mark} ${text}\n    ${remedy}` : `${mark} ${text}`);
    const problems = findings.filter(({ mark }) => mark === '✗').length;
    io.out(
      problems === 0
        ? '\nTessera can run here.'
        : `\n${problems === 1 ? '1 problem' : `${problems} problems`}: see ✗ above.`,
    );
    return problems === 0 ? 0 : 1;
  },
};
