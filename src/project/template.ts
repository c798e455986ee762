/**
 * What projects are made from. A type says which product of Jira's a project belongs to, a template which issue types
 * and which workflow it starts with. Every template that Jira's documentation names is known, Cloud's included, since
 * clients send them; what a board or a service desk would add to one is not.
 */
import { stockSchemes } from '../workflow/workflow.stock.ts';

export interface ProjectType {
  readonly key: string;
  readonly formattedKey: string;
  readonly color: string;
}

export const projectTypes: readonly ProjectType[] = [
  { key: 'business', formattedKey: 'Business', color: '#1d8832' },
  { key: 'service_desk', formattedKey: 'Service Desk', color: '#3b66b7' },
  { key: 'software', formattedKey: 'Software', color: '#b65c02' },
];

export const findProjectType = (key: string): ProjectType | null =>
  projectTypes.find((type) => type.key === key) ?? null;

/** The schemes that a project starts with. */
export interface Start {
  readonly workflowSchemeId: number;
  readonly issueTypeSchemeId: number;
}

export interface Template extends Start {
  readonly typeKey: string;
}

/** Without a template: Jira's default schemes. */
export const plainStart: Start = {
  workflowSchemeId: stockSchemes.classicWorkflow,
  issueTypeSchemeId: stockSchemes.allTypes,
};

const simplified = (typeKey: string, issueTypeSchemeId: number): Template => ({
  typeKey,
  workflowSchemeId: stockSchemes.simplifiedWorkflow,
  issueTypeSchemeId,
});

const agile = simplified('software', stockSchemes.agileTypes);
const basic = simplified('software', stockSchemes.basicSoftwareTypes);
const business = simplified('business', stockSchemes.businessTypes);
const serviceDesk = simplified('service_desk', stockSchemes.businessTypes);

/** Template by the module that its key ends with, under the plug-in that it begins with. */
const modules: Readonly<Record<string, readonly (readonly [template: Template, names: string])[]>> = {
  'com.pyxis.greenhopper.jira': [
    [
      agile,
      'gh-scrum-template gh-kanban-template gh-simplified-scrum-classic gh-simplified-kanban-classic ' +
        'gh-simplified-agility-scrum gh-simplified-agility-kanban',
    ],
    [basic, 'basic-software-development-template gh-simplified-basic'],
  ],
  'com.atlassian.jira-core-project-templates': [
    [
      business,
      'jira-core-project-management jira-core-task-management jira-core-process-management ' +
        'jira-core-simplified-content-management jira-core-simplified-document-approval ' +
        'jira-core-simplified-lead-tracking jira-core-simplified-process-control ' +
        'jira-core-simplified-procurement jira-core-simplified-project-management ' +
        'jira-core-simplified-recruitment jira-core-simplified-task-tracking',
    ],
  ],
  'com.atlassian.servicedesk': [
    [
      serviceDesk,
      'basic-service-desk-project itil-service-desk-project itil-v2-service-desk-project ' +
        'customer-service-desk-project simplified-analytics-service-desk simplified-blank-project-business ' +
        'simplified-blank-project-it simplified-design-service-desk simplified-external-service-desk ' +
        'simplified-facilities-service-desk simplified-finance-service-desk simplified-general-service-desk ' +
        'simplified-general-service-desk-business simplified-general-service-desk-it simplified-hr-service-desk ' +
        'simplified-internal-service-desk simplified-it-service-management simplified-legal-service-desk ' +
        'simplified-marketing-service-desk simplified-sales-service-desk next-gen-analytics-service-desk ' +
        'next-gen-design-service-desk next-gen-facilities-service-desk next-gen-finance-service-desk ' +
        'next-gen-general-business-service-desk next-gen-general-it-service-desk next-gen-hr-service-desk ' +
        'next-gen-it-service-desk next-gen-legal-service-desk next-gen-marketing-service-desk ' +
        'next-gen-sales-service-desk',
    ],
  ],
};

const templates = new Map<string, Template>(
  Object.entries(modules).flatMap(([plugin, groups]) =>
    groups.flatMap(([template, names]) =>
      names.split(' ').map((name): [string, Template] => [`${plugin}:${name}`, template]),
    ),
  ),
);

export const findTemplate = (key: string): Template | null => templates.get(key) ?? null;
