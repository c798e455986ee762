import type { Generated } from 'kysely';

export interface ProjectCategoryTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
}
