import { printed, type Failure } from '../../core/failure';
import { jsonValueOf, type JsonDocument, type JsonNode } from '../json-document';

/** What is wrong with one place of a text. */
export interface Problem {
  readonly at: { readonly offset: number };
  /** The part of `schema.avro.<rule>`. */
  readonly rule: string;
  /** Where, as a reader of the schema says it: `Order.customer.email`. */
  readonly property: string;
  readonly must: string;
  readonly given?: string;
  readonly remedy: string;
}

/** Collects what is wrong with one text, so that all of it is reported at once, each with line and column. */
export class AvroProblems {
  public readonly failures: Failure[] = [];
  public readonly warnings: Failure[] = [];

  public constructor(public readonly document: JsonDocument) {}

  public fail(problem: Problem): void {
    this.failures.push(this.failureOf(problem));
  }

  public warn(problem: Problem): void {
    this.warnings.push(this.failureOf(problem));
  }

  private failureOf({ at, rule, property, must, given, remedy }: Problem): Failure {
    return {
      path: this.document.placeOf(at.offset),
      property,
      rule: `schema.avro.${rule}`,
      must,
      ...(given !== undefined && { given }),
      remedy,
    };
  }
}

/** How a message shows a value of the text. */
export function given(node: JsonNode | undefined): string {
  if (node === undefined) return 'nothing';
  return node.kind === 'number' ? node.text : printed(jsonValueOf(node));
}
