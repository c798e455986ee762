/** What the page shows of the server's description of itself (OpenAPI 3.1): as much of it as is looked at. */
export interface Description {
  paths: Record<string, Record<string, Operation>>;
}

export interface Operation {
  operationId: string;
  /** The room that serves it. */
  tags: [string];
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: unknown }> };
  /** By status. */
  responses: Record<string, unknown>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  /** JSON Schema. */
  schema: unknown;
}
