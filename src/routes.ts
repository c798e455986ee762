/** Every route of the program, room by room. What is not here does not exist; what Jira has besides answers 501. */
import { accessTokenRoutes } from './access/access-token/access-token.routes.ts';
import { captchaRoutes } from './access/captcha/captcha.routes.ts';
import { failedLoginsRoutes } from './access/captcha/failed-logins.routes.ts';
import { loginHistoryRoutes } from './access/login/login-history.routes.ts';
import { oauth1ConsumerRoutes } from './access/oauth1/consumer.routes.ts';
import { oauth1GrantRoutes } from './access/oauth1/grant.routes.ts';
import { oauth1Routes } from './access/oauth1/oauth1.routes.ts';
import { oauth2ClientRoutes } from './access/oauth2/client.routes.ts';
import { oauth2GrantRoutes } from './access/oauth2/grant.routes.ts';
import { oauth2TokenRoutes } from './access/oauth2/token.routes.ts';
import { passwordRoutes } from './access/password/password.routes.ts';
import { passwordPolicyRoutes } from './access/password/policy.routes.ts';
import { userAccountRoutes } from './access/password/user-account.routes.ts';
import { rateLimitRoutes } from './access/rate-limit/rate-limit.routes.ts';
import { anySessionRoutes } from './access/session/any-session.routes.ts';
import { ownSessionRoutes } from './access/session/own-session.routes.ts';
import { sessionRoutes } from './access/session/session.routes.ts';
import { userSessionRoutes } from './access/session/user-session.routes.ts';
import { loginRestRoutes } from './access/sign-in/login.routes.ts';
import { signInRoutes } from './access/sign-in/sign-in.routes.ts';
import { webSudoRoutes } from './access/web-sudo/web-sudo.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { dashboardRoutes } from './dashboard/dashboard.routes.ts';
import { gadgetRoutes } from './dashboard/gadget/gadget.routes.ts';
import { itemPropertyRoutes } from './dashboard/gadget/item-property.routes.ts';
import { contextRoutes } from './field/custom-field/context.routes.ts';
import { customFieldRoutes } from './field/custom-field/custom-field.routes.ts';
import { fieldOptionRoutes } from './field/custom-field/field-option.routes.ts';
import { groupUserPickerRoutes } from './field/custom-field/group-user-picker.routes.ts';
import { screenRoutes } from './field/screen/screen.routes.ts';
import { tabRoutes } from './field/screen/tab.routes.ts';
import type { Route } from './http/route.ts';
import { activityRoutes } from './issue/activity/activity.routes.ts';
import { archiveRoutes } from './issue/archive/archive.routes.ts';
import { attachmentRoutes } from './issue/attachment/attachment.routes.ts';
import { attachmentFileRoutes } from './issue/attachment/attachment-file.routes.ts';
import { changelogRoutes } from './issue/changelog/changelog.routes.ts';
import { commentRoutes } from './issue/comment/comment.routes.ts';
import { pinRoutes } from './issue/comment/pin/pin.routes.ts';
import { commentPropertyRoutes } from './issue/comment/property/property.routes.ts';
import { fieldListRoutes } from './issue/field-list/field-list.routes.ts';
import { issueRoutes } from './issue/issue.routes.ts';
import { linkRoutes } from './issue/link/link.routes.ts';
import { linkTypeRoutes } from './issue/link-type/link-type.routes.ts';
import { metaRoutes } from './issue/meta/meta.routes.ts';
import { notificationRoutes } from './issue/notification/notification.routes.ts';
import { issuePropertyRoutes } from './issue/property/property.routes.ts';
import { rankRoutes } from './issue/rank/rank.routes.ts';
import { remoteLinkRoutes } from './issue/remote-link/remote-link.routes.ts';
import { renderRoutes } from './issue/rendering/render.routes.ts';
import { subtaskRoutes } from './issue/subtask/subtask.routes.ts';
import { transitionRoutes } from './issue/transition/transition.routes.ts';
import { voteRoutes } from './issue/vote/vote.routes.ts';
import { watcherRoutes } from './issue/watcher/watcher.routes.ts';
import { diagramRoutes } from './issue/workflow-edit/diagram.routes.ts';
import { projectWorkflowRoutes } from './issue/workflow-edit/project-workflow.routes.ts';
import { workflowEditRoutes } from './issue/workflow-edit/workflow-edit.routes.ts';
import { workflowMoveRoutes } from './issue/workflow-move/workflow-move.routes.ts';
import { worklogFeedRoutes } from './issue/worklog/feed.routes.ts';
import { worklogRoutes } from './issue/worklog/worklog.routes.ts';
import { liveRoutes } from './notify/live/live.routes.ts';
import { apiRoutes } from './page/api/api.routes.ts';
import { oauth1AuthorizeRoutes } from './page/oauth1-authorize.routes.ts';
import { pageRoutes } from './page/page.routes.ts';
import { accessibilityRoutes } from './people/accessibility/accessibility.routes.ts';
import { anonymizationRoutes } from './people/anonymization/anonymization.routes.ts';
import { applicationRoleRoutes } from './people/application-role/application-role.routes.ts';
import { avatarRoutes } from './people/avatar/avatar.routes.ts';
import { avatarChoiceRoutes } from './people/avatar/avatar-choice.routes.ts';
import { groupRoutes } from './people/group/group.routes.ts';
import { groupsOfUserRoutes } from './people/group/groups-of-user.routes.ts';
import { memberRoutes } from './people/group/member.routes.ts';
import { pickerRoutes } from './people/picker/picker.routes.ts';
import { preferenceRoutes } from './people/preference/preference.routes.ts';
import { profileRoutes } from './people/profile/profile.routes.ts';
import { propertyRoutes } from './people/property/property.routes.ts';
import { userDirectoryRoutes } from './people/user/user-directory.routes.ts';
import { userDuplicateRoutes } from './people/user/user-duplicate.routes.ts';
import { userSearchRoutes } from './people/user/user-search.routes.ts';
import { explainRoutes } from './permission/explain/explain.routes.ts';
import { applicationAccessRoutes } from './permission/global/application-access.routes.ts';
import { globalGrantRoutes } from './permission/global/global-grant.routes.ts';
import { peopleSearchRoutes } from './permission/people-search.routes.ts';
import { permissionRoutes } from './permission/permission.routes.ts';
import { projectRoleRoutes } from './permission/role/project-role.routes.ts';
import { roleRoutes } from './permission/role/role.routes.ts';
import { attributeRoutes } from './permission/scheme/attribute.routes.ts';
import { grantRoutes } from './permission/scheme/grant.routes.ts';
import { projectSchemeRoutes } from './permission/scheme/project-scheme.routes.ts';
import { schemeRoutes } from './permission/scheme/scheme.routes.ts';
import { securityRoutes } from './permission/security/security.routes.ts';
import { securityEditRoutes } from './permission/security/security-edit.routes.ts';
import { avatarPictureRoutes } from './project/avatar/avatar-picture.routes.ts';
import { projectAvatarRoutes } from './project/avatar/project-avatar.routes.ts';
import { universalAvatarRoutes } from './project/avatar/universal-avatar.routes.ts';
import { categoryRoutes } from './project/category/category.routes.ts';
import { componentRoutes } from './project/component/component.routes.ts';
import { issueTypeSchemeAssociationRoutes } from './project/issue-type-scheme/association.routes.ts';
import { notificationSchemeRoutes } from './project/notification-scheme/notification-scheme.routes.ts';
import { projectRoutes } from './project/project.routes.ts';
import { projectLookupRoutes } from './project/project-lookup.routes.ts';
import { projectSearchRoutes } from './project/project-search.routes.ts';
import { projectPropertyRoutes } from './project/property/property.routes.ts';
import { projectVersionRoutes } from './project/version/project-version.routes.ts';
import { versionRemoteLinkRoutes } from './project/version/remote-link/version-remote-link.routes.ts';
import { versionRoutes } from './project/version/version.routes.ts';
import { wornSchemeRoutes } from './project/worn-scheme/worn-scheme.routes.ts';
import { columnRoutes } from './search/column/column.routes.ts';
import { exportRoutes } from './search/export/export.routes.ts';
import { filterRoutes } from './search/filter/filter.routes.ts';
import { filterColumnsRoutes } from './search/filter/filter-columns.routes.ts';
import { filterPermissionRoutes } from './search/filter/filter-permission.routes.ts';
import { issuePickerRoutes } from './search/picker/picker.routes.ts';
import { referenceRoutes } from './search/reference/reference.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { statisticsRoutes } from './search/statistics/statistics.routes.ts';
import { labelRoutes } from './search/suggestion/label.routes.ts';
import { tokenSearchRoutes } from './search/token/token-search.routes.ts';
import { applicationPropertyRoutes } from './server/application-property.routes.ts';
import { clusterRoutes } from './server/cluster/cluster.routes.ts';
import { emailTemplateRoutes } from './server/email-template/email-template.routes.ts';
import { indexRoutes } from './server/index/index.routes.ts';
import { licenseRoutes } from './server/license.routes.ts';
import { monitoringRoutes } from './server/monitoring/monitoring.routes.ts';
import { readOnlyRoutes } from './server/read-only.routes.ts';
import { serverInfoRoutes } from './server/server-info.routes.ts';
import { terminologyRoutes } from './server/terminology/terminology.routes.ts';
import { upgradeRoutes } from './server/upgrade/upgrade.routes.ts';
import { constantEditRoutes } from './workflow/constant-edit/constant-edit.routes.ts';
import { workflowRoutes } from './workflow/definition/workflow.routes.ts';
import { iconRoutes } from './workflow/icon/icon.routes.ts';
import { issueTypeAvatarRoutes } from './workflow/icon/issue-type-avatar.routes.ts';
import { issueTypeRoutes } from './workflow/issue-type/issue-type.routes.ts';
import { issueTypePropertyRoutes } from './workflow/issue-type/property/property.routes.ts';
import { issueTypeSchemeRoutes } from './workflow/issue-type-scheme/issue-type-scheme.routes.ts';
import { priorityRoutes } from './workflow/priority/priority.routes.ts';
import { prioritySchemeRoutes } from './workflow/priority-scheme/priority-scheme.routes.ts';
import { projectPrioritySchemeRoutes } from './workflow/priority-scheme/project-priority-scheme.routes.ts';
import { resolutionRoutes } from './workflow/resolution/resolution.routes.ts';
import { statusRoutes } from './workflow/status/status.routes.ts';
import { transitionPropertyRoutes } from './workflow/transition-property/transition-property.routes.ts';
import { workflowSchemePartRoutes } from './workflow/workflow-scheme/part.routes.ts';
import { projectWorkflowSchemeRoutes } from './workflow/workflow-scheme/project-workflow-scheme.routes.ts';
import { workflowSchemeRoutes } from './workflow/workflow-scheme/workflow-scheme.routes.ts';

