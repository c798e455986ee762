/**
 * Where lists and menus are put that float above the page: into its main part. At the end of the document they would
 * belong to no part of it for those who go by landmarks.
 */
export const floating = { portalProps: { target: '#content' } } as const;

/** Of a list that floats: it scrolls by itself, as far as there is room. */
export const scrolls = { options: { maxHeight: 280, overflowY: 'auto' } } as const;
