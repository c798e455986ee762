/** Makes every absolute address: they all start with the configured base URL, which clients follow. */
export interface Links {
  /** The base URL, without a slash at its end: https://issues.example.com/jira */
  readonly base: string;
  /** `/rest/api/2/issue/10000` → its absolute address. */
  to(path: `/${string}`): string;
}

/** @param config its base URL may change while the program runs */
export const linksFor = (config: { readonly baseUrl: string }): Links => ({
  get base() {
    return config.baseUrl;
  },
  to: (path) => config.baseUrl + path,
});

/** An address without its query. */
export function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
