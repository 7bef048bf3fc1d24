import type { Failure } from '../../core/failure';
import { SluicegateError } from '../../core/sluicegate-error';
import type { Position } from './token';

/** One thing that is wrong in a Protobuf file. */
export interface Problem {
  readonly position: Position;
  /** The declaration, as `Order.email`, or the statement, as `syntax`. */
  readonly property: string;
  /** Without the prefix `schema.protobuf.`. */
  readonly rule: string;
  readonly must: string;
  readonly given?: string;
  readonly remedy: string;
}

/** Collects what is wrong, so that all of it is reported at once. */
export class Problems {
  public readonly failures: Failure[] = [];

  public add(fileName: string, problem: Problem): void {
    this.failures.push(failureOf(fileName, problem));
  }
}

/** For what makes the rest of a file unreadable. */
export function problemError(fileName: string, problem: Problem): SluicegateError {
  return new SluicegateError([failureOf(fileName, problem)]);
}

function failureOf(fileName: string, problem: Problem): Failure {
  const { position, property, rule, must, given, remedy } = problem;
  return {
    path: `${fileName}:${position.line}:${position.column}`,
    property,
    rule: `schema.protobuf.${rule}`,
    must,
    ...(given !== undefined && { given }),
    remedy,
  };
}
