import { AnnotationMetadataEntryType } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import type { Ledger } from './ledger';

/** Failures of the program's own validations and error annotations. cdktf can switch both off; the gate never rests on them. */
export function programFailures(ledger: Ledger, skipValidation: boolean): Failure[] {
  const skipAnnotations = process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined;
  return ledger.stack.node
    .findAll()
    .flatMap((construct) => [
      ...(skipValidation ? [] : validationFailures(construct)),
      ...(skipAnnotations ? [] : annotationFailures(construct)),
    ]);
}

function validationFailures(construct: IConstruct): Failure[] {
  return construct.node.validate().map((message) => ({
    path: construct.node.path,
    property: 'validation',
    rule: 'program.validation',
    must: 'pass',
    given: message,
    remedy: 'see the message',
  }));
}

function annotationFailures(construct: IConstruct): Failure[] {
  return construct.node.metadata
    .filter((entry) => entry.type === String(AnnotationMetadataEntryType.ERROR))
    .map((entry) => ({
      path: construct.node.path,
      property: 'annotation',
      rule: 'program.annotation',
      must: 'not be an error',
      given: String(entry.data),
      remedy: 'see the message',
    }));
}
