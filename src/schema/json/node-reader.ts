import { didYouMean } from '../../core/nearest';
import { jsonValueOf, pointerTo, type JsonNode, type JsonObjectNode } from '../json-document';
import { readArrayKeywords } from './array-keywords';
import { Draft, isAtLeast } from './draft';
import { isKeyword, keywordsOf, remedyForOtherDraft } from './keyword';
import { readObjectKeywords } from './object-keywords';
import type { Findings } from './schema-document';
import { emptyNode, type SchemaNode } from './schema-node';
import { readScalarKeywords } from './scalar-keywords';
import { spelledValue } from './spelled-value';
import { ValueReader, type Place } from './value-reader';

/** A `$ref` that waits until every text has been read. */
export interface PendingReference {
  readonly node: SchemaNode;
  readonly text: string;
  readonly baseUri: string;
  readonly place: Place;
}

/** A place that references can name: an `$id` or an anchor. */
export interface NamedPlace {
  readonly place: Place;
  readonly baseUri: string;
}

/** Turns the JSON of schemas into nodes. */
export class NodeReader {
  public readonly references: PendingReference[] = [];
  public readonly named = new Map<string, NamedPlace>();
  public readonly values: ValueReader;
  private readonly nodes = new Map<JsonNode, SchemaNode>();

  public constructor(private readonly findings: Findings) {
    this.values = new ValueReader(findings);
  }

  /** The node of a schema; the same one for the same place. */
  public schema(place: Place, baseUri: string): SchemaNode {
    const known = this.nodes.get(place.node);
    if (known !== undefined) return known;
    const node = emptyNode(place.document, place.node, place.pointer);
    this.nodes.set(place.node, node);
    if (place.node.kind === 'object') this.object(node, place, place.node, baseUri);
    else this.booleanSchema(node, place);
    return node;
  }

  /** Every node that has been read. */
  public all(): Iterable<SchemaNode> {
    return this.nodes.values();
  }

  private booleanSchema(node: SchemaNode, place: Place): void {
    const isOld = place.document.draft === Draft.DRAFT_4;
    if (place.node.kind === 'boolean' && (!isOld || /\/additional(Items|Properties)$/.test(place.pointer))) {
      node.never = !place.node.value;
      return;
    }
    const must = isOld ? 'be a schema: an object' : 'be a schema: an object, true or false';
    this.values.wrong(place, 'kind', must, 'write {"type": …}');
  }

  private object(node: SchemaNode, place: Place, json: JsonObjectNode, outerUri: string): void {
    const { draft } = place.document;
    const at = (name: string): Place | undefined => {
      const member = json.members.get(name);
      if (member === undefined || !isKeyword(name, draft)) return undefined;
      return { ...place, node: member.value, pointer: pointerTo(place.pointer, name) };
    };
    const refersOnly = at('$ref') !== undefined && !isAtLeast(draft, Draft.DRAFT_2019_09);
    const baseUri = refersOnly ? outerUri : this.identify(place, at, outerUri);
    this.definitions(at, baseUri);
    this.annotate(node, place, json, at);
    this.refer(node, at, baseUri);
    // Before 2019-09 nothing beside a reference counts.
    if (refersOnly) return;
    const subschema = (sub: Place): SchemaNode => this.schema(sub, baseUri);
    readScalarKeywords(node, at, this.values, draft);
    readArrayKeywords(node, at, this.values, draft, subschema);
    readObjectKeywords(node, at, this.values, draft, subschema);
    this.combine(node, at, subschema);
  }

