import type { Generated } from 'kysely';

export interface ResolutionTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  sequence: number;
}
