import { throwIfAny } from '../../core/sluicegate-error';
import { didYouMean } from '../../core/nearest';
import { parseJsonDocument, type JsonDocument } from '../json-document';
import { checkDefaults } from './check-defaults';
import { DEFAULT_DRAFT, DRAFT_URIS, draftOf, type Draft } from './draft';
import { checkInPlaceCycles, documentOrder } from './cycles';
import type { JsonSchema, JsonSchemaReference, ParseJsonSchemaOptions } from './json-schema';
import { NodeReader, resolveUri } from './node-reader';
import { nameUri, ReferenceResolver } from './reference-resolver';
import { Findings, type SchemaDocument } from './schema-document';
import { spelledRoot } from './root-id';

/** Deep enough for 200 objects inside each other, and within the stack. */
const MAX_DEPTH = 400;

/**
 * Reads a JSON Schema of draft 4, 6, 7, 2019-09 or 2020-12; draft 7 where `$schema` is absent.
 *
 * Fails with every mistake at once, each with file, line, column and JSON pointer. Nothing is fetched: what `$ref`
 * names is in the text or among the references.
 */
export function parseJsonSchema(text: string, options: ParseJsonSchemaOptions = {}): JsonSchema {
  const findings = new Findings();
  const main = readDocument(text, options.fileName ?? 'schema.json', undefined, findings);
  const references = readReferences(main, options.references ?? [], findings);
  throwIfAny(findings.failures);
  const documents = [main, ...references];
  const reader = new NodeReader(findings);
  const [root] = documents.map((document) =>
    reader.schema({ document, node: document.json.root, pointer: '#' }, document.baseUri),
  );
  const resolver = new ReferenceResolver(reader, documents);
  resolver.resolveAll();
  const order = documentOrder(main, references, resolver.uses, findings);
  throwIfAny(findings.failures);
  const nodes = [...reader.all()];
  checkInPlaceCycles(nodes, findings);
  throwIfAny(findings.failures);
  checkDefaults(nodes, findings);
  throwIfAny(findings.failures);
  const usesUnevaluated = nodes.some((node) => node.unevaluatedItems ?? node.unevaluatedProperties);
  return { document: main, root: root!, references: order, usesUnevaluated, warnings: findings.warnings };
}

function readReferences(
  main: SchemaDocument,
  references: readonly JsonSchemaReference[],
  findings: Findings,
): SchemaDocument[] {
  const seen = new Set<string>();
  return references.map(({ name, text }) => {
    if (seen.has(name)) {
      findings.fail(main, main.json.root, {
        property: 'references',
        rule: 'schema.json.reference-name',
        must: 'name each schema once',
        given: JSON.stringify(name),
        remedy: 'remove one of the two',
      });
    }
    seen.add(name);
    return readDocument(text, name, name, findings);
  });
}

function readDocument(text: string, fileName: string, name: string | undefined, findings: Findings): SchemaDocument {
  const json = parseJsonDocument(text, { fileName, rulePrefix: 'schema.json', maxDepth: MAX_DEPTH });
  const baseUri = name === undefined ? 'schema:///' : nameUri(name);
  const document: SchemaDocument = { json, draft: DEFAULT_DRAFT, baseUri, ...(name !== undefined && { name }) };
  const draft = readDraft(json, document, findings);
  const id = spelledRoot(json, draft);
  return { ...document, draft, baseUri: id === undefined ? baseUri : resolveUri(baseUri, id) };
}

function readDraft(json: JsonDocument, document: SchemaDocument, findings: Findings): Draft {
  const given = json.root.kind === 'object' ? json.root.members.get('$schema')?.value : undefined;
  if (given === undefined) return DEFAULT_DRAFT;
  const draft = given.kind === 'string' ? draftOf(given.value) : undefined;
  if (draft !== undefined) return draft;
  const near = given.kind === 'string' ? didYouMean(given.value, DRAFT_URIS) : '';
  findings.fail(document, given, {
    property: '#/$schema',
    rule: 'schema.json.draft',
    must: 'name draft 4, 6, 7, 2019-09 or 2020-12',
    given: JSON.stringify(given.kind === 'string' ? given.value : given.kind),
    remedy: near === '' ? `write one of ${DRAFT_URIS.join(', ')}` : near,
  });
  return DEFAULT_DRAFT;
}
