/**
 * Vitest's global set-up: one throw-away PostgreSQL cluster for the whole run, made when the first test asks
 * for a database (a run that needs none pays nothing) and gone when the run ends, however it ends.
 */
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Cluster, findPostgres, makeSocketFolder, startCluster } from './vitest-postgres-cluster.ts';

export type PostgresOffer = { socket: string } | { missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresOffer;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binaries = findPostgres();
  if (binaries === null) {
    project.provide('postgres', {
      missing: 'no PostgreSQL server programs (initdb, postgres) on this machine',
    });
    return async () => {};
  }
  let cluster: Promise<Cluster> | null = null;
  const doorbell = await listen(() => {
    cluster ??= startCluster(binaries);
    return cluster;
  });
  project.provide('postgres', { socket: doorbell.path });
  return async () => {
    await doorbell.close();
    if (cluster !== null) await (await cluster).stop();
  };
}

/** Test workers are threads or processes of their own: they ask for the cluster over a socket. */
async function listen(start: () => Promise<Cluster>): Promise<{ path: string; close(): Promise<void> }> {
  const folder = makeSocketFolder();
  const path = join(folder.path, 'ask');
  const server: Server = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    start().then(
      (cluster) => connection.end(JSON.stringify({ folder: cluster.folder })),
      (error: unknown) => connection.end(JSON.stringify({ error: String(error) })),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  return {
    path,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          folder.remove();
          resolve();
        });
      }),
  };
}
