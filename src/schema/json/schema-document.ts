import type { Failure } from '../../core/failure';
import type { JsonDocument, JsonNode } from '../json-document';
import type { Draft } from './draft';

/** One JSON Schema text: the main one, or one that it refers to. */
export interface SchemaDocument {
  readonly json: JsonDocument;
  /** The name by which other texts refer to it; absent for the main one. */
  readonly name?: string;
  readonly draft: Draft;
  /** What its references are relative to. */
  readonly baseUri: string;
}

/** What is wrong, or doubtful, with the texts of a schema, gathered so that all of it is said at once. */
export class Findings {
  public readonly failures: Failure[] = [];
  public readonly warnings: Failure[] = [];

  public fail(document: SchemaDocument, at: JsonNode, finding: Omit<Failure, 'path'>): void {
    this.failures.push(located(document, at, finding));
  }

  public warn(document: SchemaDocument, at: JsonNode, finding: Omit<Failure, 'path'>): void {
    this.warnings.push(located(document, at, finding));
  }
}

function located(document: SchemaDocument, at: JsonNode, finding: Omit<Failure, 'path'>): Failure {
  return { path: document.json.placeOf(at.offset), ...finding };
}
