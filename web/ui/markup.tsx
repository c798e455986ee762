/** A text in wiki markup, as the server has rendered it: renderedFields, renderedBody, POST /rest/api/1.0/render. */
import { type MouseEvent, useMemo } from 'react';
import { contextPath, ownAddress, pathOf } from '../kernel/place.ts';
import './markup.css';
import { useGo } from './to.tsx';

/** @param html of our server alone: it comes from markup/html.ts, which lets nothing through that could run */
export function Markup({ html, className = '' }: { html: string; className?: string }) {
  const go = useGo();
  const own = useMemo(() => withOwnAddresses(html), [html]);
  const onClick = (event: MouseEvent) => {
    const path = followed(event);
    if (path === null) return;
    event.preventDefault();
    go(path);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only links in it answer, and Enter on a link is a click
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      className={`markup ${className}`}
      dir="auto"
      onClick={onClick}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: safe HTML of our own server; the one place that does so
      dangerouslySetInnerHTML={{ __html: own }}
    />
  );
}

/** Pictures and links of this server lead to the address that the reader came by. Nothing of it is loaded here. */
function withOwnAddresses(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const image of body.querySelectorAll('img[src]')) {
    image.setAttribute('src', ownAddress(image.getAttribute('src') ?? ''));
    image.setAttribute('loading', 'lazy');
    if (!image.hasAttribute('alt')) image.setAttribute('alt', '');
  }
  for (const link of body.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (/^https?:/i.test(href)) link.setAttribute('href', ownAddress(href));
  }
  // What is wider than the page is scrolled, by the keyboard too.
  for (const table of body.querySelectorAll('.table-wrap')) table.setAttribute('tabindex', '0');
  return body.innerHTML;
}

/** @returns the path of an issue that a plain click means; null: the browser does what it does with links */
function followed(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const own =
    !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
  const href = link?.getAttribute('href') ?? '';
  if (!own || !href.startsWith(`${contextPath}/browse/`)) return null;
  return pathOf(new URL(href, location.href).href);
}
