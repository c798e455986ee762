/** The sections of the administration, in their order: for the list at its left, and for the palette. */
import type { adminWords } from './admin.words.ts';

type English = typeof adminWords.en;
type Word = { [K in keyof English]: English[K] extends string ? K : never }[keyof English];

export interface AdminSection {
  /** What the address says. */
  readonly id: string;
  readonly label: Word;
  /** Heading above it and those that follow. */
  readonly group?: Word;
}

export const adminSections = [
  { id: 'users', label: 'users', group: 'people' },
  { id: 'groups', label: 'groups' },
  { id: 'roles', label: 'roles' },
  { id: 'permission-schemes', label: 'schemes', group: 'access' },
  { id: 'global-permissions', label: 'globalPermissions' },
  { id: 'explain', label: 'explain' },
  { id: 'security', label: 'security', group: 'safety' },
  { id: 'sessions', label: 'sessions' },
  { id: 'programs', label: 'programs' },
  { id: 'audit', label: 'audit' },
  { id: 'issue-types', label: 'issueTypes', group: 'issues' },
  { id: 'fields', label: 'fields' },
  { id: 'screens', label: 'screens' },
  { id: 'statuses', label: 'statuses' },
  { id: 'resolutions', label: 'resolutions' },
  { id: 'priorities', label: 'priorities' },
  { id: 'workflows', label: 'workflows' },
  { id: 'issue-type-schemes', label: 'issueTypeSchemes', group: 'schemesOfProjects' },
  { id: 'priority-schemes', label: 'prioritySchemes' },
  { id: 'workflow-schemes', label: 'workflowSchemes' },
  { id: 'security-schemes', label: 'securitySchemes' },
  { id: 'notification-schemes', label: 'notificationSchemes' },
  { id: 'system', label: 'system', group: 'server' },
] as const satisfies readonly AdminSection[];

export type SectionId = (typeof adminSections)[number]['id'];
