import { didYouMean } from '../../core/nearest';
import { pointerParts, pointerTo, type JsonNode } from '../json-document';
import type { NodeReader } from './node-reader';
import { resolveUri, type NamedPlace, type PendingReference } from './node-reader';
import type { SchemaDocument } from './schema-document';
import type { SchemaNode } from './schema-node';
import type { Place } from './value-reader';

/** Finds what the `$ref`s of some texts name. */
export class ReferenceResolver {
  /** Which texts refer to which, and by what. */
  public readonly uses = new Map<SchemaDocument, Map<SchemaDocument, PendingReference>>();
  private readonly resources = new Map<string, NamedPlace>();

  public constructor(
    private readonly reader: NodeReader,
    private readonly documents: readonly SchemaDocument[],
  ) {
    for (const document of documents) {
      const place: Place = { document, node: document.json.root, pointer: '#' };
      for (const uri of [document.baseUri, ...(document.name === undefined ? [] : [nameUri(document.name)])]) {
        this.resources.set(uri, { place, baseUri: document.baseUri });
      }
    }
  }

  /** Resolves all, also those of parts that are only read because something refers to them. */
  public resolveAll(): void {
    for (let index = 0; index < this.reader.references.length; index += 1) {
      const reference = this.reader.references[index]!;
      const target = this.resolve(reference);
      if (target === undefined) continue;
      reference.node.ref = target;
      if (target.document !== reference.place.document) this.use(reference, target.document);
    }
  }

  private use(reference: PendingReference, target: SchemaDocument): void {
    const used = this.uses.get(reference.place.document) ?? new Map<SchemaDocument, PendingReference>();
    if (!used.has(target)) used.set(target, reference);
    this.uses.set(reference.place.document, used);
  }

  private resolve(reference: PendingReference): SchemaNode | undefined {
    const hash = reference.text.indexOf('#');
    const bare = hash < 0 ? reference.text : reference.text.slice(0, hash);
    const fragment = hash < 0 ? '' : decoded(reference.text.slice(hash + 1));
    if (fragment === undefined) {
      return this.missing(reference, 'have a readable fragment', 'escape % as %25');
    }
    const resource = this.resource(reference, bare);
    if (resource === undefined) {
      return this.missing(reference, 'name a known schema', this.remedyForUnknown(bare));
    }
    if (fragment !== '' && !fragment.startsWith('/')) return this.anchor(reference, resource, fragment);
    return this.pointed(reference, resource, fragment);
  }

  private resource(reference: PendingReference, bare: string): NamedPlace | undefined {
    const uri = bare === '' ? reference.baseUri : resolveUri(reference.baseUri, bare);
    return this.reader.named.get(uri) ?? this.resources.get(uri) ?? this.resources.get(nameUri(bare));
  }

  private anchor(reference: PendingReference, resource: NamedPlace, fragment: string): SchemaNode | undefined {
    const named = this.reader.named.get(`${resource.baseUri}#${fragment}`);
    if (named !== undefined) return this.reader.schema(named.place, named.baseUri);
    return this.missing(reference, 'name an anchor of the schema', `add the anchor '${fragment}', or refer by #/…`);
  }

  private pointed(reference: PendingReference, resource: NamedPlace, fragment: string): SchemaNode | undefined {
    const parts = pointerParts(fragment);
    if (parts === undefined) return this.missing(reference, 'hold a JSON pointer', 'write ~ as ~0 and / as ~1');
    let place = resource.place;
    for (const part of parts) {
      const child = childOf(place.node, part);
      if (child === undefined) {
        const near = didYouMean(part, place.node.kind === 'object' ? place.node.members.keys() : []);
        const remedy = near === '' ? `add '${part}' to ${place.pointer}, or correct the reference` : near;
        return this.missing(reference, 'name a place that exists', remedy);
      }
      place = { ...place, node: child, pointer: pointerTo(place.pointer, part) };
    }
    return this.reader.schema(place, resource.baseUri);
  }

  private missing(reference: PendingReference, must: string, remedy: string): undefined {
    return this.reader.values.wrong({ ...reference.place }, 'reference', must, remedy);
  }

  private remedyForUnknown(bare: string): string {
    const names = this.documents.map((document) => document.name).filter((name) => name !== undefined);
    const near = didYouMean(bare, names);
    return near === '' ? `add a reference named '${bare}'; nothing is fetched` : near;
  }
}

/** Names of references share one space with relative URIs. */
export function nameUri(name: string): string {
  return resolveUri('schema:///', name);
}

function childOf(node: JsonNode, part: string): JsonNode | undefined {
  if (node.kind === 'object') return node.members.get(part)?.value;
  return node.kind === 'array' && /^(0|[1-9]\d*)$/.test(part) ? node.elements[Number(part)] : undefined;
}

function decoded(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}
