/** The sentence of every failed login: which half was wrong is nobody's business. Clients look for it. */
export const loginFailedSentence = 'Sorry, your username and password are incorrect - please try again.';

/** Told to whoever has the right password, which is good for nothing any more. */
export const passwordEndedSentence =
  'This password was made for you, and its time is over. Ask an administrator for a new one.';

/** Jira's sentence for a missing or wrong answer; scripts look for it. */
export const captchaSentence = 'Sorry, your userid is required to answer a CAPTCHA question correctly.';

/** The sentence of a wrong password where it is asked for once more. */
export const notYourPassword = 'This is not your password - please try again.';
