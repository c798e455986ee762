import { type Html, html } from './html.ts';
import { timeAgo } from './time-ago.ts';

/** A moment as people say it, the exact one beside it. @param ms UTC; null: nothing @param now ms UTC */
export function moment(ms: number, now: number): Html;
export function moment(ms: number | null, now: number): Html | null;
export function moment(ms: number | null, now: number): Html | null {
  if (ms === null) return null;
  const exact = new Date(ms).toISOString();
  return html`<time datetime="${exact}" title="${exact.slice(0, 16).replace('T', ' ')} UTC">${timeAgo(now - ms)}</time>`;
}
