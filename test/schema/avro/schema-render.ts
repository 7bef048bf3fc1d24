import type { FieldTree, Tree } from './schema-generator';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Members = { [key: string]: Json };

/** Makes a tree a valid schema: repairs repeated names, repeated branches, unions in unions and records without end. */
export function render(tree: Tree): string {
  return JSON.stringify(new Rendering().type(tree, '', false));
}

class Rendering {
  private readonly defined = new Map<string, Members>();
  private readonly open = new Set<string>();

  /** `enclosed` where a value may do without the type: inside an array, a map or a union with another branch. */
  public type(tree: Tree, namespace: string, enclosed: boolean): Json {
    switch (tree.t) {
      case 'plain':
        return tree.logical === undefined ? tree.kind : { type: tree.kind, logicalType: tree.logical };
      case 'array':
        return { type: 'array', items: this.type(tree.of, namespace, true) };
      case 'map':
        return { type: 'map', values: this.type(tree.of, namespace, true) };
      case 'union':
        return this.union(tree.of, namespace);
      case 'again':
        return this.again([...this.defined.keys()].at(-1 - tree.which), namespace, enclosed);
      default:
        return this.named(tree, namespace, enclosed);
    }
  }

  private union(trees: readonly Tree[], namespace: string): Json {
    const branches = new Map<string, Json>();
    for (const tree of flat(trees)) {
      // Before it is rendered: what is dropped must not define names.
      if (branches.has(tree.t === 'plain' ? tree.kind : tree.t)) continue;
      const branch = this.type(tree, namespace, true);
      // A reference to a record that is still open may come as a union with null.
      for (const part of Array.isArray(branch) ? branch : [branch]) {
        const key = keyOf(part, namespace);
        if (!branches.has(key)) branches.set(key, part);
      }
    }
    // Every value must be able to end.
    if ([...branches.keys()].some((key) => this.open.has(key))) branches.set('null', 'null');
    return [...branches.values()];
  }

  private again(fullName: string | undefined, namespace: string, enclosed: boolean): Json {
    // A bare name means the namespace around it, in Avro Java with and in avsc without a second look.
    if (fullName === undefined || (namespace !== '' && !fullName.includes('.'))) return 'string';
    return this.open.has(fullName) && !enclosed ? ['null', fullName] : fullName;
  }

  private named(tree: Extract<Tree, { name: object }>, enclosing: string, enclosed: boolean): Json {
    // A type without a namespace cannot be named where there is one around it, so it takes that one.
    const namespace = tree.name.namespace === '' ? enclosing : tree.name.namespace;
    const fullName = namespace === '' ? tree.name.name : `${namespace}.${tree.name.name}`;
    if (this.defined.has(fullName)) return this.again(fullName, enclosing, enclosed);
    const members: Members = { type: tree.t, name: tree.name.name };
    if (tree.name.namespace !== '') members.namespace = namespace;
    if (tree.name.aliases.length > 0) members.aliases = tree.name.aliases;
    this.defined.set(fullName, members);
    if (tree.t === 'enum') {
      members.symbols = tree.symbols;
      if (tree.fallback && tree.symbols[0] !== undefined) members.default = tree.symbols[0];
    } else if (tree.t === 'fixed') {
      members.size = tree.size;
    } else {
      this.open.add(fullName);
      members.fields = this.fields(tree.fields, namespace);
      this.open.delete(fullName);
    }
    return members;
  }

  private fields(fields: readonly FieldTree[], namespace: string): Json[] {
    const seen = new Set<string>();
    const names = fields.map((field) => field.name);
    return fields.flatMap((field) => {
      if (seen.has(field.name)) return [];
      seen.add(field.name);
      const type = this.type(field.type, namespace, false);
      const fallback = field.fallback === 0 ? undefined : this.value(type, field.fallback, 0);
      return [
        {
          name: field.name,
          type,
          ...(fallback !== undefined && { default: fallback }),
          ...(field.aliases.length > 0 && { aliases: field.aliases.filter((alias) => !names.includes(alias)) }),
        },
      ];
    });
  }

  /** A valid default; none where only a record that is still open would do. */
  private value(type: Json, dice: number, depth: number): Json | undefined {
    if (depth > 4) return undefined;
    if (Array.isArray(type)) return this.value(type[0] ?? 'null', dice, depth + 1);
    const known = typeof type === 'string' ? this.defined.get(type) : undefined;
    if (typeof type === 'string' && known === undefined) return plainValue(type, dice);
    const members = known ?? (type as Members);
    switch (members.type) {
      case 'array':
        return [];
      case 'map':
        return {};
      case 'enum':
        return (members.symbols as string[])[0];
      case 'fixed':
        return '\u0001'.repeat(Number(members.size));
      case 'record':
        return this.recordValue(members, dice, depth);
      default:
        return plainValue(text(members.type), dice);
    }
  }

  private recordValue(members: Members, dice: number, depth: number): Json | undefined {
    if (members.fields === undefined) return undefined;
    const value: Members = {};
    for (const field of members.fields as Members[]) {
      if (field.default !== undefined && dice === 1) continue;
      const part = this.value(field.type ?? 'null', dice, depth + 1);
      if (part === undefined) return undefined;
      value[text(field.name)] = part;
    }
    return value;
  }
}

function flat(trees: readonly Tree[]): Tree[] {
  return trees.flatMap((tree) => (tree.t === 'union' ? flat(tree.of) : [tree]));
}

function keyOf(branch: Json, enclosing: string): string {
  if (typeof branch === 'string') return branch;
  const { type, name, namespace } = branch as Members;
  if (name === undefined) return text(type);
  const scope = namespace === undefined ? enclosing : text(namespace);
  return scope === '' ? text(name) : `${scope}.${text(name)}`;
}

function text(json: Json | undefined): string {
  return typeof json === 'string' ? json : JSON.stringify(json);
}

function plainValue(kind: string, dice: number): Json {
  switch (kind) {
    case 'null':
      return null;
    case 'boolean':
      return dice === 1;
    case 'string':
    case 'bytes':
      return dice === 1 ? '' : 'v';
    default:
      return dice;
  }
}
