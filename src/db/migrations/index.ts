/** The steps from an empty database to this program's, in order. A step that was released is never changed. */
import type { Migration } from '../migrate.ts';
import { peopleAndAccess } from './0001-people-and-access.ts';
import { permissionWorkflowProject } from './0002-permission-workflow-project.ts';
import { issue } from './0003-issue.ts';
import { issueLink } from './0005-issue-link.ts';
import { fieldScreen } from './0006-field-screen.ts';
import { filterDashboard } from './0007-filter-dashboard.ts';
import { typePriorityScheme } from './0008-type-priority-scheme.ts';
import { securityNotificationAvatar } from './0009-security-notification-avatar.ts';
import { serverAdministration } from './0010-server-administration.ts';
import { worklog } from './0011-worklog.ts';
import { issueExtras } from './0012-issue-extras.ts';
import { workflowSchemeDraft } from './0014-workflow-scheme-draft.ts';
import { configurationStamp } from './0016-configuration-stamp.ts';
import { workflowDraft } from './0020-workflow-draft.ts';
import { textIndex } from './0030-text-index.ts';
import { valuePeriod } from './0034-value-period.ts';
import { propertyValue } from './0037-property-value.ts';
import { customValueIndex } from './0038-custom-value-index.ts';
import { workflowTurn } from './0042-workflow-turn.ts';
import { projectKeyStamp } from './0043-project-key-stamp.ts';
import { permissionStamp } from './0044-permission-stamp.ts';
import { searchIndex } from './0045-search-index.ts';
import { issueThin } from './0046-issue-thin.ts';
import { commonUpdate } from './0047-common-update.ts';
import { auditWay } from './0050-audit-way.ts';
import { accessToken } from './0051-access-token.ts';
import { oauth2 } from './0054-oauth2.ts';
import { oauth1 } from './0058-oauth1.ts';
import { usedWord } from './0059-used-word.ts';
import { subtaskIndex } from './0064-subtask-index.ts';
import { commentLookup } from './0068-comment-lookup.ts';
import { seenIndex } from './0069-seen-index.ts';
import { usedWordIndex } from './0072-used-word-index.ts';
import { passwordExpiry } from './0073-password-expiry.ts';
import { oauth1ExecuteAs } from './0074-oauth1-execute-as.ts';
import { unknownName } from './0075-unknown-name.ts';
import { issueRank } from './0076-issue-rank.ts';
import { issueEvent } from './0077-issue-event.ts';
import { activity } from './0078-activity.ts';

export const migrations: Record<string, Migration> = {
  '0001-people-and-access': peopleAndAccess,
  '0002-permission-workflow-project': permissionWorkflowProject,
  '0003-issue': issue,
  '0005-issue-link': issueLink,
  '0006-field-screen': fieldScreen,
  '0007-filter-dashboard': filterDashboard,
  '0008-type-priority-scheme': typePriorityScheme,
  '0009-security-notification-avatar': securityNotificationAvatar,
  '0010-server-administration': serverAdministration,
  '0011-worklog': worklog,
  '0012-issue-extras': issueExtras,
  '0014-workflow-scheme-draft': workflowSchemeDraft,
  '0016-configuration-stamp': configurationStamp,
  '0020-workflow-draft': workflowDraft,
  '0030-text-index': textIndex,
  '0034-value-period': valuePeriod,
  '0037-property-value': propertyValue,
  '0038-custom-value-index': customValueIndex,
  '0042-workflow-turn': workflowTurn,
  '0043-project-key-stamp': projectKeyStamp,
  '0044-permission-stamp': permissionStamp,
  '0045-search-index': searchIndex,
  '0046-issue-thin': issueThin,
  '0047-common-update': commonUpdate,
  '0050-audit-way': auditWay,
  '0051-access-token': accessToken,
  '0054-oauth2': oauth2,
  '0058-oauth1': oauth1,
  '0059-used-word': usedWord,
  '0064-subtask-index': subtaskIndex,
  '0068-comment-lookup': commentLookup,
  '0069-seen-index': seenIndex,
  '0072-used-word-index': usedWordIndex,
  '0073-password-expiry': passwordExpiry,
  '0074-oauth1-execute-as': oauth1ExecuteAs,
  '0075-unknown-name': unknownName,
  '0076-issue-rank': issueRank,
  '0077-issue-event': issueEvent,
  '0078-activity': activity,
};
