import type { IConstruct } from 'constructs';
import type { Compatibility } from '../../src/schema/compatibility';
import type { RecordPart } from '../../src/schema/record-part';
import type { Schema } from '../../src/schema/schema';
import type { SchemaHistory } from '../../src/schema/schema-history';
import type { SchemaMetadata } from '../../src/schema/schema-metadata';
import type { SchemaRule } from '../../src/schema/schema-rule';
import type { SubjectMode } from '../../src/schema/subject-mode';
import type { SubjectNaming } from '../../src/schema/subject-naming';
import type { SubjectRemoval } from '../../src/schema/subject-removal';
import type { ITopic } from '../kafka/topic';
import type { PublishedSchema } from './published-schema';
import type { ISchemaRegistry } from './schema-registry';

/** A subject in a registry. */
export interface ISubject extends IConstruct {
  readonly subjectName: string;
  /** @internal */
  readonly _published: PublishedSchema;
}

/** Another subject whose types a schema uses. */
export interface SubjectReference {
  /** The name by which the schema knows it: an Avro full name, an import path, a `$ref`. */
  readonly referenceName: string;
  /** A subject of the same registry. */
  readonly subject: ISubject;
  /**
   * The version that is used, from 1. To be given for a subject without history, whose version nobody knows here.
   * @default - the latest version in the subject's history
   */
  readonly version?: number;
}

/** What a subject is made of. */
export interface SubjectProps {
  readonly registry: ISchemaRegistry;
  readonly schema: Schema;
  /**
   * The topic whose records the schema describes.
   * @default - `subjectName` is given, or the record names the subject
   */
  readonly topic?: ITopic;
  /**
   * The part of the topic's records.
   * @default RecordPart.VALUE
   */
  readonly part?: RecordPart;
  /**
   * What the subject is named after.
   * @default SubjectNaming.TOPIC
   */
  readonly naming?: SubjectNaming;
  /**
   * The subject's own name: 1 to 255 letters, digits, dots, colons, dashes or underscores.
   * @default - named after topic or record
   */
  readonly subjectName?: string;
  /**
   * What must hold between versions. Where the history has a lock, it must be the lock's.
   * @default - the lock's, else Compatibility.BACKWARD
   */
  readonly compatibility?: Compatibility;
  /**
   * The earlier versions, against which the schema is judged at synthesis, offline.
   * @default - nothing is compared; the bundle warns
   */
  readonly history?: SchemaHistory;
  /**
   * Other subjects whose types the schema uses; they are registered first.
   * @default - none
   */
  readonly references?: SubjectReference[];
  /**
   * What the data contract says about the schema.
   * @default - nothing
   */
  readonly metadata?: SchemaMetadata;
  /**
   * What serializers check and change, in this order.
   * @default - nothing
   */
  readonly rules?: SchemaRule[];
  /**
   * Whether new versions can be registered.
   * @default - the registry's own mode holds
   */
  readonly mode?: SubjectMode;
  /**
   * What happens to the schemas when Terraform is to destroy them.
   * @default - RETAIN everywhere but in CLOUD_NATIVE DEV, SOFT_DELETE there
   */
  readonly removal?: SubjectRemoval;
}

/** An existing subject whose types other schemas use. */
export interface SubjectAttributes {
  readonly subjectName: string;
  /** The version that is used, from 1. */
  readonly version: number;
  /** That version's schema. */
  readonly schema: Schema;
  /**
   * What that schema uses in turn.
   * @default - nothing
   */
  readonly references?: SubjectReference[];
}
