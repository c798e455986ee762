/** People, fields and lists, as users of jira-client call for them. */
import { expect } from 'vitest';
import { type Any, type Row, refused, served } from '../harness/calls.ts';
import { made, type Place } from './place.ts';

export function peopleRows(at: () => Place): Row[] {
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
      updateAssigneeWithId: () => at().jira.updateAssigneeWithId(made.issue.key, '5b10a2844c20165700ede21g'),
    }),
  ];
}

let field: Any;
let option: Any;

export function fieldRows(at: () => Place): Row[] {
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
