import type { Failure } from '../../core/failure';
import { throwIfAny } from '../../core/sluicegate-error';
import { parseJsonDocument, type JsonDocument, type JsonNode } from '../json-document';
import { scanNames, unqualified, type NameScan } from './avro-name';
import { AvroProblems } from './avro-problems';
import type { AvroNamed, AvroSchema } from './avro-type';
import { endlessWay } from './endless-record';
import { orderReferences } from './reference-order';
import { buildType, type BuildScope } from './type-builder';

/** How deep the objects and arrays of a text may nest: about 200 records, each defined inside the one before. */
export const MAX_DEPTH = 600;

/** A schema of another subject whose types the text uses. */
export interface AvroReference {
  /** The name under which it is referenced: by custom the full name of its type. */
  readonly name: string;
  readonly text: string;
}

export interface AvroParseOptions {
  /** How messages name the text. @default 'avro schema' */
  readonly fileName?: string;
  /** @default - none */
  readonly references?: readonly AvroReference[];
  /**
   * Whether the text is already in a registry: what older registries let in (a default that does not fit its type, a
   * record without an end) becomes a warning, since a version that is in force cannot be repaired.
   * @default false
   */
  readonly registered?: boolean;
}

/** One text on the way to a schema. */
export interface AvroSource {
  readonly document: JsonDocument;
  readonly scan: NameScan;
  readonly problems: AvroProblems;
  /** Absent for the text itself. */
  readonly reference?: string;
}

/**
 * Parses a schema of Avro 1.12, or fails with everything that is wrong, each with file, line and column.
 *
 * Logical types that are not valid where they stand are ignored, as the specification asks, and give a warning.
 */
export function parseAvro(text: string, options: AvroParseOptions = {}): AvroSchema {
  const fileName = options.fileName ?? 'avro schema';
  const main = sourceOf(text, fileName);
  const references = (options.references ?? []).map(({ name, text: body }) => sourceOf(body, name, name));
  const order = orderReferences(main, references);
  const failures = [main, ...references].flatMap(({ problems }) => problems.failures);
  throwIfAny(failures);
  const names = new Map<string, AvroNamed>();
  for (const source of order) build(source, names, true);
  const root = build(main, names, options.registered ?? false);
  throwIfAny([...order, main].flatMap(({ problems }) => problems.failures));
  return {
    fileName,
    root,
    warnings: [...main.problems.warnings, ...unusedReferences(fileName, references, order)],
    references: order.flatMap(({ reference }) => reference ?? []),
  };
}

function unusedReferences(fileName: string, all: readonly AvroSource[], used: readonly AvroSource[]): Failure[] {
  return all
    .filter((source) => !used.includes(source))
    .map(({ document }) => ({
      path: fileName,
      property: 'references',
      rule: 'schema.avro.unused-reference',
      must: 'list only schemas whose types are used',
      given: document.fileName,
      remedy: 'remove it',
    }));
}

function sourceOf(text: string, fileName: string, reference?: string): AvroSource {
  const document = parseJsonDocument(text, { fileName, rulePrefix: 'schema.avro', maxDepth: MAX_DEPTH });
  return {
    document,
    scan: scanNames(document.root),
    problems: new AvroProblems(document),
    ...(reference !== undefined && { reference }),
  };
}

function build(source: AvroSource, names: Map<string, AvroNamed>, registered: boolean): AvroSchema['root'] {
  const { document, problems, scan, reference } = source;
  const scope: BuildScope = {
    problems,
    scan,
    names,
    later: [],
    report: (problem) => (registered ? problems.warn(problem) : problems.fail(problem)),
    ...(reference !== undefined && { reference }),
  };
  const root = buildType(scope, document.root, '', rootPath(document.root));
  const way = problems.hasFailed ? undefined : endlessWay(names.values());
  if (way !== undefined) {
    scope.report({
      at: document.root,
      rule: 'endless-record',
      property: way[0] ?? '',
      must: 'not hold itself in a field that is always there',
      given: way.join(' → '),
      remedy: 'make one of the fields nullable, or an array or a map',
    });
  }
  for (const check of scope.later) check();
  warnOfAliases(scope);
  return root;
}

function warnOfAliases({ names, problems, reference }: BuildScope): void {
  for (const type of names.values()) {
    if (type.reference !== reference) continue;
    for (const alias of type.aliases) {
      if (alias === type.fullName || !names.has(alias)) continue;
      problems.warn({
        at: problems.document.root,
        rule: 'alias',
        property: type.fullName,
        must: 'have no alias that is another type of the schema',
        given: `'${alias}'`,
        remedy: 'remove the alias: readers in Java would take one type for the other',
      });
    }
  }
}

/** How paths begin: with the name of the schema's own type. */
function rootPath(root: JsonNode): string {
  const name = root.kind === 'object' ? root.members.get('name')?.value : undefined;
  if (name?.kind === 'string' && unqualified(name.value) !== '') return unqualified(name.value);
  const type = root.kind === 'object' ? root.members.get('type')?.value : root;
  return type?.kind === 'string' ? type.value : 'schema';
}
