/** Makes every absolute address: they all start with the configured base URL, which clients follow. */
export interface Links {
  /** The base URL, without a slash at its end: https://issues.example.com/jira */
  readonly base: string;
  /** `/rest/api/2/issue/10000` → its absolute address. */
  to(path: `/${string}`): string;
}

export const linksFor = (base: string): Links => ({ base, to: (path) => base + path });
