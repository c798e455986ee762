/** What jira-client offers, as its users call it. */
import { createReadStream } from 'node:fs';
import { expect } from 'vitest';
import { type Any, absent, type Row, refused, served } from './harness/calls.ts';
import type { RecordedServer } from './harness/recorder.ts';
import type { Seed } from './harness/seed.ts';

export interface Place extends Seed, RecordedServer {
  jira: Any;
  /** A text file. */
  file: string;
}

/** @param at what the rows work on, once the server runs */
export const rows = (at: () => Place): Row[] => [
  ...issueRows(at),
  ...detailRows(at),
  ...projectRows(at),
  ...peopleRows(at),
  ...fieldRows(at),
  ...absentRows(at),
  ...endRows(at),
];

let made: Any;

function issueRows(at: () => Place): Row[] {
  return served({
    addNewIssue: async () => {
      made = await at().jira.addNewIssue({
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'Made', labels: ['a'] },
      });
      expect(made.key).toMatch(/^TEST-\d+$/);
      return made;
    },
    findIssue: async () => {
      const issue = await at().jira.findIssue(made.key, 'names,changelog', 'summary,labels,status');
      expect(issue).toMatchObject({ id: made.id, key: made.key, fields: { summary: 'Made', labels: ['a'] } });
      expect(issue.changelog.total).toBe(0);
      expect(issue.names.summary).toBe('Summary');
      return issue;
    },
    updateIssue: async () => {
      const update = { fields: { summary: 'Edited' }, update: { labels: [{ add: 'b' }] } };
      await at().jira.updateIssue(made.key, update, { notifyUsers: false });
      const { fields } = await at().jira.findIssue(made.key);
      expect(fields).toMatchObject({ summary: 'Edited', labels: ['a', 'b'] });
    },
    updateAssignee: async () => {
      await at().jira.updateAssignee(made.key, 'fred');
      expect((await at().jira.findIssue(made.key)).fields.assignee.name).toBe('fred');
    },
    getIssueChangelog: async () => {
      const log = await at().jira.getIssueChangelog(made.key);
      expect(log.values.flatMap(({ items }: Any) => items.map(({ field }: Any) => field))).toContain(
        'assignee',
      );
      return log;
    },
    listTransitions: async () => {
      const { transitions } = await at().jira.listTransitions(made.key);
      expect(transitions[0]).toMatchObject({ id: expect.any(String), to: { name: expect.any(String) } });
      expect(transitions[0].fields).toBeDefined();
      return transitions;
    },
    transitionIssue: async () => {
      const { transitions } = await at().jira.listTransitions(made.key);
      await at().jira.transitionIssue(made.key, { transition: { id: transitions[0].id } });
      expect((await at().jira.findIssue(made.key)).fields.status.name).toBe(transitions[0].to.name);
    },
    searchJira: async () => {
      const found = await at().jira.searchJira(`key = ${made.key}`, { maxResults: 2, fields: ['summary'] });
      expect(found).toMatchObject({ startAt: 0, maxResults: 2, total: 1, issues: [{ key: made.key }] });
      return found;
    },
    getUsersIssues: async () => {
      const found = await at().jira.getUsersIssues('fred', false);
      expect(found.issues.map(({ key }: Any) => key)).toEqual([made.key]);
      return found;
    },
    issueNotify: () =>
      at().jira.issueNotify(made.key, {
        subject: 'Look',
        textBody: 'Please.',
        to: { reporter: true, users: [{ name: 'fred' }] },
      }),
    getIssueCreateMetadata: async () => {
      const meta = await at().jira.getIssueCreateMetadata({
        projectKeys: 'TEST',
        expand: 'projects.issuetypes.fields',
      });
      const [project] = meta.projects;
      expect(project.key).toBe('TEST');
      expect(project.issuetypes[0].fields.summary).toMatchObject({ required: true, name: 'Summary' });
      return meta;
    },
    genericGet: async () => {
      const meta = await at().jira.genericGet(`issue/${made.key}/editmeta`);
      expect(meta.fields.summary.operations).toEqual(['set']);
      return meta;
    },
  });
}