  private identify(place: Place, at: (name: string) => Place | undefined, outerUri: string): string {
    const idPlace = at('$id') ?? at('id');
    const id = idPlace && this.values.text(idPlace);
    let baseUri = outerUri;
    if (id !== undefined && id.startsWith('#')) this.name(place, `${outerUri}${id}`, outerUri);
    else if (id !== undefined) {
      baseUri = resolveUri(outerUri, id.replace(/#$/, ''));
      // The root of a text is named by the one who reads it.
      if (place.pointer !== '#') this.name(place, baseUri, baseUri);
    }
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchorPlace = at(keyword);
      const anchor = anchorPlace && this.values.text(anchorPlace);
      if (anchor !== undefined) this.name(place, `${baseUri}#${anchor}`, baseUri);
    }
    return baseUri;
  }

  private name(place: Place, uri: string, baseUri: string): void {
    const taken = this.named.get(uri);
    if (taken !== undefined) {
      this.values.wrong(
        place,
        'duplicate-id',
        `not share its id with ${taken.place.pointer}`,
        'rename one',
        uri.replace(/^schema:\/\/\//, ''),
      );
    } else this.named.set(uri, { place, baseUri });
  }

  private definitions(at: (name: string) => Place | undefined, baseUri: string): void {
    for (const keyword of ['definitions', '$defs']) {
      const place = at(keyword);
      const members = place && this.values.memberPlaces(place, 'be an object of schemas');
      members?.forEach(([, member]) => this.schema(member, baseUri));
    }
  }

  private refer(node: SchemaNode, at: (name: string) => Place | undefined, baseUri: string): void {
    // Dynamic scope only matters to schemas that extend others; their plain target is what they have here.
    const place = at('$ref') ?? at('$dynamicRef') ?? at('$recursiveRef');
    const text = place && this.values.text(place);
    if (place !== undefined && text !== undefined) this.references.push({ node, text, baseUri, place });
  }

  private combine(
    node: SchemaNode,
    at: (name: string) => Place | undefined,
    subschema: (place: Place) => SchemaNode,
  ): void {
    const list = (name: string): SchemaNode[] => {
      const place = at(name);
      if (place === undefined) return [];
      const schemas = this.values.listPlaces(place).map(subschema);
      if (schemas.length === 0) this.values.wrong(place, 'kind', 'be a list of at least one schema', 'write [{…}, …]');
      return schemas;
    };
    node.allOf = list('allOf');
    node.anyOf = list('anyOf');
    node.oneOf = list('oneOf');
    const not = at('not');
    if (not) node.not = subschema(not);
    const [test, then, otherwise] = [at('if'), at('then'), at('else')];
    if (test && (then ?? otherwise)) {
      node.conditional = {
        test: subschema(test),
        then: then && subschema(then),
        otherwise: otherwise && subschema(otherwise),
      };
    } else [test, then, otherwise].forEach((place) => place && subschema(place));
  }

  private annotate(
    node: SchemaNode,
    place: Place,
    json: JsonObjectNode,
    at: (name: string) => Place | undefined,
  ): void {
    const text = (name: string): string | undefined => withPlace(at(name), (found) => this.values.text(found));
    const flag = (name: string): boolean | undefined => withPlace(at(name), (found) => this.values.flag(found));
    node.title = text('title');
    node.description = text('description');
    node.readOnly = flag('readOnly');
    node.writeOnly = flag('writeOnly');
    text('$comment');
    flag('deprecated');
    withPlace(at('examples'), (found) =>
      found.node.kind === 'array' ? undefined : this.values.wrong(found, 'kind', 'be a list of values', 'write […]'),
    );
    const given = json.members.get('default');
    if (given) node.default = spelledValue(given.value);
    for (const [name, member] of json.members) {
      if (isKeyword(name, place.document.draft)) continue;
      node.annotations.set(name, jsonValueOf(member.value));
      this.unknown(place, name, member.value);
    }
  }

  private unknown(place: Place, name: string, at: JsonNode): void {
    const { draft } = place.document;
    const remedy = remedyForOtherDraft(name, draft);
    const suggestion = remedy ?? (looksLikeAnnotation(name) ? '' : didYouMean(name, keywordsOf(draft)));
    if (suggestion === '') return;
    this.findings.warn(place.document, at, {
      property: pointerTo(place.pointer, name),
      rule: 'schema.json.unknown-keyword',
      must: `be a keyword of ${draft} to have an effect`,
      given: name,
      remedy: suggestion,
    });
  }
}

/** An absolute URI; a text that is none, and no relative one, stays as it is. */
export function resolveUri(base: string, text: string): string {
  try {
    return new URL(text, base).href;
  } catch {
    return text;
  }
}

function withPlace<T>(place: Place | undefined, read: (place: Place) => T | undefined): T | undefined {
  return place && read(place);
}

// Short words are often annotations of other tools; dots, colons and x- always are.
function looksLikeAnnotation(name: string): boolean {
  return name.length < 5 || /[.:]|^x-/.test(name);
}
