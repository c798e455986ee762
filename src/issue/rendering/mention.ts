/** What no text is without that names a user, a file or an issue. */
export const findMention = /\[|!|[A-Z]-[1-9]/;