let comment: Any;
let attachment: Any;
let worklog: Any;
let remote: Any;

function detailRows(at: () => Place): Row[] {
  return served({
    addComment: async () => {
      comment = await at().jira.addComment(made.key, 'Seen.');
      expect(comment).toMatchObject({ body: 'Seen.', author: { name: 'admin' } });
      return comment;
    },
    addCommentAdvanced: async () => {
      const advanced = await at().jira.addCommentAdvanced(made.key, {
        body: 'Between us.',
        visibility: { type: 'role', value: 'Administrators' },
      });
      expect(advanced.visibility).toEqual({ type: 'role', value: 'Administrators' });
      return advanced;
    },
    updateComment: async () => {
      const updated = await at().jira.updateComment(made.key, comment.id, 'Seen twice.');
      expect(updated).toMatchObject({ id: comment.id, body: 'Seen twice.' });
      return updated;
    },
    getComments: async () => {
      const all = await at().jira.getComments(made.key);
      expect(all.comments.map(({ body }: Any) => body)).toEqual(['Seen twice.', 'Between us.']);
      return all;
    },
    getComment: async () => {
      const one = await at().jira.getComment(made.key, comment.id);
      expect(one.body).toBe('Seen twice.');
      return one;
    },
    deleteComment: async () => {
      await at().jira.deleteComment(made.key, comment.id);
      expect((await at().jira.getComments(made.key)).total).toBe(1);
    },
    addAttachmentOnIssue: async () => {
      [attachment] = await at().jira.addAttachmentOnIssue(made.key, createReadStream(at().file));
      expect(attachment).toMatchObject({ filename: 'notes.txt', size: 11, mimeType: 'text/plain' });
      return [attachment];
    },
    downloadAttachment: async () => {
      const bytes = await at().jira.downloadAttachment(attachment);
      expect(String(bytes)).toBe('Some notes.');
      return bytes;
    },
    deleteAttachment: async () => {
      await at().jira.deleteAttachment(attachment.id);
      expect((await at().jira.findIssue(made.key)).fields.attachment).toEqual([]);
    },
    addWorklog: async () => {
      worklog = await at().jira.addWorklog(made.key, { timeSpentSeconds: 7200, comment: 'Hours' }, '4h');
      expect(worklog).toMatchObject({ timeSpent: '2h', comment: 'Hours' });
      return worklog;
    },
    updateWorklog: async () => {
      const updated = await at().jira.updateWorklog(made.key, worklog.id, { timeSpent: '3h' });
      expect(updated).toMatchObject({ id: worklog.id, timeSpentSeconds: 10800 });
      return updated;
    },
    getIssueWorklogs: async () => {
      const all = await at().jira.getIssueWorklogs(made.key);
      expect(all.worklogs.map(({ id }: Any) => id)).toEqual([worklog.id]);
      return all;
    },
    getWorklogs: async () => {
      const list = await at().jira.getWorklogs([Number(worklog.id)]);
      expect(list).toMatchObject([{ id: worklog.id, issueId: made.id }]);
      return list;
    },
    updatedWorklogs: async () => {
      const updated = await at().jira.updatedWorklogs(0);
      expect(updated).toMatchObject({ since: 0, lastPage: true });
      return updated;
    },
    deleteWorklog: async () => {
      await at().jira.deleteWorklog(made.key, worklog.id);
      expect((await at().jira.getIssueWorklogs(made.key)).total).toBe(0);
    },
    createRemoteLink: async () => {
      remote = await at().jira.createRemoteLink(made.key, {
        globalId: 'system=http://example.com&id=1',
        object: { url: 'http://example.com/1', title: 'One' },
      });
      expect(remote.self).toMatch(/remotelink\/\d+$/);
      return remote;
    },
    getRemoteLinks: async () => {
      const links = await at().jira.getRemoteLinks(made.key);
      expect(links).toMatchObject([{ id: remote.id, object: { title: 'One' } }]);
      return links;
    },
    deleteRemoteLink: async () => {
      await at().jira.deleteRemoteLink(made.key, remote.id);
      expect(await at().jira.getRemoteLinks(made.key)).toEqual([]);
    },
    addWatcher: async () => {
      await at().jira.addWatcher(made.key, 'jane');
      const { watchers } = await at().jira.getIssueWatchers(made.key);
      expect(watchers.map(({ name }: Any) => name)).toContain('jane');
    },
    getIssueWatchers: async () => {
      const watching = await at().jira.getIssueWatchers(made.key);
      expect(watching).toMatchObject({ isWatching: true, watchCount: 2 });
      return watching;
    },
    listIssueLinkTypes: async () => {
      const { issueLinkTypes } = await at().jira.listIssueLinkTypes();
      expect(issueLinkTypes.map(({ name }: Any) => name)).toContain('Blocks');
      return issueLinkTypes;
    },
    issueLink: async () => {
      await at().jira.issueLink({
        type: { name: 'Blocks' },
        inwardIssue: { key: at().issue },
        outwardIssue: { key: made.key },
      });
      const { fields } = await at().jira.findIssue(made.key);
      expect(fields.issuelinks).toMatchObject([{ inwardIssue: { key: at().issue } }]);
    },
    deleteIssueLink: async () => {
      const { fields } = await at().jira.findIssue(made.key);
      await at().jira.deleteIssueLink(fields.issuelinks[0].id);
      expect((await at().jira.findIssue(made.key)).fields.issuelinks).toEqual([]);
    },
    getIssueProperty: async () => {
      await at().server.as('admin').put(`/rest/api/2/issue/${made.key}/properties/flag`, { on: true });
      const property = await at().jira.getIssueProperty(made.key, 'flag');
      expect(property).toEqual({ key: 'flag', value: { on: true } });
      return property;
    },
  });
}

