/**
 * The one case folding, used for every `*_lower` column and for every look-up in one. It is done here and not by
 * SQL, since SQLite's lower() knows only ASCII and PostgreSQL's depends on the cluster's locale.
 */
export const fold = (text: string): string => text.normalize('NFC').toLowerCase();
