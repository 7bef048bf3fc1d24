import type { JsonNode, JsonObjectNode } from '../json-document';
import { isValidName } from './avro-name';
import { given } from './avro-problems';
import type { AvroEnum } from './avro-type';
import type { NamedHeader } from './named-header';
import { logicalOf, propsOf, type BuildScope } from './type-builder';

export function buildEnum(scope: BuildScope, node: JsonObjectNode, named: NamedHeader, path: string): AvroEnum {
  const symbols = symbolsOf(scope, node, path);
  const fallback = defaultOf(scope, node, symbols, path);
  const type: AvroEnum = {
    kind: 'enum',
    ...named.names,
    symbols: [...symbols],
    ...(fallback !== undefined && { default: fallback }),
    ...logicalOf(scope, node, { kind: 'enum' }, path),
    props: propsOf(node, ['type', 'symbols', 'default', ...named.keys]),
  };
  named.define(type);
  return type;
}

function symbolsOf(scope: BuildScope, node: JsonObjectNode, path: string): Set<string> {
  const value = node.members.get('symbols')?.value;
  const symbols = new Set<string>();
  if (value?.kind !== 'array' || value.elements.length === 0) {
    const at = value ?? node;
    fail(
      scope,
      at,
      'symbols',
      path,
      "have a list of symbols as its 'symbols'",
      value,
      'write at least one, in brackets',
    );
    return symbols;
  }
  for (const element of value.elements) {
    if (element.kind !== 'string' || !isValidName(element.value)) {
      const remedy = 'start with a letter or underscore, go on with letters, digits and underscores, in quotes';
      fail(scope, element, 'symbol', path, 'have names as symbols', element, remedy);
    } else if (symbols.has(element.value)) {
      fail(scope, element, 'duplicate-symbol', path, 'have each symbol once', element, 'remove one of the two');
    } else {
      symbols.add(element.value);
    }
  }
  return symbols;
}

function defaultOf(scope: BuildScope, node: JsonObjectNode, symbols: Set<string>, path: string): string | undefined {
  const value = node.members.get('default')?.value;
  if (value === undefined) return undefined;
  if (value.kind === 'string' && (symbols.has(value.value) || symbols.size === 0)) return value.value;
  const remedy = `write one of ${[...symbols].join(', ')}, or add it to the symbols`;
  fail(scope, value, 'enum-default', path, 'have one of its symbols as default', value, remedy);
  return undefined;
}

function fail(
  scope: BuildScope,
  at: JsonNode,
  rule: string,
  property: string,
  must: string,
  value: JsonNode | undefined,
  remedy: string,
): void {
  scope.problems.fail({ at, rule, property, must, given: given(value), remedy });
}
