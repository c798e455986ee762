/**
 * Vitest's global set-up: one throw-away PostgreSQL cluster for the whole run, made when the first test asks
 * for a database (a run that needs none pays nothing) and gone when the run ends, however it ends.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type Cluster, findPostgres, startCluster } from './vitest-postgres-cluster.ts';

export type PostgresOffer = { port: number } | { missing: string };

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
  project.provide('postgres', { port: doorbell.port });
  return async () => {
    await doorbell.close();
    if (cluster !== null) await (await cluster).stop();
  };
}

/** Test workers are threads or processes of their own: they ask for the cluster over a loopback connection. */
async function listen(start: () => Promise<Cluster>): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    start().then(
      (cluster) => connection.end(JSON.stringify({ folder: cluster.folder })),
      (error: unknown) => connection.end(JSON.stringify({ error: String(error) })),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
