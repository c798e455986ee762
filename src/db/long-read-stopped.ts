/**
 * Why a long read came to no end. `time`: it took too long; `busy`: it waited too long for others to end; `gone`:
 * nobody waits for it any more; `died`: the processes that were to read ended, killed from outside or by what they read.
 */
export class ReadStopped extends Error {
  readonly why: 'time' | 'busy' | 'gone' | 'died';

  constructor(why: ReadStopped['why'], options?: ErrorOptions) {
    super(`A long read was stopped: ${why}`, options);
    this.why = why;
  }
}
