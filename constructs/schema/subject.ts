import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { Compatibility } from '../../src/schema/compatibility';
import { assertCurrent, verdictFailures, verdictOnLatest } from '../../src/schema/history/current-version';
import { recordedHistory } from '../../src/schema/history/recorded-history';
import type { ParsedSchema } from '../../src/schema/parsed-schema';
import { subjectPolicies } from '../../src/schema/policies';
import { RecordPart } from '../../src/schema/record-part';
import type { RecordSchema } from '../../src/schema/record-schema';
import type { Schema } from '../../src/schema/schema';
import type { SchemaHistory } from '../../src/schema/schema-history';
import type { ReferencedText } from '../../src/schema/schema-language';
import { subjectFiles } from '../../src/schema/subject-files';
import { subjectNameOf } from '../../src/schema/subject-name';
import { SubjectNaming } from '../../src/schema/subject-naming';
import { SubjectRemoval } from '../../src/schema/subject-removal';
import { SUBJECT_RULES } from '../../src/schema/subject-rules';
import type { SubjectSpec } from '../../src/schema/subject-spec';
import { Capability } from '../../src/security/capability';
import { Environment } from '../../src/security/environment';
import { SecurityTier } from '../../src/security/security-tier';
import { deliver, refer } from '../delivery/deliver';
import { postureOf } from '../delivery/posture';
import type { ITopic } from '../kafka/topic';
import type { ISchemaRegistry } from './schema-registry';

/** Another subject whose types a schema uses. */
export interface SubjectReference {
  /** The name by which the schema knows it: an Avro full name, an import path, a `$ref`. */
  readonly referenceName: string;
  readonly subject: ISubject;
  /**
   * The version that is used, from 1.
   * @default - the version of the subject's current schema
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
   * What must hold between versions.
   * @default Compatibility.BACKWARD
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
   * What happens to the schemas when the subject is removed from the program.
   * @default - RETAIN everywhere but in CLOUD_NATIVE DEV, SOFT_DELETE there
   */
  readonly removal?: SubjectRemoval;
}

/** A subject in a registry. */
export interface ISubject extends IConstruct {
  readonly subjectName: string;
  /** @internal */
  readonly _reference: { readonly version: number; readonly text: string } | undefined;
}

/**
 * A subject of a schema registry with its current schema and its compatibility mode.
 *
 * Throws for a schema that is not valid, with file, line and column, and for one that breaks the promise to its earlier
 * versions, with every incompatibility and the way out.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/index.html
 */
export class Subject extends Construct implements ISubject {
  /** A subject that exists and is managed elsewhere. */
  public static fromSubjectName(scope: Construct, id: string, subjectName: string): ISubject {
    return new ImportedSubject(scope, id, subjectName);
  }

  public readonly subjectName: string;
  /** @internal */
  public readonly _reference: { readonly version: number; readonly text: string };
  private readonly parsed: ParsedSchema;

  public constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    const { registry, topic, references = [], compatibility = Compatibility.BACKWARD } = props;
    const texts = textsOf(references);
    this.parsed = props.schema._parse(texts);
    this.subjectName = subjectNameOf(this.node.path, {
      subjectName: props.subjectName,
      topicName: topic?.topicName,
      naming: props.naming ?? SubjectNaming.TOPIC,
      part: props.part ?? RecordPart.VALUE,
      recordName: this.parsed.recordName,
    });
    assertRules(this.node.path, { subjectName: this.subjectName, compatibility }, SUBJECT_RULES);
    const judged = judgedBy(this.node.path, this.parsed, compatibility, props.history, texts);
    this._reference = { version: judged.version, text: this.parsed.text };
    const spec: SubjectSpec = {
      registry: registry.node.path,
      subjectName: this.subjectName,
      format: this.parsed.format,
      compatibility,
      fingerprint: this.parsed.fingerprint,
      schema: this.parsed.text,
      references: references.map(({ referenceName, subject, version }) => ({
        name: referenceName,
        subject: subject.subjectName,
        version: version ?? subject._reference?.version ?? 1,
      })),
      removal: props.removal ?? defaultRemoval(scope),
      judgedAgainst: judged.against,
    };
    const platform = registry._platform;
    deliver(this, {
      type: 'schema.subject',
      name: this.subjectName,
      capability: Capability.SCHEMAS,
      spec,
      requires: [registry, ...(topic ? [topic] : []), ...references.map(({ subject }) => subject)],
      provision: platform.withoutProvider === undefined ? (home) => platform.provisionSubject(home, spec) : undefined,
      withoutProvider: platform.withoutProvider,
      review: [subjectFiles, ...(platform.review ?? [])],
      emit: [subjectFiles],
      policies: subjectPolicies,
      warnings: [...this.parsed.warnings.map(({ path, must }) => `${path} must ${must}`), ...judged.warnings],
    });
  }

  /**
   * The neutral description of the subject's records, from which tables take their columns.
   *
   * Throws for what the neutral model cannot hold, with its path.
   */
  public get recordSchema(): RecordSchema {
    return this.parsed.toRecordSchema();
  }
}

class ImportedSubject extends Construct implements ISubject {
  public readonly _reference = undefined;

  public constructor(
    scope: Construct,
    id: string,
    public readonly subjectName: string,
  ) {
    super(scope, id);
    assertRules(this.node.path, { subjectName, compatibility: Compatibility.BACKWARD }, SUBJECT_RULES);
    refer(this, { type: 'schema.subject', name: subjectName, spec: { subjectName } });
  }
}

interface Judged {
  readonly version: number;
  readonly against: readonly number[];
  readonly warnings: readonly string[];
}

function judgedBy(
  path: string,
  schema: ParsedSchema,
  mode: Compatibility,
  history: SchemaHistory | undefined,
  texts: readonly ReferencedText[],
): Judged {
  if (!history) {
    const warning = 'has no history: whether it keeps its promise to earlier versions was not judged';
    return { version: 1, against: [], warnings: mode === Compatibility.NONE ? [] : [warning] };
  }
  const recorded = recordedHistory(history.folder, texts);
  assertCurrent(path, schema, history.folder, recorded);
  const verdict = verdictOnLatest(mode, recorded);
  throwIfAny(verdictFailures(path, verdict));
  const unlocked = `nothing proves that earlier versions are as they were registered: run 'sluicegate schema record ${history.folder}'`;
  return {
    version: recorded.versions.at(-1)!.version,
    against: verdict.versions,
    warnings: [
      ...verdict.warnings.map(
        ({ difference, version }) =>
          `${difference.path} since v${version}: was ${difference.writer}, is ${difference.reader}`,
      ),
      ...(recorded.lock ? [] : [unlocked]),
    ],
  };
}

function textsOf(references: readonly SubjectReference[]): ReferencedText[] {
  return references.flatMap(({ referenceName, subject }) =>
    subject._reference ? [{ name: referenceName, text: subject._reference.text }] : [],
  );
}

function defaultRemoval(scope: Construct): SubjectRemoval {
  const { tier, environment } = postureOf(scope);
  return tier === SecurityTier.CLOUD_NATIVE && environment === Environment.DEV
    ? SubjectRemoval.SOFT_DELETE
    : SubjectRemoval.RETAIN;
}
