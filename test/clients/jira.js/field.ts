/** Fields, screens, filters and dashboards, as users of jira.js call for them. */
import { expect } from 'vitest';
import { type Asked, has, keeps, lists } from '../harness/ask.ts';
import type { Any } from '../harness/calls.ts';

const flag = { propertyKey: 'flag' };
const types = 'com.atlassian.jira.plugin.system.customfieldtypes:';

export const fieldCalls: Record<string, Asked> = {
  'issueFields.createCustomField': [
    { name: 'Colour', type: `${types}select`, searcherKey: `${types}multiselectsearcher` },
    keeps('field', { name: 'Colour', custom: true }),
  ],
  'issueFields.getFields': [undefined, lists('name', 'Colour')],
  'issueFields.updateCustomField': [({ field }) => ({ fieldId: field.id, description: 'Of the thing' })],
  'issueCustomFieldContexts.getContextsForField': [
    ({ field }) => ({ fieldId: field.id }),
    (answer, kept) => {
      kept.context = { fieldId: kept.field.id, contextId: Number(answer.values[0].id) };
    },
  ],
  'issueCustomFieldContexts.createCustomFieldContext': [
    ({ field, projectId }) => ({
      fieldId: field.id,
      name: 'Theirs',
      projectIds: [projectId],
      issueTypeIds: [],
    }),
    keeps('another', { name: 'Theirs' }),
  ],
  'issueCustomFieldContexts.deleteCustomFieldContext': [
    ({ field, another }) => ({ fieldId: field.id, contextId: Number(another.id) }),
  ],
  'issueCustomFieldOptions.createCustomFieldOption': [
    ({ context }) => ({ ...context, options: [{ value: 'Red' }, { value: 'Blue' }] }),
    ({ options }: Any, kept) => {
      expect(options.map(({ value }: Any) => value)).toEqual(['Red', 'Blue']);
      [kept.red, kept.blue] = options;
    },
  ],
  'issueCustomFieldOptions.getOptionsForContext': [
    ({ context }) => context,
    has({ values: [{ value: 'Red' }, { value: 'Blue' }] }),
  ],
  'issueCustomFieldOptions.updateCustomFieldOption': [
    ({ context, red }) => ({ ...context, options: [{ id: red.id, value: 'Crimson' }] }),
    has({ options: [{ value: 'Crimson' }] }),
  ],
  'issueCustomFieldOptions.reorderCustomFieldOptions': [
    ({ context, red }) => ({ ...context, customFieldOptionIds: [red.id], position: 'Last' }),
  ],
  'issueCustomFieldOptions.getCustomFieldOption': [({ red }) => ({ id: red.id }), has({ value: 'Crimson' })],
  'issueCustomFieldOptions.deleteCustomFieldOption': [
    ({ context, blue }) => ({ ...context, optionId: Number(blue.id) }),
  ],
  'issueCustomFieldOptionsApps.createIssueFieldOption': [
    ({ field }) => ({ fieldKey: field.id, value: 'Green' }),
    keeps('green', { value: 'Green' }),
  ],
  'issueCustomFieldOptionsApps.getAllIssueFieldOptions': [
    ({ field }) => ({ fieldKey: field.id }),
    lists('value', 'Green', 'values'),
  ],
  'issueCustomFieldOptionsApps.getIssueFieldOption': [
    ({ field, green }) => ({ fieldKey: field.id, optionId: Number(green.id) }),
    has({ value: 'Green' }),
  ],
  'issueCustomFieldOptionsApps.updateIssueFieldOption': [
    ({ field, green }) => ({
      fieldKey: field.id,
      optionId: Number(green.id),
      id: Number(green.id),
      value: 'Olive',
    }),
    has({ value: 'Olive' }),
  ],
  'issueCustomFieldOptionsApps.deleteIssueFieldOption': [
    ({ field, green }) => ({ fieldKey: field.id, optionId: Number(green.id) }),
  ],
  'screens.createScreen': [{ name: 'Theirs', description: '' }, keeps('screen', { name: 'Theirs' })],
  'screens.getScreens': [undefined, lists('name', 'Theirs')],
  'screens.updateScreen': [({ screen }) => ({ screenId: screen.id, name: 'Ours' }), has({ name: 'Ours' })],
  'screens.getAvailableScreenFields': [
    ({ screen }) => ({ screenId: screen.id }),
    (answer, kept) => {
      [kept.available, kept.more] = answer;
    },
  ],
  'screenTabs.addScreenTab': [
    ({ screen }) => ({ screenId: screen.id, name: 'More' }),
    keeps('tab', { name: 'More' }),
  ],
  'screenTabs.getAllScreenTabs': [({ screen }) => ({ screenId: screen.id }), lists('name', 'More')],
  'screenTabs.renameScreenTab': [
    ({ screen, tab }) => ({ screenId: screen.id, tabId: tab.id, name: 'Others' }),
    has({ name: 'Others' }),
  ],
  'screenTabFields.addScreenTabField': [
    ({ screen, tab, available }) => ({ screenId: screen.id, tabId: tab.id, fieldId: available.id }),
    (answer, kept) => expect(answer.id).toBe(kept.available.id),
  ],
  'screenTabFields.getAllScreenTabFields': [
    ({ screen, tab }) => ({ screenId: screen.id, tabId: tab.id }),
    (answer, kept) => expect(answer.map(({ id }: Any) => id)).toEqual([kept.available.id]),
  ],
  'screenTabFields.moveScreenTabField': [
    ({ screen, tab, available }) => ({
      screenId: screen.id,
      tabId: tab.id,
      id: available.id,
      position: 'First',
    }),
  ],
  'screenTabFields.removeScreenTabField': [
    ({ screen, tab, available }) => ({ screenId: screen.id, tabId: tab.id, id: available.id }),
  ],
  'screenTabs.deleteScreenTab': [({ screen, tab }) => ({ screenId: screen.id, tabId: tab.id })],
  'screens.deleteScreen': [({ screen }) => ({ screenId: screen.id })],
};

