import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { fail } from '../../src/core/sluicegate-error';
import { Compatibility } from '../../src/schema/compatibility';
import { subjectPolicies } from '../../src/schema/policies';
import type { Schema } from '../../src/schema/schema';
import { subjectFiles } from '../../src/schema/subject-files';
import { SUBJECT_RULES } from '../../src/schema/subject-rules';
import type { SubjectSpec } from '../../src/schema/subject-spec';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import type { ITopic } from '../kafka/topic';
import type { ISchemaRegistry } from './schema-registry';

/** The part of a record that a schema describes. */
export enum RecordPart {
  KEY = 'KEY',
  VALUE = 'VALUE',
}

/** What a subject is made of. Either `topic` or `subjectName` names it. */
export interface SubjectProps {
  readonly registry: ISchemaRegistry;
  readonly schema: Schema;
  /**
   * The topic whose records the schema describes; the subject is then named `<topic>-key` or `<topic>-value`.
   * @default - `subjectName` is given
   */
  readonly topic?: ITopic;
  /**
   * The part of the topic's records.
   * @default RecordPart.VALUE
   */
  readonly part?: RecordPart;
  /**
   * The subject's own name: 1 to 255 letters, digits, dots, colons, dashes or underscores.
   * @default - named after the topic
   */
  readonly subjectName?: string;
  /**
   * What must hold between versions.
   * @default Compatibility.BACKWARD
   */
  readonly compatibility?: Compatibility;
}

/** A subject in a registry. */
export interface ISubject extends IConstruct {
  readonly subjectName: string;
}

/**
 * A subject of a schema registry with its current schema and its compatibility mode.
 *
 * Throws for a schema that is not valid, with file, line and column.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/index.html
 */
export class Subject extends Construct implements ISubject {
  public readonly subjectName: string;

  public constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    this.subjectName = nameOf(this.node.path, props);
    const compatibility = props.compatibility ?? Compatibility.BACKWARD;
    assertRules(this.node.path, { subjectName: this.subjectName, compatibility }, SUBJECT_RULES);
    const { text, fingerprint, format } = props.schema._parse();
    const { registry, topic } = props;
    const spec: SubjectSpec = {
      registry: registry.node.path,
      subjectName: this.subjectName,
      format,
      compatibility,
      fingerprint,
      schema: text,
    };
    const platform = registry._platform;
    deliver(this, {
      type: 'schema.subject',
      name: this.subjectName,
      capability: Capability.SCHEMAS,
      spec,
      requires: [registry, ...(topic ? [topic] : [])],
      provision: platform.withoutProvider === undefined ? (home) => platform.provisionSubject(home, spec) : undefined,
      withoutProvider: platform.withoutProvider,
      review: [subjectFiles],
      emit: [subjectFiles],
      policies: subjectPolicies,
    });
  }
}

function nameOf(path: string, props: SubjectProps): string {
  const { topic, subjectName } = props;
  if (topic && subjectName === undefined) {
    return `${topic.topicName}-${(props.part ?? RecordPart.VALUE).toLowerCase()}`;
  }
  if (!topic && subjectName !== undefined) return subjectName;
  fail({
    path,
    property: 'topic',
    rule: 'schema.subject.named-once',
    must: 'name the subject alone, or subjectName alone',
    given: topic ? 'both' : 'neither',
    remedy: 'give one of the two',
  });
}
