/** A link within the app: a real address (open in a new tab, copy, share), followed without a reload. */
import { type HistoryState, Link, useRouter } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, type Ref, useCallback } from 'react';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Path within the app, as `places` writes it. */
  href: string;
  /** Marked as where one is (aria-current) at this very address alone, not below it too. */
  exact?: boolean;
  children?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

/** Where a path with its search leads, in the router's terms. */
function target(href: string) {
  const url = new URL(href, 'http://app');
  const search = Object.fromEntries(url.searchParams);
  return { to: url.pathname, search, hash: url.hash.slice(1) } as never as { to: string };
}

export function To({ href, exact = false, ...rest }: Props) {
  return <Link {...target(href)} activeOptions={{ exact }} {...rest} />;
}

interface Going {
  /** In place of where one is. */
  replace?: boolean;
  /** Goes with the entry in the browser's history. */
  state?: HistoryState;
  /** The same page goes on to be read: nothing is scrolled. */
  stay?: boolean;
}

/** Goes somewhere without a click on a link. */
export function useGo(): (href: string, options?: Going) => void {
  const router = useRouter();
  return useCallback(
    (href, { replace = false, state = {}, stay = false } = {}) =>
      void router.navigate({ ...target(href), replace, state, resetScroll: !stay }),
    [router],
  );
}
