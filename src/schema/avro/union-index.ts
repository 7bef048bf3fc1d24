import { isPlain, readsByKind } from './avro-resolution';
import { isNamed, type AvroKind, type AvroNamed, type AvroType, type AvroUnion } from './avro-type';

/** The branches of a union by what a writer's type is looked up by: a union may have thousands. */
export class UnionIndex {
  private readonly byKind = new Map<AvroKind, AvroType[]>();
  private readonly byName = new Map<string, AvroNamed[]>();
  /** Only one branch besides null: it needs no word of its own in a path. */
  public readonly isPlain: boolean;

  public constructor(private readonly union: AvroUnion) {
    for (const branch of union.branches) {
      append(this.byKind, branch.kind, branch);
      if (!isNamed(branch)) continue;
      const names = new Set([branch.name, ...branch.aliases]);
      for (const name of names) append(this.byName, name, branch);
    }
    this.isPlain = union.branches.length - this.ofKind('null').length < 2;
  }

  public ofKind(kind: AvroKind): readonly AvroType[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The branches whose name or alias is that of the writer's type. */
  public named(writer: AvroNamed): AvroNamed[] {
    const byName = this.byName.get(writer.name) ?? [];
    const byAlias = writer.fullName === writer.name ? [] : (this.byName.get(writer.fullName) ?? []);
    return [...new Set([...byName, ...byAlias])].filter(
      (branch) =>
        branch.kind === writer.kind && (branch.name === writer.name || branch.aliases.includes(writer.fullName)),
    );
  }

  /** The branch without a name or inner type that reads the writer's type, its own kind first. */
  public plainReader(writer: AvroType): AvroType | undefined {
    if (!isPlain(writer)) return undefined;
    return this.ofKind(writer.kind)[0] ?? this.union.branches.find((branch) => readsByKind(branch, writer) === true);
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
