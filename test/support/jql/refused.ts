/** A query that means nothing: the evaluator's word for Jira's 400. */
export class Refused extends Error {}
