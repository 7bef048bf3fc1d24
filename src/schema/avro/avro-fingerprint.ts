import { createHash } from 'node:crypto';
import { isNamed, type AvroSchema, type AvroType } from './avro-type';
import { normaliseAvro, pushReversed } from './normalise-avro';

/** SHA-256 of the normalised text, in hex: changes with everything that a registry would store. */
export function avroFingerprint(schema: AvroSchema): string {
  return createHash('sha256').update(normaliseAvro(schema)).digest('hex');
}

/**
 * The parsing canonical form: only what decoding needs, with the types of references written out.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#parsing-canonical-form-for-schemas
 */
export function parsingCanonicalForm(schema: AvroSchema): string {
  const written = new Set<AvroType>();
  const parts: string[] = [];
  const stack: (string | AvroType)[] = [schema.root];
  for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
    if (typeof piece === 'string') parts.push(piece);
    else pushReversed(stack, canonicalPieces(piece, written));
  }
  return parts.join('');
}

function canonicalPieces(type: AvroType, written: Set<AvroType>): (string | AvroType)[] {
  if (isNamed(type)) {
    if (written.has(type)) return [JSON.stringify(type.fullName)];
    written.add(type);
  }
  switch (type.kind) {
    case 'record': {
      const fields = type.fields.flatMap((field, index) => [
        `${index > 0 ? ',' : ''}{"name":"${field.name}","type":`,
        field.type,
        '}',
      ]);
      const kind = type.isError ? 'error' : 'record';
      return [`{"name":"${type.fullName}","type":"${kind}","fields":[`, ...fields, ']}'];
    }
    case 'enum':
      return [`{"name":"${type.fullName}","type":"enum","symbols":${JSON.stringify(type.symbols)}}`];
    case 'fixed':
      return [`{"name":"${type.fullName}","type":"fixed","size":${type.size}}`];
    case 'array':
      return ['{"type":"array","items":', type.items, '}'];
    case 'map':
      return ['{"type":"map","values":', type.values, '}'];
    case 'union':
      return ['[', ...type.branches.flatMap((branch, index) => (index > 0 ? [',', branch] : [branch])), ']'];
    default:
      return [`"${type.kind}"`];
  }
}

const EMPTY = 0xc15d213aa4d7a795n;
const TABLE = Array.from({ length: 256 }, (_, index) => {
  let entry = BigInt(index);
  for (let bit = 0; bit < 8; bit += 1) entry = (entry >> 1n) ^ (entry & 1n ? EMPTY : 0n);
  return entry;
});

/** CRC-64-AVRO of the parsing canonical form, as 16 hex digits, the most significant first. */
export function avroCrc64(schema: AvroSchema): string {
  let crc = EMPTY;
  for (const byte of Buffer.from(parsingCanonicalForm(schema), 'utf8')) {
    crc = (crc >> 8n) ^ (TABLE[Number((crc ^ BigInt(byte)) & 0xffn)] ?? 0n);
  }
  return crc.toString(16).padStart(16, '0');
}
