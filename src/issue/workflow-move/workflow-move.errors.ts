import { type AppError, invalidField } from '../../kernel/app-error.ts';

export interface Stranded {
  readonly issueTypeId: number;
  readonly statusId: number;
  readonly issues: number;
}

/** The same with what people call them. */
export interface NamedStranded extends Stranded {
  readonly issueType: string;
  readonly status: string;
}

const told = (stranded: readonly NamedStranded[]): string =>
  stranded
    .map(
      ({ issueTypeId, issueType, statusId, status, issues }) =>
        `${issueType} (${issueTypeId}) in ${status} (${statusId}), ${issues} issues`,
    )
    .join('; ');

export const mappingNeeded = (stranded: readonly NamedStranded[]): AppError =>
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

export const wouldStrand = (stranded: readonly NamedStranded[]): AppError =>
  invalidField(
    'workflowSchemeId',
    `Issues of the project are in statuses that their workflow would not have: ${told(stranded)}. Move them first.`,
  );

export const noSuchScheme = (id: string): AppError =>
  invalidField('workflowSchemeId', `The workflow scheme with ID '${id.slice(0, 40)}' does not exist.`);

export const noSuchProject = (id: string): AppError =>
  invalidField('projectId', `No project could be found with id '${id.slice(0, 40)}'.`);
