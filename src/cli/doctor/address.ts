/** Where people and scripts reach the server. */
import { createServer } from 'node:net';
import type { Config } from '../../config.ts';
import { advice, type Finding, problem, well } from './finding.ts';

/** Whether a host name or address means this machine only. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

type Addressed = Pick<
  Config,
  'baseUrl' | 'host' | 'port' | 'contextPath' | 'trustedProxies' | 'secureBaseUrl'
>;

/** The base URL: what links start with, and whether passwords travel in the open. */
export function checkBaseUrl(config: Addressed): Finding[] {
  const { hostname, pathname } = new URL(config.baseUrl);
  const path = pathname.replace(/\/+$/, '');
  const findings: Finding[] = [];
  if (path !== config.contextPath) {
    findings.push(
      problem(
        `The path of the base URL ${config.baseUrl} is not the context path '${config.contextPath}'.`,
        'Make --base-url end in --context-path, or cookies and links lead astray.',
      ),
    );
  }
  if (isLoopback(hostname)) {
    if (isLoopback(config.host))
      return [...findings, well(`The base URL ${config.baseUrl} is for this machine only.`)];
    const remedy =
      'Set --base-url to the address that people use, or --host 127.0.0.1 if it is for this machine only.';
    return [
      ...findings,
      advice(`Others can reach the server, but its links lead to ${config.baseUrl}.`, remedy),
    ];
  }
  if (!config.secureBaseUrl) {
    const remedy = 'Put a reverse proxy with https before it, and set --base-url to its https address.';
    return [
      ...findings,
      advice(`Passwords and cookies travel in the open: ${config.baseUrl} is not https.`, remedy),
    ];
  }
  if (config.trustedProxies === '') {
    const remedy = 'Name the proxy in --trusted-proxies, or every login seems to come from its address.';
    findings.push(advice('The base URL is https, and no proxy is trusted.', remedy));
  }
  return [...findings, well(`The base URL is ${config.baseUrl}`)];
}

/** Whether the port is free, or Tessera's already. */
export async function checkPort(config: Addressed): Promise<Finding> {
  const code = await tryPort(config.host, config.port);
  if (code === null) return well(`Port ${config.port} is free.`);
  if (code === 'EADDRINUSE') {
    if (await isTessera(config)) return well(`Tessera is running on port ${config.port}.`);
    return problem(
      `Port ${config.port} is taken by another program.`,
      'Choose another with --port, or stop that program.',
    );
  }
  if (code === 'EACCES')
    return problem(`Port ${config.port} may not be used.`, 'Choose one above 1023 with --port.');
  return problem(
    `Port ${config.port} of ${config.host} cannot be used (${code}).`,
    'Look at --host and --port.',
  );
}

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

async function isTessera({ host, port, contextPath }: Addressed): Promise<boolean> {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${here}:${port}${contextPath}/rest/auth/1/session`, {
      signal: AbortSignal.timeout(3000),
      redirect: 'manual',
    });
    return answer.headers.has('x-arequestid');
  } catch {
    return false;
  }
}
