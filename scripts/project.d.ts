export const root: string;
/** Where the browser app is built to. */
export const webBuilt: string;
/** Whether the browser app was built after all that it is made of was last changed. */
export function webIsFresh(): boolean;
