import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { SUBJECT_RULES } from '../../src/schema/subject-rules';
import { refer } from '../delivery/deliver';
import type { PublishedSchema } from './published-schema';
import type { ISubject, SubjectAttributes } from './subject-props';
import { resolveReferences } from './subject-references';

/** A subject that exists and is managed elsewhere; with its schema where other schemas use it. */
export class ImportedSubject extends Construct implements ISubject {
  public readonly _published: PublishedSchema;

  public constructor(
    scope: Construct,
    id: string,
    public readonly subjectName: string,
    attributes?: SubjectAttributes,
  ) {
    super(scope, id);
    assertRules(this.node.path, { subjectName }, SUBJECT_RULES);
    this._published = attributes ? publishedBy(this.node.path, attributes) : { textOf: () => undefined, uses: [] };
    refer(this, { type: 'schema.subject', name: subjectName, spec: { subjectName } });
  }
}

function publishedBy(path: string, { version, schema, references = [] }: SubjectAttributes): PublishedSchema {
  const { texts } = resolveReferences(path, references);
  const { text } = schema._parse(texts);
  return { latest: version, textOf: (wanted) => (wanted === version ? text : undefined), uses: texts };
}
