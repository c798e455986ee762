/** The machine: Node.js, the data folder, the disk. */
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { advice, type Finding, problem, well } from './finding.ts';

const LEAST_NODE = [22, 18] as const;
const USUAL_NODE = 24;

/** @param version 24.21.0 */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (!enough) {
    return problem(
      `Node.js ${version} is too old.`,
      `Use ${USUAL_NODE}, or at least ${LEAST_NODE.join('.')}: \`npm start\` brings it along.`,
    );
  }
  if (major === USUAL_NODE) return well(`Node.js ${version}`);
  return advice(
    `Node.js ${version} will do; Tessera is tested with ${USUAL_NODE}.`,
    `Use Node.js ${USUAL_NODE}.`,
  );
}

/** The data folder, or where it will be made. */
export async function checkDataFolder(folder: string): Promise<Finding> {
  const found = await stat(folder).catch(() => null);
  if (!found) {
    const parent = await nearestFolder(folder);
    return (await mayWrite(parent))
      ? well(`The data folder ${folder} is not there yet; the first start makes it.`)
      : problem(
          `The data folder ${folder} cannot be made: ${parent} may not be written.`,
          'Make it for the user that runs Tessera, or choose another with --data.',
        );
  }
  if (!found.isDirectory()) return problem(`${folder} is a file.`, 'Choose a folder with --data.');
  if (!(await mayWrite(folder))) {
    return problem(
      `The data folder ${folder} may not be written.`,
      'Give the user that runs Tessera the right to: chown, chmod.',
    );
  }
  if ((found.mode & 0o077) !== 0) {
    return advice(
      `Other users of this machine may look into the data folder ${folder}.`,
      `chmod 700 ${folder}`,
    );
  }
  return well(`The data folder ${folder} can be written, and is closed to others.`);
}

const GIGABYTE = 1_073_741_824;

/** Space on the disk of the data folder. */
export async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestFolder(folder));
  return judgeSpace(bavail * bsize);
}

/** @param free bytes */
export function judgeSpace(free: number): Finding {
  const text = `${(free / GIGABYTE).toFixed(1)} GB are free on the disk of the data folder.`;
  if (free < GIGABYTE / 10) return problem(text, 'Make room: a full disk stops every change.');
  return free < GIGABYTE ? advice(text, 'Make room before attachments fill it.') : well(text);
}

const mayWrite = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

/** The folder itself, or the lowest one above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if (await stat(at).catch(() => null)) return at;
    if (dirname(at) === at) return at;
  }
}
