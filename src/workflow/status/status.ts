/** Where an issue stands, and the four categories that every status falls into. */
export interface Status {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Path of its picture, without the context path. */
  readonly icon: string;
  readonly category: StatusCategory;
}

export interface NewStatus {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly categoryId: number;
  readonly sequence: number;
}

export interface StatusCategory {
  readonly id: 1 | 2 | 3 | 4;
  readonly key: 'undefined' | 'new' | 'done' | 'indeterminate';
  readonly name: string;
  readonly colorName: string;
}

const noCategory: StatusCategory = { id: 1, key: 'undefined', name: 'No Category', colorName: 'medium-gray' };

/** Fixed, as in Jira: in the order in which work passes through them. */
export const statusCategories: readonly StatusCategory[] = [
  noCategory,
  { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' },
  { id: 4, key: 'indeterminate', name: 'In Progress', colorName: 'yellow' },
  { id: 3, key: 'done', name: 'Done', colorName: 'green' },
];

export const categoryById = (id: number): StatusCategory =>
  statusCategories.find((category) => category.id === id) ?? noCategory;

/** By its number or its key; the key is compared as it stands. */
export const findStatusCategory = (idOrKey: string): StatusCategory | null =>
  statusCategories.find((category) => String(category.id) === idOrKey || category.key === idOrKey) ?? null;
