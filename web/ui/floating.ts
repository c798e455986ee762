/**
 * Where lists and menus are put that float above the page: into its main part. At the end of the document they would
 * belong to no part of it for those who go by landmarks.
 */
export const floating = { portalProps: { target: '#content' } } as const;
