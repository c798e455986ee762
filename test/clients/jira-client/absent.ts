/** What jira-client offers and this server has not, by its reason. */
import { type Any, absent, type Row } from '../harness/calls.ts';
import { made, type Place } from './place.ts';

export function absentRows(at: () => Place): Row[] {
  const jira = new Proxy({} as Any, {
    get:
      (_, name: string) =>
      (...args: unknown[]) =>
        at().jira[name](...args),
  });
  return [
    ...absent('GreenHopper, the private interface of the first boards', {
      findRapidView: () => jira.findRapidView('Board'),
      getLastSprintForRapidView: () => jira.getLastSprintForRapidView(1),
      getSprintIssues: () => jira.getSprintIssues(1, 2),
      listSprints: () => jira.listSprints(1),
      getBacklogForRapidView: () => jira.getBacklogForRapidView(1),
    }),
    ...absent('Boards, sprints and epics are not here yet', {
      getSprint: () => jira.getSprint(1),
      addIssueToSprint: () => jira.addIssueToSprint(made.issue.key, 1),
      getIssue: () => jira.getIssue(made.issue.key),
      moveToBacklog: () => jira.moveToBacklog([made.issue.key]),
      getAllBoards: () => jira.getAllBoards(),
      createBoard: () => jira.createBoard({ name: 'Board', type: 'scrum', filterId: 1 }),
      getBoard: () => jira.getBoard(1),
      deleteBoard: () => jira.deleteBoard(1),
      getIssuesForBacklog: () => jira.getIssuesForBacklog(1),
      getConfiguration: () => jira.getConfiguration(1),
      getIssuesForBoard: () => jira.getIssuesForBoard(1),
      getIssueEstimationForBoard: () => jira.getIssueEstimationForBoard(made.issue.key, 1),
      getEpics: () => jira.getEpics(1),
      getBoardIssuesForEpic: () => jira.getBoardIssuesForEpic(1, 1),
      estimateIssueForBoard: () => jira.estimateIssueForBoard(made.issue.key, 1, { value: '5' }),
      getProjects: () => jira.getProjects(1),
      getProjectsFull: () => jira.getProjectsFull(1),
      getBoardPropertiesKeys: () => jira.getBoardPropertiesKeys(1),
      deleteBoardProperty: () => jira.deleteBoardProperty(1, 'a'),
      setBoardProperty: () => jira.setBoardProperty(1, 'a', {}),
      getBoardProperty: () => jira.getBoardProperty(1, 'a'),
      getAllSprints: () => jira.getAllSprints(1),
      getBoardIssuesForSprint: () => jira.getBoardIssuesForSprint(1, 1),
      getAllVersions: () => jira.getAllVersions(1),
      getFilter: () => jira.getFilter(1),
      getEpic: () => jira.getEpic(1),
      partiallyUpdateEpic: () => jira.partiallyUpdateEpic(1, {}),
      getIssuesForEpic: () => jira.getIssuesForEpic(1),
      moveIssuesToEpic: () => jira.moveIssuesToEpic(1, [made.issue.key]),
      rankEpics: () => jira.rankEpics(1, {}),
      genericAgileGet: () => jira.genericAgileGet('board'),
    }),
    ...absent('Webhooks are not here yet', {
      registerWebhook: () => jira.registerWebhook({ name: 'Hook', url: 'http://localhost/' }),
      listWebhooks: () => jira.listWebhooks(),
      getWebhook: () => jira.getWebhook(1),
      deleteWebhook: () => jira.deleteWebhook(1),
    }),
    ...absent('The development panel of linked repositories', {
      getDevStatusSummary: () => jira.getDevStatusSummary(made.issue.id),
      getDevStatusDetail: () => jira.getDevStatusDetail(made.issue.id, 'stash', 'repository'),
    }),
  ];
}
