import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';

/** A value that is not known before apply; keeps Terraform's own bytes, since a refined unknown must come back as it was. */
export class Unknown {
  public constructor(
    public readonly extension: number,
    public readonly data: Uint8Array,
  ) {}
}

export const UNKNOWN = new Unknown(0, Uint8Array.of(0));

export type Value = null | boolean | number | bigint | string | Unknown | Value[] | ValueMap;

export interface ValueMap {
  [name: string]: Value;
}

const PLAIN_UNKNOWN = 0;
const REFINED_UNKNOWN = 12;

const codec = new ExtensionCodec();
for (const type of [PLAIN_UNKNOWN, REFINED_UNKNOWN]) {
  codec.register({
    type,
    encode: (input: unknown) => (input instanceof Unknown && input.extension === type ? input.data : null),
    decode: (data, extension) => new Unknown(extension, data.slice()),
  });
}

/** A value as it crosses the wire. */
export interface WireValue {
  readonly msgpack: Uint8Array;
  readonly json?: Uint8Array;
}

/** Reads a wire value; an absent one is null. */
export function fromWire(wire: WireValue | null | undefined): Value {
  if (wire?.msgpack === undefined || wire.msgpack.length === 0) return null;
  return asValue(decode(wire.msgpack, { extensionCodec: codec, useBigInt64: true }));
}

export function toWire(value: Value): WireValue {
  return { msgpack: encode(value, { extensionCodec: codec, useBigInt64: true }) };
}

/** Narrows anything read from msgpack or JSON. */
export function asValue(input: unknown): Value {
  if (input === null || input === undefined) return null;
  if (input instanceof Unknown) return input;
  if (Array.isArray(input)) return input.map(asValue);
  switch (typeof input) {
    case 'boolean':
    case 'number':
    case 'bigint':
    case 'string':
      return input;
    case 'object':
      return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, asValue(value)]));
    default:
      throw new TypeError(`no Terraform value: ${typeof input}`);
  }
}

export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** Whether no part of the value is unknown. */
export function isKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (Array.isArray(value)) return value.every(isKnown);
  return !isMap(value) || Object.values(value).every(isKnown);
}

/** A text that is equal for equal values: object keys sorted, 1 and 1n alike. */
export function fingerprint(value: Value): string {
  if (value instanceof Unknown) return '?';
  if (Array.isArray(value)) return `[${value.map(fingerprint).join(',')}]`;
  if (isMap(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${fingerprint(value[name] ?? null)}`).join(',')}}`;
  }
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

export function equal(left: Value, right: Value): boolean {
  return fingerprint(left) === fingerprint(right);
}