export const filterCalls: Record<string, Asked> = {
  'filters.createFilter': [
    { name: 'Mine', jql: 'project = TEST', favourite: true },
    keeps('filter', { name: 'Mine', favourite: true }),
  ],
  'filters.getFilter': [({ filter }) => ({ id: Number(filter.id) }), has({ jql: 'project = TEST' })],
  'filters.updateFilter': [
    ({ filter }) => ({ id: Number(filter.id), name: 'Ours', jql: 'project = TEST' }),
    has({ name: 'Ours' }),
  ],
  'filters.getMyFilters': [{ includeFavourites: true }, lists('name', 'Ours')],
  'filters.getFavouriteFilters': [{}, lists('name', 'Ours')],
  'filters.getFiltersPaginated': [{ filterName: 'our' }, has({ values: [{ name: 'Ours' }] })],
  'filters.deleteFavouriteForFilter': [
    ({ filter }) => ({ id: Number(filter.id) }),
    has({ favourite: false }),
  ],
  'filters.setFavouriteForFilter': [({ filter }) => ({ id: Number(filter.id) }), has({ favourite: true })],
  'filters.setColumns': [({ filter }) => ({ id: Number(filter.id), columns: ['summary'] })],
  'filters.getColumns': [({ filter }) => ({ id: Number(filter.id) }), lists('value', 'summary')],
  'filters.resetColumns': [({ filter }) => ({ id: Number(filter.id) })],
  'filterSharing.addSharePermission': [
    ({ filter }) => ({ id: Number(filter.id), type: 'group', groupname: 'jira-administrators' }),
    ([share]: Any, kept) => {
      expect(share.type).toBe('group');
      kept.share = { id: Number(kept.filter.id), permissionId: share.id };
    },
  ],
  'filterSharing.getSharePermissions': [({ share }) => ({ id: share.id }), has([{ type: 'group' }])],
  'filterSharing.getSharePermission': [({ share }) => share, has({ group: { name: 'jira-administrators' } })],
  'filterSharing.deleteSharePermission': [({ share }) => share],
  'filterSharing.setDefaultShareScope': [{ scope: 'GLOBAL' }, has({ scope: 'GLOBAL' })],
  'filterSharing.getDefaultShareScope': [undefined, has({ scope: 'GLOBAL' })],
  'filters.deleteFilter': [({ filter }) => ({ id: Number(filter.id) })],
};

export const dashboardCalls: Record<string, Asked> = {
  'dashboards.createDashboard': [
    { name: 'Mine', sharePermissions: [], editPermissions: [] },
    keeps('dashboard', { name: 'Mine' }),
  ],
  'dashboards.getAllDashboards': [{ filter: 'my' }, lists('name', 'Mine', 'dashboards')],
  'dashboards.getDashboard': [({ dashboard }) => ({ id: dashboard.id }), has({ name: 'Mine' })],
  'dashboards.updateDashboard': [
    ({ dashboard }) => ({ id: dashboard.id, name: 'Ours', sharePermissions: [], editPermissions: [] }),
    has({ name: 'Ours' }),
  ],
  'dashboards.copyDashboard': [
    ({ dashboard }) => ({ id: dashboard.id, name: 'Copy', sharePermissions: [], editPermissions: [] }),
    has({ name: 'Copy' }),
  ],
  'dashboards.getAllAvailableDashboardGadgets': [
    undefined,
    (answer, kept) => {
      [kept.kind] = answer.gadgets;
      expect(kept.kind.title).toBeDefined();
    },
  ],
  'dashboards.addGadget': [
    ({ dashboard, kind }) => ({
      dashboardId: Number(dashboard.id),
      ...(kind.uri ? { uri: kind.uri } : { moduleKey: kind.moduleKey }),
      color: 'blue',
    }),
    (answer, kept) => {
      kept.gadget = {
        dashboardId: Number(kept.dashboard.id),
        gadgetId: answer.id,
        itemId: String(answer.id),
      };
    },
  ],
  'dashboards.getAllGadgets': [
    ({ gadget }) => ({ dashboardId: gadget.dashboardId }),
    has({ gadgets: [{ color: 'blue' }] }),
  ],
  'dashboards.updateGadget': [({ gadget }) => ({ ...gadget, title: 'Theirs' })],
  'dashboards.setDashboardItemProperty': [
    ({ gadget }) => ({
      ...gadget,
      dashboardId: String(gadget.dashboardId),
      ...flag,
      propertyValue: { on: true },
    }),
  ],
  'dashboards.getDashboardItemPropertyKeys': [({ gadget }) => gadget, has({ keys: [{ key: 'flag' }] })],
  'dashboards.getDashboardItemProperty': [
    ({ gadget }) => ({ ...gadget, ...flag }),
    has({ value: { on: true } }),
  ],
  'dashboards.deleteDashboardItemProperty': [({ gadget }) => ({ ...gadget, ...flag })],
  'dashboards.removeGadget': [({ gadget }) => gadget],
  'dashboards.deleteDashboard': [({ dashboard }) => ({ id: dashboard.id })],
};
