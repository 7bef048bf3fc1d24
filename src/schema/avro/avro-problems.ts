import type { Failure } from '../../core/failure';
import { printed } from '../../core/failure-text';
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
  private readonly failed: Problem[] = [];
  private readonly warned: Problem[] = [];

  public constructor(public readonly document: JsonDocument) {}

  /** In the order of the text. */
  public get failures(): Failure[] {
    return this.inOrder(this.failed);
  }

  public get hasFailed(): boolean {
    return this.failed.length > 0;
  }

  /** In the order of the text. */
  public get warnings(): Failure[] {
    return this.inOrder(this.warned);
  }

  public fail(problem: Problem): void {
    this.failed.push(problem);
  }

  public warn(problem: Problem): void {
    this.warned.push(problem);
  }

  private inOrder(problems: readonly Problem[]): Failure[] {
    return [...problems].sort((a, b) => a.at.offset - b.at.offset).map((problem) => this.failureOf(problem));
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
