/** What the doctor has to say of one thing. */
export interface Finding {
  /** ✓ well · ! works, and could be better or safer · ✗ does not work */
  readonly mark: '✓' | '!' | '✗';
  readonly text: string;
  /** What to do about it. */
  readonly remedy?: string;
}

export const well = (text: string): Finding => ({ mark: '✓', text });
export const advice = (text: string, remedy: string): Finding => ({ mark: '!', text, remedy });
export const problem = (text: string, remedy: string): Finding => ({ mark: '✗', text, remedy });
