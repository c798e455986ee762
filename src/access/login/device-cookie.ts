/** Names a browser that its user has logged in from: other people's failures do not lock it out. */
export const deviceCookie = 'tessera.device';

/** Seconds that a browser is known: a year. */
export const deviceCookieAge = 31_536_000;
