import fc from '../../support/property';
import {
  FIELD_NAMES,
  NAMESPACES,
  schemaTree,
  SYMBOLS,
  TYPE_NAMES,
  type FieldTree,
  type Tree,
} from './schema-generator';
import { render } from './schema-render';

/** One small change, as it may happen between two versions. */
interface Mutation {
  readonly target: number;
  readonly change: number;
  readonly seed: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({ target: fc.nat(40), change: fc.nat(11), seed: fc.nat(11) });

/** Two schemas, the second mostly a few changes away from the first. */
export const schemaPair: fc.Arbitrary<[string, string]> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(schemaTree, fc.array(mutation, { minLength: 1, maxLength: 3 }))
      .map(([tree, mutations]): [string, string] => [render(tree), render(mutations.reduce(mutated, tree))]),
  },
  fc.tuple(schemaTree, schemaTree).map(([a, b]): [string, string] => [render(a), render(b)]),
);

function mutated(tree: Tree, { target, change, seed }: Mutation): Tree {
  const copy = structuredClone(tree);
  const nodes = nodesOf(copy);
  const node = nodes[target % nodes.length] ?? copy;
  switch (node.t) {
    case 'record':
      changeRecord(node, change, seed);
      break;
    case 'enum':
      if (change < 4) node.symbols = [...new Set([...node.symbols, pick(SYMBOLS, seed)])];
      else if (change < 8) node.symbols = node.symbols.length > 1 ? node.symbols.slice(1) : node.symbols;
      else if (change < 10) node.fallback = !node.fallback;
      else rename(node, seed);
      break;
    case 'fixed':
      if (change < 6) node.size = 1 + (seed % 4);
      else rename(node, seed);
      break;
    case 'union':
      changeUnion(node, change, seed);
      break;
    case 'plain':
      if (change < 8) node.kind = pick(['int', 'long', 'float', 'double', 'bytes', 'string', 'null'], seed);
      else return replaced(copy, node, { t: 'union', of: [{ t: 'plain', kind: 'null' }, node] });
      delete node.logical;
      break;
    case 'array':
    case 'map':
      if (change < 6) return replaced(copy, node, { t: 'union', of: [{ t: 'plain', kind: 'null' }, node] });
      node.of = { t: 'plain', kind: pick(['int', 'long', 'string'], seed) };
      break;
    case 'again':
      node.which = seed % 3;
  }
  return copy;
}

function changeRecord(node: Extract<Tree, { t: 'record' }>, change: number, seed: number): void {
  const field = node.fields[seed % Math.max(1, node.fields.length)];
  if (change < 3 || field === undefined) {
    const kind = pick(['int', 'string', 'null'], seed);
    const added: FieldTree = {
      name: pick([...FIELD_NAMES, 'f'], seed),
      type: { t: 'plain', kind },
      fallback: seed % 3,
      aliases: [],
    };
    node.fields = [...node.fields, added];
  } else if (change < 5) node.fields = node.fields.filter((other) => other !== field);
  else if (change === 5) field.fallback = field.fallback === 0 ? 1 : 0;
  else if (change === 6) node.fields = [...node.fields].reverse();
  else if (change === 7) field.aliases = [pick(FIELD_NAMES, seed + 1)];
  else if (change < 10) {
    field.aliases = change === 8 ? [field.name] : [];
    field.name = `${field.name}2`;
  } else rename(node, seed);
}

function changeUnion(node: Extract<Tree, { t: 'union' }>, change: number, seed: number): void {
  if (change < 4) node.of = [...node.of, { t: 'plain', kind: pick(['null', 'int', 'long', 'string', 'bytes'], seed) }];
  else if (change < 8)
    node.of = node.of.length > 1 ? node.of.filter((_, index) => index !== seed % node.of.length) : node.of;
  else node.of = [...node.of].reverse();
}

function rename(node: Extract<Tree, { name: object }>, seed: number): void {
  const { name, namespace } = node.name;
  if (seed < 4) node.name = { name: pick(TYPE_NAMES, seed), namespace, aliases: [] };
  else if (seed < 8) {
    node.name = { name: `${name}2`, namespace, aliases: [namespace === '' ? name : `${namespace}.${name}`] };
  } else node.name = { ...node.name, namespace: pick(NAMESPACES, seed) };
}

function replaced(root: Tree, old: Tree, by: Tree): Tree {
  if (root === old) return by;
  for (const node of nodesOf(root)) {
    if ((node.t === 'array' || node.t === 'map') && node.of === old) node.of = by;
    else if (node.t === 'union') node.of = node.of.map((branch) => (branch === old ? by : branch));
    else if (node.t === 'record') for (const field of node.fields) if (field.type === old) field.type = by;
  }
  return root;
}

function nodesOf(tree: Tree): Tree[] {
  if (tree.t === 'array' || tree.t === 'map') return [tree, ...nodesOf(tree.of)];
  if (tree.t === 'union') return [tree, ...tree.of.flatMap(nodesOf)];
  if (tree.t === 'record') return [tree, ...tree.fields.flatMap(({ type }) => nodesOf(type))];
  return [tree];
}

function pick<T>(items: readonly T[], seed: number): T {
  return items[seed % items.length]!;
}
