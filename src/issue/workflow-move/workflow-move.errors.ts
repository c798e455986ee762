import { type AppError, invalidField } from '../../kernel/app-error.ts';

export interface Stranded {
  readonly issueTypeId: number;
  readonly statusId: number;
  readonly issues: number;
}

const told = (stranded: readonly Stranded[]): string =>
  stranded
    .map(
      ({ issueTypeId, statusId, issues }) =>
        `status ${statusId} of issue type ${issueTypeId} (${issues} issues)`,
    )
    .join(', ');

export const mappingNeeded = (stranded: readonly Stranded[]): AppError =>
  invalidField(
    'statusMappings',
    `Issues are in statuses that their new workflow does not have. Say which status each becomes: ${told(stranded)}.`,
  );

export const noSuchStatus = (statusId: string): AppError =>
  invalidField(
    'statusMappings',
    `The new workflow does not have the status with the id '${statusId.slice(0, 40)}'.`,
  );

export const badMapping = (): AppError =>
  invalidField('statusMappings', 'Ids of issue types and statuses are whole numbers.');

export const wouldStrand = (stranded: readonly Stranded[]): AppError =>
  invalidField(
    'workflowSchemeId',
    `Issues of the project are in statuses that their workflow would not have: ${told(stranded)}. Move them first.`,
  );

export const noSuchScheme = (id: string): AppError =>
  invalidField('workflowSchemeId', `The workflow scheme with ID '${id.slice(0, 40)}' does not exist.`);

export const noSuchProject = (id: string): AppError =>
  invalidField('projectId', `No project could be found with id '${id.slice(0, 40)}'.`);
