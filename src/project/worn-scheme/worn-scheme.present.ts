import type { SchemeRef, Wearer } from './worn-scheme.ts';

const presentRef = ({ id, name }: SchemeRef) => ({ id, name });

export const presentWearer = (project: Wearer) => ({
  id: String(project.id),
  key: project.key,
  name: project.name,
  archived: project.archived,
  permissionScheme: presentRef(project.permissionScheme),
  workflowScheme: presentRef(project.workflowScheme),
  issueTypeScheme: presentRef(project.issueTypeScheme),
  priorityScheme: presentRef(project.priorityScheme),
  issueSecurityScheme: project.issueSecurityScheme && presentRef(project.issueSecurityScheme),
  notificationScheme: project.notificationScheme && presentRef(project.notificationScheme),
});
