import type { Behaviour, ProviderBehaviour } from './behaviour';
import { containersOf } from './locate';
import { attributesOf, type Block, type Type } from './schema';
import { digestOf, filled } from './template';
import { isMap, UNKNOWN, Unknown, type Value, type ValueMap } from './value';

/** A copy in which each attribute of the block, at any depth, went through a function. */
export function mapAttributes(block: Block, value: Value, each: AttributeMapping, path = ''): Value {
  if (Array.isArray(value)) return value.map((element) => mapAttributes(block, element, each, path));
  if (!isMap(value)) return value;
  const result: ValueMap = { ...value };
  for (const [name, attribute] of attributesOf(block)) {
    result[name] = each(value[name] ?? null, { name, path: path + name, attribute });
  }
  for (const { name, nesting, block: inner } of containersOf(block)) {
    const held = result[name] ?? null;
    result[name] =
      nesting === 'map' && isMap(held)
        ? Object.fromEntries(
            Object.entries(held).map(([key, element]) => [key, mapAttributes(inner, element, each, `${path}${name}.`)]),
          )
        : mapAttributes(inner, held, each, `${path}${name}.`);
  }
  return result;
}

export type AttributeMapping = (
  value: Value,
  at: { readonly name: string; readonly path: string; readonly attribute: NonNullable<Block['attributes']>[string] },
) => Value;

/** Computed attributes without a value become unknown: only apply gives them one. */
export function withUnknowns(block: Block, value: Value): Value {
  return mapAttributes(block, value, (held, { attribute }) =>
    held === null && attribute.computed === true ? UNKNOWN : held,
  );
}

export interface Completion {
  readonly type: string;
  readonly block: Block;
  readonly behaviour: Behaviour;
  readonly provider: ProviderBehaviour;
  readonly providerConfig: ValueMap;
  readonly config: Value;
}

/** Gives every unknown attribute a value, the same for the same configuration. */
export function completed(value: Value, about: Completion): Value {
  if (!isMap(value)) return value;
  const digest = digestOf(about.type, about.config);
  const known = knownPart(about.block, value);
  const fill = (template: string): string => filled(template, known, about.providerConfig, digest);
  // The id first: other computed attributes may contain it.
  if (value.id instanceof Unknown) known.id = fill(about.behaviour.id ?? shapeOf(about.provider, 'id') ?? '{#:12}');
  return mapAttributes(about.block, value, (held, { name, path, attribute }) => {
    if (!(held instanceof Unknown)) return held;
    if (path === 'id') return known.id ?? null;
    const template = about.behaviour.computed?.[path] ?? (path === name ? shapeOf(about.provider, name) : undefined);
    if (template !== undefined && attribute.type === 'string') return fill(template);
    if (template !== undefined && attribute.type === 'number') return Number(fill(template));
    return sample(attribute.type ?? 'dynamic', name, { digest, known, optional: attribute.optional === true });
  });
}

function shapeOf(provider: ProviderBehaviour, name: string): string | undefined {
  return provider.shapes.find((shape) => shape.name.test(name))?.template;
}

function knownPart(block: Block, value: ValueMap): ValueMap {
  const known = mapAttributes(block, value, (held) => (held instanceof Unknown ? null : held));
  return isMap(known) ? known : {};
}

interface SampleContext {
  readonly digest: string;
  readonly known: ValueMap;
  readonly optional: boolean;
}

/** A plausible value of a type. What the user could have written himself, and did not, stays empty. */
function sample(type: Type, name: string, about: SampleContext): Value {
  if (typeof type === 'string') {
    const same = about.known[name];
    if (type === 'string')
      return typeof same === 'string' ? same : about.optional ? '' : `${name}-${about.digest.slice(0, 6)}`;
    if (type === 'number') return about.optional ? 0 : 1;
    if (type === 'bool') return false;
    return null;
  }
  const [kind, element] = type;
  if (kind === 'object' && typeof element === 'object' && !isTypeList(element)) {
    return Object.fromEntries(Object.entries(element).map(([member, inner]) => [member, sample(inner, member, about)]));
  }
  if (kind === 'map') return {};
  if (about.optional || !isType(element)) return [];
  return [sample(element, name, about)];
}

function isTypeList(type: Type | Readonly<Record<string, Type>>): type is Exclude<Type, string> {
  return Array.isArray(type);
}

function isType(type: Type | Readonly<Record<string, Type>>): type is Type {
  return typeof type === 'string' || isTypeList(type);
}
