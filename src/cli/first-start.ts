/** The first start on an empty database: what every installation has, and its administrator. */

export interface FirstStart {
  /** The administrator's user name and, where it was made just now, the password: shown once, kept nowhere. */
  readonly administrator: { readonly name: string; readonly generatedPassword: string | null };
  /** What is wrong with the password that was preset; empty where it is good or was generated. */
  readonly warnings: readonly string[];
  readonly demo: boolean;
}
