/**
 * Operations of Jira Server's REST API, as its public descriptions (8.4, 9.12, 10.3) and clients name them. Those that no
 * room serves answer 501 with a sentence, so that a script learns at once that the operation exists and is missing here,
 * instead of a 404 that says neither. docs/compatibility.md lists them.
 */

import type { Operation } from './http/route-table.ts';

/** `METHODS path`. */
const operations = `
POST /rest/agile/1.0/backlog/issue
GET POST /rest/agile/1.0/board
DELETE GET /rest/agile/1.0/board/{boardId}
GET /rest/agile/1.0/board/{boardId}/backlog
GET /rest/agile/1.0/board/{boardId}/configuration
GET /rest/agile/1.0/board/{boardId}/epic
GET /rest/agile/1.0/board/{boardId}/epic/none/issue
GET /rest/agile/1.0/board/{boardId}/epic/{epicId}/issue
GET /rest/agile/1.0/board/{boardId}/issue
GET /rest/agile/1.0/board/{boardId}/project
GET /rest/agile/1.0/board/{boardId}/properties
DELETE GET PUT /rest/agile/1.0/board/{boardId}/properties/{propertyKey}
GET PUT /rest/agile/1.0/board/{boardId}/settings/refined-velocity
GET /rest/agile/1.0/board/{boardId}/sprint
GET /rest/agile/1.0/board/{boardId}/sprint/{sprintId}/issue
GET /rest/agile/1.0/board/{boardId}/version
GET POST /rest/agile/1.0/epic/none/issue
GET POST /rest/agile/1.0/epic/{epicIdOrKey}
GET POST /rest/agile/1.0/epic/{epicIdOrKey}/issue
PUT /rest/agile/1.0/epic/{epicIdOrKey}/rank
PUT /rest/agile/1.0/issue/rank
GET /rest/agile/1.0/issue/{issueIdOrKey}
GET PUT /rest/agile/1.0/issue/{issueIdOrKey}/estimation
POST /rest/agile/1.0/sprint
PUT /rest/agile/1.0/sprint/unmap
PUT /rest/agile/1.0/sprint/unmap-all
DELETE GET POST PUT /rest/agile/1.0/sprint/{sprintId}
GET POST /rest/agile/1.0/sprint/{sprintId}/issue
GET /rest/agile/1.0/sprint/{sprintId}/properties
DELETE GET PUT /rest/agile/1.0/sprint/{sprintId}/properties/{propertyKey}
POST /rest/agile/1.0/sprint/{sprintId}/swap
GET /rest/api/2/application-properties
GET /rest/api/2/application-properties/advanced-settings
PUT /rest/api/2/application-properties/{id}
GET PUT /rest/api/2/applicationrole
GET PUT /rest/api/2/applicationrole/{key}
GET /rest/api/2/attachment/meta
DELETE GET /rest/api/2/attachment/{id}
GET /rest/api/2/attachment/{id}/expand/human
GET /rest/api/2/attachment/{id}/expand/raw
GET POST /rest/api/2/auditing/record
GET /rest/api/2/avatar/{type}/system
POST /rest/api/2/avatar/{type}/temporary
POST /rest/api/2/avatar/{type}/temporaryCrop
PUT /rest/api/2/cluster/index-snapshot/{nodeId}
DELETE /rest/api/2/cluster/node/{nodeId}
PUT /rest/api/2/cluster/node/{nodeId}/offline
GET /rest/api/2/cluster/nodes
POST /rest/api/2/cluster/zdu/approve
POST /rest/api/2/cluster/zdu/cancel
POST /rest/api/2/cluster/zdu/retryUpgrade
POST /rest/api/2/cluster/zdu/start
GET /rest/api/2/cluster/zdu/state
GET /rest/api/2/comment/{commentId}/properties
DELETE GET PUT /rest/api/2/comment/{commentId}/properties/{propertyKey}
POST /rest/api/2/component
GET /rest/api/2/component/page
DELETE GET PUT /rest/api/2/component/{id}
GET /rest/api/2/component/{id}/relatedIssueCounts
GET /rest/api/2/configuration
GET /rest/api/2/customFieldOption/{id}
DELETE GET /rest/api/2/customFields
GET /rest/api/2/customFields/{customFieldId}/options
GET /rest/api/2/dashboard
GET /rest/api/2/dashboard/{dashboardId}/items/{itemId}/properties
DELETE GET PUT /rest/api/2/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}
GET /rest/api/2/dashboard/{id}
GET POST /rest/api/2/email-templates
POST /rest/api/2/email-templates/apply
POST /rest/api/2/email-templates/revert
GET /rest/api/2/email-templates/types
GET POST /rest/api/2/field
POST /rest/api/2/filter
GET PUT /rest/api/2/filter/defaultShareScope
GET /rest/api/2/filter/favourite
DELETE GET PUT /rest/api/2/filter/{id}
DELETE GET PUT /rest/api/2/filter/{id}/columns
GET POST /rest/api/2/filter/{id}/permission
DELETE /rest/api/2/filter/{id}/permission/{permission-id}
GET /rest/api/2/filter/{id}/permission/{permissionId}
DELETE GET POST /rest/api/2/group
GET /rest/api/2/group/member
DELETE POST /rest/api/2/group/user
GET /rest/api/2/groups/picker
GET /rest/api/2/groupuserpicker
GET POST /rest/api/2/index-snapshot
GET /rest/api/2/index-snapshot/isRunning
GET /rest/api/2/index/summary
POST /rest/api/2/issue
POST /rest/api/2/issue/archive
POST /rest/api/2/issue/bulk
GET /rest/api/2/issue/createmeta
GET /rest/api/2/issue/createmeta/{projectIdOrKey}/issuetypes
GET /rest/api/2/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}
GET /rest/api/2/issue/picker
DELETE GET PUT /rest/api/2/issue/{issueIdOrKey}
PUT /rest/api/2/issue/{issueIdOrKey}/archive
PUT /rest/api/2/issue/{issueIdOrKey}/assignee
POST /rest/api/2/issue/{issueIdOrKey}/attachments
GET POST /rest/api/2/issue/{issueIdOrKey}/comment
DELETE GET PUT /rest/api/2/issue/{issueIdOrKey}/comment/{id}
PUT /rest/api/2/issue/{issueIdOrKey}/comment/{id}/pin
GET /rest/api/2/issue/{issueIdOrKey}/editmeta
POST /rest/api/2/issue/{issueIdOrKey}/notify
GET /rest/api/2/issue/{issueIdOrKey}/pinned-comments
GET /rest/api/2/issue/{issueIdOrKey}/properties
DELETE GET PUT /rest/api/2/issue/{issueIdOrKey}/properties/{propertyKey}
DELETE GET POST /rest/api/2/issue/{issueIdOrKey}/remotelink
DELETE GET PUT /rest/api/2/issue/{issueIdOrKey}/remotelink/{linkId}
PUT /rest/api/2/issue/{issueIdOrKey}/restore
GET /rest/api/2/issue/{issueIdOrKey}/subtask
GET POST /rest/api/2/issue/{issueIdOrKey}/subtask/move
GET POST /rest/api/2/issue/{issueIdOrKey}/transitions
DELETE GET POST /rest/api/2/issue/{issueIdOrKey}/votes
DELETE GET POST /rest/api/2/issue/{issueIdOrKey}/watchers
GET POST /rest/api/2/issue/{issueIdOrKey}/worklog
DELETE GET PUT /rest/api/2/issue/{issueIdOrKey}/worklog/{id}
POST /rest/api/2/issueLink
DELETE GET /rest/api/2/issueLink/{linkId}
GET POST /rest/api/2/issueLinkType
DELETE GET PUT /rest/api/2/issueLinkType/{issueLinkTypeId}
GET /rest/api/2/issuesecurityschemes
GET /rest/api/2/issuesecurityschemes/{id}
GET POST /rest/api/2/issuetype
GET /rest/api/2/issuetype/page
DELETE GET PUT /rest/api/2/issuetype/{id}
GET /rest/api/2/issuetype/{id}/alternatives
POST /rest/api/2/issuetype/{id}/avatar
POST /rest/api/2/issuetype/{id}/avatar/temporary
GET /rest/api/2/issuetype/{issueTypeId}/properties
DELETE GET PUT /rest/api/2/issuetype/{issueTypeId}/properties/{propertyKey}
GET POST /rest/api/2/issuetypescheme
DELETE GET PUT /rest/api/2/issuetypescheme/{schemeId}
DELETE GET POST PUT /rest/api/2/issuetypescheme/{schemeId}/associations
DELETE /rest/api/2/issuetypescheme/{schemeId}/associations/{projIdOrKey}
GET /rest/api/2/jql/autocompletedata
GET /rest/api/2/jql/autocompletedata/suggestions
POST /rest/api/2/licenseValidator
GET POST /rest/api/2/monitoring/app
GET POST /rest/api/2/monitoring/ipd
GET /rest/api/2/monitoring/jmx/areMetricsExposed
GET /rest/api/2/monitoring/jmx/getAvailableMetrics
POST /rest/api/2/monitoring/jmx/startExposing
POST /rest/api/2/monitoring/jmx/stopExposing
GET /rest/api/2/mypermissions
DELETE GET PUT /rest/api/2/mypreferences
GET PUT /rest/api/2/myself
PUT /rest/api/2/myself/password
GET /rest/api/2/notificationscheme
GET /rest/api/2/notificationscheme/{id}
GET /rest/api/2/password/policy
POST /rest/api/2/password/policy/createUser
POST /rest/api/2/password/policy/updateUser
GET /rest/api/2/permissions
GET POST /rest/api/2/permissionscheme
GET /rest/api/2/permissionscheme/{permissionSchemeId}/attribute/{attributeKey}
PUT /rest/api/2/permissionscheme/{permissionSchemeId}/attribute/{key}
DELETE GET PUT /rest/api/2/permissionscheme/{schemeId}
GET POST /rest/api/2/permissionscheme/{schemeId}/permission
DELETE GET /rest/api/2/permissionscheme/{schemeId}/permission/{permissionId}
GET /rest/api/2/priority
GET /rest/api/2/priority/page
GET /rest/api/2/priority/{id}
GET POST /rest/api/2/priorityschemes
DELETE GET PUT /rest/api/2/priorityschemes/{schemeId}
GET POST /rest/api/2/project
GET /rest/api/2/project/type
GET /rest/api/2/project/type/{projectTypeKey}
GET /rest/api/2/project/type/{projectTypeKey}/accessible
DELETE GET PUT /rest/api/2/project/{projectIdOrKey}
PUT /rest/api/2/project/{projectIdOrKey}/archive
POST PUT /rest/api/2/project/{projectIdOrKey}/avatar
POST /rest/api/2/project/{projectIdOrKey}/avatar/temporary
DELETE /rest/api/2/project/{projectIdOrKey}/avatar/{id}
GET /rest/api/2/project/{projectIdOrKey}/avatars
GET /rest/api/2/project/{projectIdOrKey}/components
GET /rest/api/2/project/{projectIdOrKey}/properties
DELETE GET PUT /rest/api/2/project/{projectIdOrKey}/properties/{propertyKey}
PUT /rest/api/2/project/{projectIdOrKey}/restore
GET /rest/api/2/project/{projectIdOrKey}/role
DELETE GET POST PUT /rest/api/2/project/{projectIdOrKey}/role/{id}
GET /rest/api/2/project/{projectIdOrKey}/statuses
PUT /rest/api/2/project/{projectIdOrKey}/type/{newProjectTypeKey}
GET /rest/api/2/project/{projectIdOrKey}/version
GET /rest/api/2/project/{projectIdOrKey}/versions
GET /rest/api/2/project/{projectKeyOrId}/issuesecuritylevelscheme
GET /rest/api/2/project/{projectKeyOrId}/notificationscheme
GET PUT /rest/api/2/project/{projectKeyOrId}/permissionscheme
GET PUT /rest/api/2/project/{projectKeyOrId}/priorityscheme
DELETE /rest/api/2/project/{projectKeyOrId}/priorityscheme/{schemeId}
GET /rest/api/2/project/{projectKeyOrId}/securitylevel
GET /rest/api/2/project/{projectKeyOrId}/workflowscheme
GET POST /rest/api/2/projectCategory
DELETE GET PUT /rest/api/2/projectCategory/{id}
GET /rest/api/2/projects/picker
GET /rest/api/2/projectvalidate/key
GET PUT /rest/api/2/readonly-mode
GET POST /rest/api/2/reindex
POST /rest/api/2/reindex/issue
GET /rest/api/2/reindex/progress
POST /rest/api/2/reindex/request
GET /rest/api/2/reindex/request/bulk
GET /rest/api/2/reindex/request/{requestId}
GET /rest/api/2/resolution
GET /rest/api/2/resolution/page
GET /rest/api/2/resolution/{id}
GET POST /rest/api/2/role
DELETE GET POST PUT /rest/api/2/role/{id}
DELETE GET POST /rest/api/2/role/{id}/actors
GET /rest/api/2/screens
POST /rest/api/2/screens/addToDefault/{fieldId}
GET /rest/api/2/screens/{screenId}/availableFields
GET POST /rest/api/2/screens/{screenId}/tabs
DELETE PUT /rest/api/2/screens/{screenId}/tabs/{tabId}
GET POST /rest/api/2/screens/{screenId}/tabs/{tabId}/fields
DELETE /rest/api/2/screens/{screenId}/tabs/{tabId}/fields/{id}
POST /rest/api/2/screens/{screenId}/tabs/{tabId}/fields/{id}/move
PUT /rest/api/2/screens/{screenId}/tabs/{tabId}/fields/{id}/updateShowWhenEmptyIndicator/{newValue}
POST /rest/api/2/screens/{screenId}/tabs/{tabId}/move/{pos}
GET POST /rest/api/2/search
GET /rest/api/2/securitylevel/{id}
GET /rest/api/2/serverInfo
PUT /rest/api/2/settings/baseUrl
GET PUT /rest/api/2/settings/columns
GET /rest/api/2/status
GET /rest/api/2/status/page
GET /rest/api/2/status/{idOrName}
GET /rest/api/2/statuscategory
GET /rest/api/2/statuscategory/{idOrKey}
GET POST /rest/api/2/terminology/entries
GET /rest/api/2/terminology/entries/{originalName}
GET /rest/api/2/universal_avatar/type/{type}/owner/{owningObjectId}
POST /rest/api/2/universal_avatar/type/{type}/owner/{owningObjectId}/avatar
DELETE /rest/api/2/universal_avatar/type/{type}/owner/{owningObjectId}/avatar/{id}
POST /rest/api/2/universal_avatar/type/{type}/owner/{owningObjectId}/temp
GET POST /rest/api/2/upgrade
DELETE GET POST PUT /rest/api/2/user
GET /rest/api/2/user/a11y/personal-settings
GET POST /rest/api/2/user/anonymization
GET /rest/api/2/user/anonymization/progress
GET POST /rest/api/2/user/anonymization/rerun
DELETE /rest/api/2/user/anonymization/unlock
DELETE POST /rest/api/2/user/application
GET /rest/api/2/user/assignable/multiProjectSearch
GET /rest/api/2/user/assignable/search
POST PUT /rest/api/2/user/avatar
POST /rest/api/2/user/avatar/temporary
DELETE /rest/api/2/user/avatar/{id}
GET /rest/api/2/user/avatars
DELETE GET PUT /rest/api/2/user/columns
GET /rest/api/2/user/duplicated/count
GET /rest/api/2/user/duplicated/list
GET /rest/api/2/user/list
PUT /rest/api/2/user/password
GET /rest/api/2/user/permission/search
GET /rest/api/2/user/picker
GET /rest/api/2/user/properties
DELETE GET PUT /rest/api/2/user/properties/{propertyKey}
GET /rest/api/2/user/search
DELETE /rest/api/2/user/session/{username}
GET /rest/api/2/user/viewissue/search
GET POST /rest/api/2/version
GET /rest/api/2/version/remotelink
DELETE GET PUT /rest/api/2/version/{id}
PUT /rest/api/2/version/{id}/mergeto/{moveIssuesTo}
POST /rest/api/2/version/{id}/move
GET /rest/api/2/version/{id}/relatedIssueCounts
POST /rest/api/2/version/{id}/removeAndSwap
GET /rest/api/2/version/{id}/unresolvedIssueCount
DELETE GET POST /rest/api/2/version/{versionId}/remotelink
DELETE GET POST /rest/api/2/version/{versionId}/remotelink/{globalId}
GET /rest/api/2/workflow
DELETE GET POST PUT /rest/api/2/workflow/api/2/transitions/{id}/properties
POST /rest/api/2/workflowscheme
DELETE GET PUT /rest/api/2/workflowscheme/{id}
POST /rest/api/2/workflowscheme/{id}/createdraft
DELETE GET PUT /rest/api/2/workflowscheme/{id}/default
DELETE GET PUT /rest/api/2/workflowscheme/{id}/draft
DELETE GET PUT /rest/api/2/workflowscheme/{id}/draft/default
DELETE GET PUT /rest/api/2/workflowscheme/{id}/draft/issuetype/{issueType}
DELETE GET PUT /rest/api/2/workflowscheme/{id}/draft/workflow
DELETE GET PUT /rest/api/2/workflowscheme/{id}/issuetype/{issueType}
DELETE GET PUT /rest/api/2/workflowscheme/{id}/workflow
GET /rest/api/2/worklog/deleted
POST /rest/api/2/worklog/list
GET /rest/api/2/worklog/updated
DELETE GET POST /rest/auth/1/session
DELETE /rest/auth/1/websudo
GET POST /rest/pat/latest/tokens
DELETE /rest/pat/latest/tokens/{tokenId}
GET POST /rest/webhooks/1.0/webhook
DELETE GET PUT /rest/webhooks/1.0/webhook/{id}
`;

/** Every operation that Jira has, whether served here or not. */
export function jiraOperations(): Operation[] {
  return operations
    .trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.split(' ');
      const url = (words.at(-1) ?? '').replace(/\{([^}]+)\}/g, ':$1');
      return words.slice(0, -1).map((method) => ({ method, url }));
    });
}
