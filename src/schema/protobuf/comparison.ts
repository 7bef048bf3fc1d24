import { DifferenceSeverity, type SchemaDifference } from '../schema-difference';
import type { Reading } from '../verdict';
import type { ProtobufSchema } from './parse-protobuf';
import { messagePaths } from './paths';
import type { ProtoEnum, ProtoMessage } from './syntax';

/** One reader and one writer, what was found between them, and which pairs of declarations are done. */
export class Comparison {
  public readonly differences: SchemaDifference[] = [];
  private readonly paths: ReadonlyMap<ProtoMessage, string>;
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

  /** True once for each pair, so that what many fields use is judged once and recursion ends. */
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
