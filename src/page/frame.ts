import type { Config } from '../config.ts';
import type { Frame } from './layout.ts';

/** What a route knows of its request. */
interface Asked {
  ctx: { config: Config; actor: { name: string | null } };
  formToken(): string;
}

export const frameOf = ({ ctx: { config, actor }, formToken }: Asked): Frame => ({
  contextPath: config.contextPath,
  serverTitle: config.serverTitle,
  formToken: formToken(),
  userName: actor.name,
});
