import { DifferenceSeverity, type SchemaDifference } from '../schema-difference';
import type { Reading } from '../verdict';
import type { ProtobufSchema } from './parse-protobuf';
import { messagePaths } from './paths';
import type { ProtoEnum, ProtoMessage } from './syntax';

/** One reader and one writer, what was found between them, and which pairs of declarations are done. */
export class Comparison {
  public readonly differences: SchemaDifference[] = [];
  private readonly paths: ReadonlyMap<ProtoMessage, string>;
  private readonly waiting: (readonly [ProtoMessage, ProtoMessage])[] = [];
  private readonly compared = new Map<ProtoMessage | ProtoEnum, Set<ProtoMessage | ProtoEnum>>();

  public constructor(
    public readonly reader: ProtobufSchema,
    public readonly writer: ProtobufSchema,
    public readonly reading: Reading,
  ) {
    this.paths = pathsOf(reader);
  }

  public get readerIsNew(): boolean {
    return this.reading.direction === 'BACKWARD';
  }

  public pathOf(message: ProtoMessage): string {
    return this.paths.get(message) ?? message.localName;
  }

  /** Puts two messages on the list: once, so that what many fields use is judged once and recursion ends. */
  public later(reader: ProtoMessage, writer: ProtoMessage): void {
    if (this.begins(reader, writer)) this.waiting.push([reader, writer]);
  }

  /** Takes the pairs off the list, which grows meanwhile; a list and no calls, however deep messages nest. */
  public *pairs(): Generator<readonly [ProtoMessage, ProtoMessage]> {
    for (let at = 0; at < this.waiting.length; at += 1) yield this.waiting[at]!;
  }

  /** True once for each pair, and never for a declaration and itself. */
  public begins(reader: ProtoMessage | ProtoEnum, writer: ProtoMessage | ProtoEnum): boolean {
    if (reader === writer) return false;
    const writers = this.compared.get(reader) ?? new Set();
    if (writers.has(writer)) return false;
    this.compared.set(reader, writers.add(writer));
    return true;
  }

  public error(difference: Omit<SchemaDifference, 'severity'>): void {
    this.differences.push({ ...difference, severity: DifferenceSeverity.ERROR });
  }

  public warning(difference: Omit<SchemaDifference, 'severity'>): void {
    this.differences.push({ ...difference, severity: DifferenceSeverity.WARNING });
  }
}

const known = new WeakMap<ProtobufSchema, ReadonlyMap<ProtoMessage, string>>();

/** Found once for a schema that is compared with many versions. */
function pathsOf(schema: ProtobufSchema): ReadonlyMap<ProtoMessage, string> {
  const paths = known.get(schema) ?? messagePaths(schema);
  known.set(schema, paths);
  return paths;
}
