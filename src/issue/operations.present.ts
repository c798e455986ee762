/**
 * `expand=operations`: the buttons that Jira's own page would show, grouped as there. What a reader may not do is left
 * out.
 */
import type { LoadedIssue } from './loaded-issue.ts';

interface Button {
  readonly id: string;
  readonly styleClass: string;
  readonly label: string;
  readonly title: string;
  readonly href: string;
  readonly weight: number;
  readonly permission: string;
}

const buttons = ({ id }: LoadedIssue): readonly Button[] => [
  {
    id: 'edit-issue',
    styleClass: 'issueaction-edit-issue',
    label: 'Edit',
    title: 'Edit this issue',
    href: `/secure/EditIssue!default.jspa?id=${id}`,
    weight: 1,
    permission: 'EDIT_ISSUES',
  },
  {
    id: 'comment-issue',
    styleClass: 'issueaction-comment-issue',
    label: 'Comment',
    title: 'Comment on this issue',
    href: `/secure/AddComment!default.jspa?id=${id}`,
    weight: 10,
    permission: 'ADD_COMMENTS',
  },
  {
    id: 'log-work',
    styleClass: 'issueaction-log-work',
    label: 'Log work',
    title: 'Log work against this issue',
    href: `/secure/CreateWorklog!default.jspa?id=${id}`,
    weight: 10,
    permission: 'WORK_ON_ISSUES',
  },
  {
    id: 'assign-issue',
    styleClass: 'issueaction-assign-issue',
    label: 'Assign',
    title: 'Assign this issue to someone',
    href: `/secure/AssignIssue!default.jspa?id=${id}`,
    weight: 5,
    permission: 'ASSIGN_ISSUES',
  },
  {
    id: 'attach-file',
    styleClass: 'unified-attach-file',
    label: 'Attach files',
    title: 'Attach one or more files to this issue',
    href: `/secure/AttachFile!default.jspa?id=${id}`,
    weight: 10,
    permission: 'CREATE_ATTACHMENTS',
  },
  {
    id: 'delete-issue',
    styleClass: 'issueaction-delete-issue',
    label: 'Delete',
    title: 'Delete this issue',
    href: `/secure/DeleteIssue!default.jspa?id=${id}`,
    weight: 10,
    permission: 'DELETE_ISSUES',
  },
];

export const presentOperations = (issue: LoadedIssue, permissions: ReadonlySet<string>) => ({
  linkGroups: [
    {
      id: 'view.issue.opsbar',
      links: [],
      groups: [
        {
          id: 'opsbar-operations',
          weight: 10,
          links: buttons(issue)
            .filter((button) => permissions.has(button.permission))
            .map(({ permission: _, ...link }) => link),
          groups: [],
        },
      ],
    },
  ],
});
