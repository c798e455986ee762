/** A link within the app: a real address (open in a new tab, copy, share), followed without a reload. */
import { Link, useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

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

/** Goes somewhere without a click on a link. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return (href, { replace = false } = {}) => void router.navigate({ ...target(href), replace });
}