let version: Any;
let component: Any;

function projectRows(at: () => Place): Row[] {
  return served({
    listProjects: async () => {
      const projects = await at().jira.listProjects();
      expect(projects.map(({ key }: Any) => key)).toContain('TEST');
      return projects;
    },
    getProject: async () => {
      const project = await at().jira.getProject('TEST');
      expect(project).toMatchObject({ id: at().projectId, key: 'TEST', lead: { name: 'admin' } });
      return project;
    },
    createProject: async () => {
      const project = await at().jira.createProject({
        key: 'NEW',
        name: 'New one',
        projectTypeKey: 'business',
        lead: 'fred',
      });
      expect(project).toMatchObject({ key: 'NEW', id: expect.any(Number) });
      return project;
    },
    createVersion: async () => {
      version = await at().jira.createVersion({ name: '1.0', project: 'TEST', releaseDate: '2030-01-31' });
      expect(version).toMatchObject({ name: '1.0', released: false, releaseDate: '2030-01-31' });
      return version;
    },
    getVersions: async () => {
      const versions = await at().jira.getVersions('TEST', { expand: 'operations' });
      expect(versions.map(({ name }: Any) => name)).toEqual(['1.0']);
      return versions;
    },
    getVersion: async () => {
      const one = await at().jira.getVersion(version.id);
      expect(one).toMatchObject({ id: version.id, name: '1.0', projectId: Number(at().projectId) });
      return one;
    },
    updateVersion: async () => {
      const updated = await at().jira.updateVersion({ ...version, released: true });
      expect(updated).toMatchObject({ id: version.id, released: true });
      return updated;
    },
    moveVersion: async () => {
      await at().jira.createVersion({ name: '0.9', project: 'TEST' });
      const moved = await at().jira.moveVersion(version.id, { position: 'Last' });
      expect(moved.id).toBe(version.id);
      expect((await at().jira.getVersions('TEST')).at(-1).name).toBe('1.0');
      return moved;
    },
    getUnresolvedIssueCount: async () => {
      await at().jira.updateIssue(at().issue, { fields: { fixVersions: [{ id: version.id }] } });
      const count = await at().jira.getUnresolvedIssueCount(version.id);
      expect(count).toBe(1);
      return count;
    },
    deleteVersion: async () => {
      const [other] = await at().jira.getVersions('TEST');
      await at().jira.deleteVersion(version.id, other.id, other.id);
      expect((await at().jira.findIssue(at().issue)).fields.fixVersions).toMatchObject([{ name: '0.9' }]);
    },
    addNewComponent: async () => {
      component = await at().jira.addNewComponent({ name: 'Engine', project: 'TEST', leadUserName: 'fred' });
      expect(component).toMatchObject({ name: 'Engine', lead: { name: 'fred' } });
      return component;
    },
    listComponents: async () => {
      const components = await at().jira.listComponents('TEST');
      expect(components.map(({ name }: Any) => name)).toEqual(['Engine']);
      return components;
    },
    updateComponent: async () => {
      const updated = await at().jira.updateComponent(component.id, { description: 'It turns.' });
      expect(updated).toMatchObject({ id: component.id, name: 'Engine', description: 'It turns.' });
      return updated;
    },
    relatedIssueCounts: async () => {
      await at().jira.updateIssue(made.key, { fields: { components: [{ name: 'Engine' }] } });
      const counts = await at().jira.relatedIssueCounts(component.id);
      expect(counts.issueCount).toBe(1);
      return counts;
    },
    deleteComponent: async () => {
      const other = await at().jira.addNewComponent({ name: 'Wheels', project: 'TEST' });
      await at().jira.deleteComponent(component.id, other.id);
      expect((await at().jira.findIssue(made.key)).fields.components).toMatchObject([{ name: 'Wheels' }]);
    },
  });
}

