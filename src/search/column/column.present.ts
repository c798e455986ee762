import type { Column } from './column.ts';

export const presentColumns = (columns: readonly Column[]) =>
  columns.map((column) => ({ label: column.name, value: column.id }));