export const routes: readonly Route[] = [
  ...notificationSchemeRoutes,
  ...wornSchemeRoutes,
  ...attributeRoutes,
  ...projectPropertyRoutes,
  ...userDuplicateRoutes,
  ...issueTypeAvatarRoutes,
  ...avatarPictureRoutes,
  ...projectAvatarRoutes,
  ...universalAvatarRoutes,
  ...securityRoutes,
  ...securityEditRoutes,
  ...captchaRoutes,
  ...failedLoginsRoutes,
  ...oauth2ClientRoutes,
  ...oauth2GrantRoutes,
  ...oauth2TokenRoutes,
  ...signInRoutes,
  ...loginRestRoutes,
  ...webSudoRoutes,
  ...oauth1Routes,
  ...oauth1ConsumerRoutes,
  ...oauth1GrantRoutes,
  ...passwordRoutes,
  ...passwordPolicyRoutes,
  ...userAccountRoutes,
  ...sessionRoutes,
  ...ownSessionRoutes,
  ...userSessionRoutes,
  ...accessTokenRoutes,
  ...rateLimitRoutes,
  ...auditRoutes,
  ...attachmentFileRoutes,
  ...attachmentRoutes,
  ...commentRoutes,
  ...commentPropertyRoutes,
  ...pinRoutes,
  ...changelogRoutes,
  ...archiveRoutes,
  ...notificationRoutes,
  ...rankRoutes,
  ...liveRoutes,
  ...statisticsRoutes,
  ...activityRoutes,
  ...explainRoutes,
  ...anySessionRoutes,
  ...loginHistoryRoutes,
  ...subtaskRoutes,
  ...issueRoutes,
  ...linkRoutes,
  ...linkTypeRoutes,
  ...metaRoutes,
  ...issuePropertyRoutes,
  ...remoteLinkRoutes,
  ...transitionRoutes,
  ...voteRoutes,
  ...watcherRoutes,
  ...worklogRoutes,
  ...worklogFeedRoutes,
  ...fieldListRoutes,
  ...screenRoutes,
  ...tabRoutes,
  ...customFieldRoutes,
  ...groupUserPickerRoutes,
  ...contextRoutes,
  ...fieldOptionRoutes,
  ...accessibilityRoutes,
  ...anonymizationRoutes,
  ...applicationRoleRoutes,
  ...avatarChoiceRoutes,
  ...avatarRoutes,
  ...groupRoutes,
  ...memberRoutes,
  ...pickerRoutes,
  ...profileRoutes,
  ...preferenceRoutes,
  ...propertyRoutes,
  ...userSearchRoutes,
  ...peopleSearchRoutes,
  ...permissionRoutes,
  ...globalGrantRoutes,
  ...applicationAccessRoutes,
  ...roleRoutes,
  ...projectRoleRoutes,
  ...schemeRoutes,
  ...grantRoutes,
  ...projectSchemeRoutes,
  ...columnRoutes,
  ...filterRoutes,
  ...filterColumnsRoutes,
  ...filterPermissionRoutes,
  ...searchRoutes,
  ...exportRoutes,
  ...dashboardRoutes,
  ...gadgetRoutes,
  ...itemPropertyRoutes,
  ...issuePickerRoutes,
  ...referenceRoutes,
  ...labelRoutes,
  ...tokenSearchRoutes,
  ...projectSearchRoutes,
  ...userDirectoryRoutes,
  ...groupsOfUserRoutes,
  ...categoryRoutes,
  ...componentRoutes,
  ...projectRoutes,
  ...projectLookupRoutes,
  ...projectVersionRoutes,
  ...versionRoutes,
  ...versionRemoteLinkRoutes,
  ...serverInfoRoutes,
  ...applicationPropertyRoutes,
  ...readOnlyRoutes,
  ...clusterRoutes,
  ...indexRoutes,
  ...monitoringRoutes,
  ...upgradeRoutes,
  ...terminologyRoutes,
  ...emailTemplateRoutes,
  ...licenseRoutes,
  ...iconRoutes,
  ...issueTypeRoutes,
  ...issueTypePropertyRoutes,
  ...issueTypeSchemeRoutes,
  ...issueTypeSchemeAssociationRoutes,
  ...workflowRoutes,
  ...transitionPropertyRoutes,
  ...workflowSchemeRoutes,
  ...workflowSchemePartRoutes,
  ...workflowEditRoutes,
  ...diagramRoutes,
  ...projectWorkflowRoutes,
  ...constantEditRoutes,
  ...workflowMoveRoutes,
  ...renderRoutes,
  ...projectWorkflowSchemeRoutes,
  ...prioritySchemeRoutes,
  ...projectPrioritySchemeRoutes,
  ...priorityRoutes,
  ...resolutionRoutes,
  ...statusRoutes,
  ...oauth1AuthorizeRoutes,
  ...pageRoutes,
  ...apiRoutes(() => routes),
];
