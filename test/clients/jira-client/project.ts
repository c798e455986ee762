/** Projects, versions and components, as users of jira-client call for them. */
import { expect } from 'vitest';
import { type Any, type Row, served } from '../harness/calls.ts';
import { made, type Place } from './place.ts';

let version: Any;
let component: Any;

export function projectRows(at: () => Place): Row[] {
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
      await at().jira.updateIssue(made.issue.key, { fields: { components: [{ name: 'Engine' }] } });
      const counts = await at().jira.relatedIssueCounts(component.id);
      expect(counts.issueCount).toBe(1);
      return counts;
    },
    deleteComponent: async () => {
      const other = await at().jira.addNewComponent({ name: 'Wheels', project: 'TEST' });
      await at().jira.deleteComponent(component.id, other.id);
      expect((await at().jira.findIssue(made.issue.key)).fields.components).toMatchObject([
        { name: 'Wheels' },
      ]);
    },
  });
}
