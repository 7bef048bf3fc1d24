import protobuf from 'protobufjs';
import { shapeText, type FieldShape, type MessageShape, type SchemaShape } from './shape';
import type { MessageValue, Value } from './values';

const ENCODING: ReadonlyMap<string, string> = new Map([
  ['int32', 'varint'],
  ['int64', 'varint'],
  ['uint32', 'varint'],
  ['uint64', 'varint'],
  ['bool', 'varint'],
]);

/** Writes a message with one schema and reads it with the other, and says where a shared field came out otherwise. */
export class ByteOracle {
  private readonly writerRoot: protobuf.Root;
  private readonly readerRoot: protobuf.Root;

  public constructor(
    private readonly writer: SchemaShape,
    private readonly reader: SchemaShape,
    /** Whether every number must come out as it went in, and not only as its bytes have it. */
    private readonly exact: boolean,
  ) {
    this.writerRoot = protobuf.parse(shapeText(writer), { keepCase: true }).root;
    this.readerRoot = protobuf.parse(shapeText(reader), { keepCase: true }).root;
  }

  public losses(messageName: string, value: MessageValue): string[] {
    const writerType = this.writerRoot.lookupType(qualified(this.writer, messageName));
    const readerType = this.readerRoot.lookupType(qualified(this.reader, messageName));
    const bytes = writerType.encode(writerType.fromObject(value)).finish();
    const read: unknown = readerType.toObject(readerType.decode(bytes), { longs: String, enums: Number, bytes: Array });
    return this.compareMessages(messageName, value, read, messageName);
  }

  private compareMessages(name: string, value: MessageValue, read: unknown, path: string): string[] {
    const writerMessage = messageOf(this.writer, name);
    const readerMessage = messageOf(this.reader, name);
    if (writerMessage === undefined || readerMessage === undefined || !isObject(read))
      return [`${path}: not a message`];
    return writerMessage.fields.flatMap((field) => {
      const same = readerMessage.fields.find(({ number }) => number === field.number);
      const written = value[field.name];
      if (same === undefined || written === undefined) return [];
      return this.compareFields(field, same, written, read[same.name], `${path}.${field.name}`);
    });
  }

  private compareFields(writer: FieldShape, reader: FieldShape, value: Value, read: unknown, path: string): string[] {
    if (writer.mapKey !== undefined) {
      return Object.entries(value).flatMap(([key, one]: [string, Value]) => {
        const found = isObject(read) ? this.mapEntry(writer, reader, read, key) : undefined;
        return this.compareValues(writer.type, reader.type, one, found, `${path}[${key}]`);
      });
    }
    // A closed enum has no place for other numbers: they read as absent.
    const all: readonly Value[] = Array.isArray(value) ? value : [value];
    const written = all.filter((one) => !this.isClosedTo(reader.type, one));
    const got = read === undefined ? [] : Array.isArray(read) && reader.label === 'repeated' ? read : [read];
    if (writer.label === 'repeated' && reader.label !== 'repeated') {
      // Elements of a message are merged, of a text the last one counts.
      if (written.length === 0 || messageOf(this.writer, writer.type) !== undefined) return [];
      return written.slice(-1).flatMap((one) => this.compareValues(writer.type, reader.type, one, got[0], path));
    }
    // Without presence a zero is not written, or not told from an absent value.
    if (got.length === 0 && reader.label !== 'repeated' && (isImplicit(writer) || isImplicit(reader))) got.push(0);
    if (got.length !== written.length) return [`${path}: wrote ${written.length}, read ${got.length}`];
    return written.flatMap((one, index) => this.compareValues(writer.type, reader.type, one, got[index], path));
  }

  /** A key is read as the reader's type has it. */
  private mapEntry(writer: FieldShape, reader: FieldShape, read: Record<string, unknown>, key: string): unknown {
    const [from, to] = [writer.mapKey, reader.mapKey];
    if (to === 'bool' && from !== 'bool') return read[String(key !== '0')];
    if (from === 'bool' && to !== 'bool') return read[key === 'true' ? '1' : '0'];
    return read[key];
  }

  private compareValues(writerType: string, readerType: string, value: Value, read: unknown, path: string): string[] {
    if (messageOf(this.writer, writerType) !== undefined) {
      return isMessageValue(value) ? this.compareMessages(writerType, value, read, path) : [`${path}: no message`];
    }
    if (this.isClosedTo(readerType, value)) return [];
    const expected = expectation(this.encodingOf(writerType), readerType, this.isEnum(readerType), value);
    const got = plain(read);
    const whole = typeof value === 'boolean' && expected !== 'true' && expected !== 'false' ? Number(value) : value;
    if (this.exact && expected !== plain(whole))
      return [`${path}: wrote ${plain(value)}, means ${expected} to the reader`];
    return expected === got || (read === 0 && expected === 'false')
      ? []
      : [`${path}: wrote ${plain(value)}, expected ${expected}, read ${got}`];
  }

  private encodingOf(type: string): string {
    return this.isEnum(type) ? 'varint' : (ENCODING.get(type) ?? type);
  }

  private isClosedTo(readerType: string, value: Value): boolean {
    const declared = this.reader.enums.find(({ name }) => name === readerType);
    if (this.reader.syntax === 'proto3' || declared === undefined) return false;
    return !declared.values.some(({ number }) => number === Number(value));
  }

  private isEnum(type: string): boolean {
    return [this.writer, this.reader].some(({ enums }) => enums.some(({ name }) => name === type));
  }
}

function isImplicit({ label, oneof }: FieldShape): boolean {
  return label === '' && oneof === undefined;
}

/** What the bytes of a value mean to a type of the same group. */
function expectation(encoding: string, readerType: string, readerIsEnum: boolean, value: Value): string {
  if (
    value instanceof Uint8Array ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    if (encoding === 'string' || encoding === 'bytes') return plain(value);
    if (encoding === 'float' || encoding === 'double') return plain(value);
    const whole = BigInt(value instanceof Uint8Array ? 0 : value);
    if (readerType === 'bool') return String(whole !== 0n);
    const bits = readerType.endsWith('64') && !readerIsEnum ? 64 : 32;
    if (encoding.startsWith('sint') && bits === 32) return String(cutZigzag(whole));
    const unsigned = !readerIsEnum && /^(uint|fixed)/.test(readerType);
    return String(unsigned ? BigInt.asUintN(bits, whole) : BigInt.asIntN(bits, whole));
  }
  return plain(value);
}

/** A zigzag is cut to 32 bits before it is read, not after: -1 and 1 lie side by side in it. */
function cutZigzag(whole: bigint): bigint {
  const cut = BigInt.asUintN(32, whole >= 0n ? 2n * whole : -2n * whole - 1n);
  return cut % 2n === 0n ? cut / 2n : -(cut + 1n) / 2n;
}

/** Texts and bytes alike as text. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return String.fromCharCode(...value.map(Number));
  return value instanceof Uint8Array ? String.fromCharCode(...value) : String(value);
}

function qualified({ packageName }: SchemaShape, name: string): string {
  return packageName === '' ? name : `${packageName}.${name}`;
}

function messageOf(schema: SchemaShape, name: string): MessageShape | undefined {
  return schema.messages.find((message) => message.name === name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isMessageValue(value: Value): value is MessageValue {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array);
}