function peopleRows(at: () => Place): Row[] {
  return [
    ...served({
      getCurrentUser: async () => {
        const me = await at().jira.getCurrentUser();
        expect(me).toMatchObject({ name: 'admin', active: true });
        return me;
      },
      createUser: async () => {
        const user = await at().jira.createUser({
          name: 'charlie',
          password: 'charlie-password-1',
          emailAddress: 'charlie@example.com',
          displayName: 'Charlie of Atlassian',
          notification: 'false',
        });
        expect(user).toMatchObject({ name: 'charlie', emailAddress: 'charlie@example.com' });
        return user;
      },
      searchUsers: async () => {
        const users = await at().jira.searchUsers({ username: 'charlie', query: '' });
        expect(users.map(({ name }: Any) => name)).toEqual(['charlie']);
        return users;
      },
      getUsersInGroup: async () => {
        const group = await at().jira.getUsersInGroup('jira-administrators');
        expect(group.users.items.map(({ name }: Any) => name)).toEqual(['admin']);
        return group;
      },
      getMembersOfGroup: async () => {
        const members = await at().jira.getMembersOfGroup('jira-administrators');
        expect(members.values.map(({ name }: Any) => name)).toEqual(['admin']);
        return members;
      },
      getUsers: async () => {
        const users = await at().jira.getUsers();
        expect(users.map(({ name }: Any) => name)).toEqual(expect.arrayContaining(['admin', 'fred', 'jane']));
        return users;
      },
    }),
    ...refused("Cloud's account ids; here people have names and keys", {
      getUser: () => at().jira.getUser('5b10a2844c20165700ede21g', 'groups'),
      updateAssigneeWithId: () => at().jira.updateAssigneeWithId(made.key, '5b10a2844c20165700ede21g'),
    }),
  ];
}

let field: Any;
let option: Any;

