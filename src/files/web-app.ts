/** The browser app as scripts/build-web.js leaves it: a manifest, and files whose names change with their content. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface WebApp {
  /** Name of the script that starts the app. */
  readonly script: string;
  /**
   * What is needed at once besides it.
   * @param page path in web/ of the module of the page that is asked for, which would else be asked for only when the app
   *   runs; undefined: one that is not known
   */
  first(page?: string): FirstFiles;
  /** @returns null: there is no file of this name */
  read(name: string, encodings: ReadonlySet<string>): Promise<WebFile | null>;
}

/** Names of files. */
export interface FirstFiles {
  readonly preload: readonly string[];
  readonly styles: readonly string[];
}

export interface WebFile {
  readonly type: string;
  /** br, gzip, or null: as it is. */
  readonly encoding: string | null;
  readonly content: Buffer;
}

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript;charset=UTF-8',
  '.css': 'text/css;charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const SUFFIXES = { br: '.br', gzip: '.gz' } as const;

/**
 * Looks into the folder once: the app changes only with the program.
 * @returns null where no app was built there
 */
export function openWebApp(folder: string): WebApp | null {
  const manifest = readManifest(folder);
  if (manifest === null) return null;
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
  if (!entry) return null;
  const known = new Map<string | undefined, FirstFiles>();
  const filesOf = (page: string | undefined): FirstFiles => {
    const chunk = page === undefined ? undefined : manifest[page];
    const chunks = [
      ...new Set([entry, ...(chunk ? [chunk] : [])].flatMap((one) => [...neededBy(one, manifest)])),
    ];
    return {
      preload: chunks.filter((one) => one !== entry).map(({ file }) => file),
      styles: [...new Set(chunks.flatMap(({ css = [] }) => css))],
    };
  };
  // A table of names: no path that a client sends is ever looked up on the disk.
  const names = new Set(readdirSync(folder));
  return {
    script: entry.file,
    first(page) {
      const files = known.get(page) ?? filesOf(page);
      known.set(page, files);
      return files;
    },
    async read(name, encodings) {
      const type = TYPES[extname(name)];
      if (type === undefined || !names.has(name)) return null;
      for (const [encoding, suffix] of Object.entries(SUFFIXES)) {
        if (!encodings.has(encoding) || !names.has(name + suffix)) continue;
        return { type, encoding, content: await readFile(join(folder, name + suffix)) };
      }
      return { type, encoding: null, content: await readFile(join(folder, name)) };
    },
  };
}

function readManifest(folder: string): Record<string, Chunk> | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A chunk and all that it imports, each once; what is loaded later is not among them. */
function neededBy(
  chunk: Chunk,
  manifest: Record<string, Chunk>,
  found = new Set<Chunk>(),
): ReadonlySet<Chunk> {
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const name of chunk.imports ?? []) {
    const imported = manifest[name];
    if (imported) neededBy(imported, manifest, found);
  }
  return found;
}
