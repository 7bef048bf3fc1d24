import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import type { Failure } from '../../src/core/failure';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { DATA_CONTRACT_RULES } from '../../src/schema/data-contract';
import type { ParsedSchema } from '../../src/schema/parsed-schema';
import { compatibilityPolicies } from '../../src/schema/policies';
import { RecordPart } from '../../src/schema/record-part';
import type { RecordSchema } from '../../src/schema/record-schema';
import { registryReview } from '../../src/schema/renderers';
import { serialisationFailures } from '../../src/schema/serialisation-rules';
import { subjectFiles } from '../../src/schema/subject-files';
import { subjectNameOf } from '../../src/schema/subject-name';
import { SubjectNaming } from '../../src/schema/subject-naming';
import { SubjectRemoval } from '../../src/schema/subject-removal';
import { SUBJECT_RULES } from '../../src/schema/subject-rules';
import type { SubjectSpec } from '../../src/schema/subject-spec';
import { Capability } from '../../src/security/capability';
import { Environment } from '../../src/security/environment';
import { SecurityTier } from '../../src/security/security-tier';
import { deliver } from '../delivery/deliver';
import { postureOf } from '../delivery/posture';
import { ImportedSubject } from './imported-subject';
import { judgedSchema } from './judged-schema';
import type { PublishedSchema } from './published-schema';
import { approvedMode } from './recorded-modes';
import { refuseSecondSubject } from './subject-names';
import type { ISubject, SubjectAttributes, SubjectProps } from './subject-props';
import { resolveReferences } from './subject-references';

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

  /** A subject that exists and is managed elsewhere, and whose types schemas of this program use. */
  public static fromSubjectAttributes(scope: Construct, id: string, attributes: SubjectAttributes): ISubject {
    return new ImportedSubject(scope, id, attributes.subjectName, attributes);
  }

  public readonly subjectName: string;
  /** @internal */
  public readonly _published: PublishedSchema;
  private readonly parsed: ParsedSchema;

  public constructor(scope: Construct, id: string, props: SubjectProps) {
    super(scope, id);
    const { path } = this.node;
    const { registry, references = [] } = props;
    const { specs, texts } = resolveReferences(path, references, registry);
    this.parsed = props.schema._parse(texts);
    this.subjectName = nameOf(path, props, this.parsed);
    const { compatibility: wanted, metadata, rules = [] } = props;
    assertRules(path, { subjectName: this.subjectName, compatibility: wanted, metadata, rules }, [
      ...SUBJECT_RULES,
      ...DATA_CONTRACT_RULES,
    ]);
    const { compatibility, latest, textOf, against, warnings } = judgedSchema(
      path,
      this.parsed,
      wanted,
      props.history,
      texts,
    );
    this._published = { registry, latest, textOf, uses: texts };
    const spec: SubjectSpec = {
      registry: registry.node.path,
      subjectName: this.subjectName,
      format: this.parsed.format,
      compatibility,
      fingerprint: this.parsed.fingerprint,
      schema: this.parsed.text,
      references: specs,
      removal: props.removal ?? defaultRemoval(scope),
      ...(props.mode && { mode: props.mode }),
      ...(metadata && { metadata }),
      ...(rules.length > 0 && { rules }),
      judgedAgainst: against,
    };
    throwIfAny([...(registry._platform.subjectFailures?.(path, spec) ?? []), ...disagreements(path, props, spec)]);
    refuseSecondSubject(this, registry, this.subjectName);
    this.deliver(spec, props, warnings);
  }

  /**
   * The neutral description of the subject's records, from which tables take their columns.
   *
   * Throws for what the neutral model cannot hold, with its path.
   */
  public get recordSchema(): RecordSchema {
    return this.parsed.toRecordSchema();
  }

  private deliver(
    spec: SubjectSpec,
    { registry, topic, references = [] }: SubjectProps,
    warnings: readonly string[],
  ): void {
    const { provisioner, withoutProvider } = registry._platform;
    deliver(this, {
      type: 'schema.subject',
      name: spec.subjectName,
      capability: Capability.SCHEMAS,
      spec,
      requires: [registry, ...(topic ? [topic] : []), ...references.map(({ subject }) => subject)],
      provision: provisioner && ((home) => provisioner.subject(home, spec)),
      withoutProvider,
      review: [subjectFiles, registryReview],
      emit: [subjectFiles],
      policies: compatibilityPolicies(approvedMode(this, registry, spec.subjectName)),
      warnings: [...this.parsed.warnings.map(({ path, must }) => `${path} must ${must}`), ...warnings],
    });
  }
}

function nameOf(
  path: string,
  { subjectName, topic, naming, part }: SubjectProps,
  { recordName }: ParsedSchema,
): string {
  return subjectNameOf(path, {
    subjectName,
    topicName: topic?.topicName,
    naming: naming ?? SubjectNaming.TOPIC,
    part: part ?? RecordPart.VALUE,
    recordName,
  });
}

function disagreements(path: string, { topic, part = RecordPart.VALUE }: SubjectProps, spec: SubjectSpec): Failure[] {
  if (!topic) return [];
  const { topicName, keySerialisation, valueSerialisation } = topic;
  const declared = part === RecordPart.KEY ? keySerialisation : valueSerialisation;
  return serialisationFailures(path, { topicName, part, declared, format: spec.format });
}

function defaultRemoval(scope: Construct): SubjectRemoval {
  const { tier, environment } = postureOf(scope);
  return tier === SecurityTier.CLOUD_NATIVE && environment === Environment.DEV
    ? SubjectRemoval.SOFT_DELETE
    : SubjectRemoval.RETAIN;
}
