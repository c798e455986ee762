/** Where an operation answers otherwise than Jira's description says, and is meant to. By `METHOD path`. */
const jsonValue = 'the value is the JSON that was put there, as Jira answers; its description says text';
const oneNode = 'this server is one node: 405, as Jira answers where it is not clustered';
const noUpgrade =
  'this server is one node: 409, as Jira answers where there is nothing to upgrade node by node';
const typeList = '`issueTypes` is a list of ids, as Jira answers; its description says object';
const noTemplates = 'e-mail is not made from template files: 400';

export const onPurpose: Readonly<Record<string, string>> = {
  'GET /rest/api/2/issue/{issueIdOrKey}/properties/{propertyKey}': jsonValue,
  'GET /rest/api/2/project/{projectIdOrKey}/properties/{propertyKey}': jsonValue,
  'GET /rest/api/2/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}': jsonValue,
  'GET /rest/api/2/issuetype/{issueTypeId}/properties/{propertyKey}': jsonValue,
  'GET /rest/api/2/comment/{commentId}/properties/{propertyKey}': jsonValue,
  'GET /rest/api/2/user/properties/{propertyKey}': jsonValue,
  'GET /rest/api/2/version/{versionId}/remotelink/{globalId}':
    'the link is the JSON that was put there, as Jira answers; its description says text',
  'GET /rest/api/2/jql/autocompletedata':
    'the names are objects with `value` and `displayName`, as Jira answers; its description says text',
  'GET /rest/api/2/attachment/{id}/{id}':
    'an address that only a client knows: 404, as Jira Server answers; `content` says where the file is',
  'POST /rest/api/2/issue/{issueIdOrKey}/remotelink':
    '201 where the link is new, as Jira answers; its description says 200 for both',
  'POST /rest/api/2/issue/archive': 'the answer is a line of text for each issue, not a stream of CSV',
  'PUT /rest/api/2/cluster/index-snapshot/{nodeId}': oneNode,
  'DELETE /rest/api/2/cluster/node/{nodeId}': oneNode,
  'PUT /rest/api/2/cluster/node/{nodeId}/offline': oneNode,
  'GET /rest/api/2/cluster/nodes': oneNode,
  'POST /rest/api/2/cluster/zdu/approve': noUpgrade,
  'POST /rest/api/2/cluster/zdu/cancel': noUpgrade,
  'POST /rest/api/2/cluster/zdu/retryUpgrade': noUpgrade,
  'POST /rest/api/2/cluster/zdu/start': noUpgrade,
  'GET /rest/api/2/user/anonymization/rerun':
    'the old key or the old name must be given: without one there is nothing to look for, 400',
  'POST /rest/api/2/user/anonymization/rerun':
    'the old key or the old name must be given: without one there is nothing to look for, 400',
  'DELETE /rest/api/2/user/anonymization/unlock':
    'nothing is left unfinished by a program that runs: 404, as in Jira',
  'GET /rest/api/2/workflowscheme/{id}/workflow': typeList,
  'GET /rest/api/2/workflowscheme/{id}/draft/workflow': typeList,
  'POST /rest/api/2/email-templates': noTemplates,
  'POST /rest/api/2/email-templates/apply': noTemplates,
  'POST /rest/api/2/index-snapshot': 'searches read the database itself, there is no index to copy: 409',
  'GET /rest/api/2/reindex/request/{requestId}':
    'searches read the database itself, so nothing is ever queued to be indexed: 404',
  'GET /rest/api/2/upgrade':
    'upgrade tasks run when the server starts; before one is ordered 404, as in Jira',
};
