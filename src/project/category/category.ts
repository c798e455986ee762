/** A heading under which projects are listed. */
export interface ProjectCategory {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}
