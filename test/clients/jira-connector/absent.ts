/** What jira-connector offers and this server has not, by its reason. */
import type { Kept } from '../harness/ask.ts';

type Calls = Record<string, object | ((kept: Kept) => unknown)>;

const everything = {
  boardId: 1,
  sprintId: 1,
  epicId: 1,
  epicIdOrKey: 1,
  filterId: 1,
  quickFilterId: 1,
  propertyKey: 'a',
  propertyValue: {},
  issues: ['TEST-1'],
  issueKey: 'TEST-1',
  issueIdOrKey: 'TEST-1',
  value: '5',
  boardIdBody: 1,
  feature: 'a',
  enabling: true,
};

const all = (names: string): Calls =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, { ...everything }]),
  );

export const absentCalls: readonly (readonly [reason: string, calls: Calls])[] = [
  [
    'Boards, sprints and epics are not here yet',
    all(`backlog.moveIssuesToBacklog backlog.moveIssuesToBacklogForBoard board.getAllBoards board.createBoard
      board.getBoardByFilterId board.getBoard board.deleteBoard board.getIssuesForBacklog board.getConfiguration
      board.getEpics board.getIssuesWithoutEpic board.getIssuesForBoard board.getProjects board.getProjectsFull
      board.getBoardPropertyKeys board.getBoardProperty board.setBoardProperty board.deleteBoardProperty
      board.getAllQuickFilters board.getQuickFilter board.getSprintsForBoard board.getProjectsForBoard
      board.getReportsForBoard board.getAllSprints board.getIssuesForSprint board.getAllVersions
      board.getIssuesForEpic board.getFeaturesForBoard board.toggleFeatures board.moveIssuesToBoard
      epic.getIssuesWithoutEpic epic.removeIssuesFromEpic epic.getEpic epic.partiallyUpdateEpic epic.getIssuesForEpic
      epic.moveIssuesToEpic epic.rankEpics issue.getIssueEstimation issue.setIssueEstimation
      sprint.createSprint sprint.getSprint sprint.updateSprint sprint.partiallyUpdateSprint sprint.deleteSprint
      sprint.getSprintIssues sprint.moveSprintIssues sprint.swapSprint version.getAllVersions`),
  ],
  [
    'Webhooks are not here yet',
    {
      'webhook.getAllWebhooks': {},
      'webhook.getWebhook': { webhookId: 1 },
      'webhook.createWebhook': { name: 'Hook', url: 'http://localhost/' },
      'webhook.deleteWebhook': { webhookId: 1 },
    },
  ],
  [
    'Development information is an app of Jira Cloud',
    all(`developmentInformation.store developmentInformation.getRepository developmentInformation.deleteRepository
      developmentInformation.deleteByProperties developmentInformation.checkExists
      developmentInformation.deleteEntity`),
  ],
  [
    'Operations of Jira Cloud',
    {
      'labels.getAllLabels': {},
      'issue.setWorklogProperty': { ...everything, worklogId: 1 },
      'issue.getWorkLogProperties': { ...everything, worklogId: 1 },
      'issue.getWorkLogProperty': { ...everything, worklogId: 1 },
    },
  ],
  [
    'Licences of Jira 6 and older, and none is needed here',
    {
      'licenseRole.getAllLicenseRoles': {},
      'licenseRole.getLicenseRole': { roleId: 'a' },
      'licenseRole.editLicenseRole': { roleId: 'a', role: { groups: [] } },
    },
  ],
];

/** The library's own slips, which any Jira refuses. */
export const refusedCalls: readonly (readonly [reason: string, calls: Calls])[] = [
  [
    'Sends the id alone, where Jira takes {fieldId}',
    {
      'screens.addFieldToTab': ({ screen, tab, available }) => ({
        ...screen,
        tabId: tab.id,
        fieldId: available,
      }),
    },
  ],
];

/** The library fails before it asks. */
export const unaskedCalls: Calls = {
  'applicationProperties.setProperty': { property: { id: 'jira.title', value: 'Theirs' } },
};