function fieldRows(at: () => Place): Row[] {
  return served({
    listFields: async () => {
      const fields = await at().jira.listFields();
      expect(fields.find(({ id }: Any) => id === 'summary')).toMatchObject({
        name: 'Summary',
        custom: false,
      });
      return fields;
    },
    createCustomField: async () => {
      field = await at().jira.createCustomField({
        name: 'Colour',
        type: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
        searcherKey: 'com.atlassian.jira.plugin.system.customfieldtypes:multiselectsearcher',
      });
      expect(field.id).toMatch(/^customfield_\d+$/);
      return field;
    },
    createFieldOption: async () => {
      option = await at().jira.createFieldOption(field.id, { value: 'Red' });
      expect(option.value).toBe('Red');
      return option;
    },
    listFieldOptions: async () => {
      const options = await at().jira.listFieldOptions(field.id);
      expect(options.values.map(({ value }: Any) => value)).toEqual(['Red']);
      return options;
    },
    upsertFieldOption: async () => {
      const changed = await at().jira.upsertFieldOption(field.id, option.id, { value: 'Crimson' });
      expect(changed).toMatchObject({ id: option.id, value: 'Crimson' });
      return changed;
    },
    getFieldOption: async () => {
      const one = await at().jira.getFieldOption(field.id, option.id);
      expect(one.value).toBe('Crimson');
      return one;
    },
    deleteFieldOption: async () => {
      await at().jira.deleteFieldOption(field.id, option.id);
      expect((await at().jira.listFieldOptions(field.id)).values).toEqual([]);
    },
    listPriorities: async () => {
      const priorities = await at().jira.listPriorities();
      expect(priorities.map(({ name }: Any) => name)).toContain('High');
      return priorities;
    },
    listIssueTypes: async () => {
      const types = await at().jira.listIssueTypes();
      expect(types.map(({ name }: Any) => name)).toContain('Bug');
      return types;
    },
    listStatus: async () => {
      const statuses = await at().jira.listStatus();
      expect(statuses[0].statusCategory.key).toBeDefined();
      return statuses;
    },
    getServerInfo: async () => {
      const info = await at().jira.getServerInfo();
      expect(info.deploymentType).toBe('Server');
      return info;
    },
  });
}

function absentRows(at: () => Place): Row[] {
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
      addIssueToSprint: () => jira.addIssueToSprint(made.key, 1),
      getIssue: () => jira.getIssue(made.key),
      moveToBacklog: () => jira.moveToBacklog([made.key]),
      getAllBoards: () => jira.getAllBoards(),
      createBoard: () => jira.createBoard({ name: 'Board', type: 'scrum', filterId: 1 }),
      getBoard: () => jira.getBoard(1),
      deleteBoard: () => jira.deleteBoard(1),
      getIssuesForBacklog: () => jira.getIssuesForBacklog(1),
      getConfiguration: () => jira.getConfiguration(1),
      getIssuesForBoard: () => jira.getIssuesForBoard(1),
      getIssueEstimationForBoard: () => jira.getIssueEstimationForBoard(made.key, 1),
      getEpics: () => jira.getEpics(1),
      getBoardIssuesForEpic: () => jira.getBoardIssuesForEpic(1, 1),
      estimateIssueForBoard: () => jira.estimateIssueForBoard(made.key, 1, { value: '5' }),
      rankIssues: () => jira.rankIssues({ issues: [made.key] }),
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
      moveIssuesToEpic: () => jira.moveIssuesToEpic(1, [made.key]),
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
      getDevStatusSummary: () => jira.getDevStatusSummary(made.id),
      getDevStatusDetail: () => jira.getDevStatusDetail(made.id, 'stash', 'repository'),
    }),
  ];
}

const endRows = (at: () => Place): Row[] =>
  served({
    deleteIssue: async () => {
      await at().jira.deleteIssue(made.key);
      await expect(at().jira.findIssue(made.key)).rejects.toThrow(/Issue Does Not Exist/);
    },
  });
