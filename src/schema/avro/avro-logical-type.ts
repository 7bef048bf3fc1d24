import { nearest } from '../../core/nearest';
import type { JsonNode, JsonObjectNode } from '../json-document';
import type { Problem } from './avro-problems';
import { given } from './avro-problems';
import type { AvroKind, AvroLogicalType } from './avro-type';

/** The logical types of the specification and the types that may carry them. */
const CARRIERS = new Map<string, readonly AvroKind[]>([
  ['decimal', ['bytes', 'fixed']],
  ['big-decimal', ['bytes']],
  ['uuid', ['string', 'fixed']],
  ['date', ['int']],
  ['time-millis', ['int']],
  ['time-micros', ['long']],
  ['timestamp-millis', ['long']],
  ['timestamp-micros', ['long']],
  ['timestamp-nanos', ['long']],
  ['local-timestamp-millis', ['long']],
  ['local-timestamp-micros', ['long']],
  ['local-timestamp-nanos', ['long']],
  ['duration', ['fixed']],
]);

const FIXED_SIZES = new Map([
  ['uuid', 16],
  ['duration', 12],
]);

/** What carries a logical type: its kind, and the size of a fixed. */
export interface Carrier {
  readonly kind: AvroKind;
  readonly size?: number;
}

type Complaint = Omit<Problem, 'property' | 'rule'>;

/** The logical type of an object, or why it is ignored: the specification asks to ignore an invalid one. */
export function logicalTypeOf(
  node: JsonObjectNode,
  carrier: Carrier,
): { readonly logicalType?: AvroLogicalType; readonly complaint?: Complaint } {
  const attribute = node.members.get('logicalType')?.value;
  if (attribute === undefined) return {};
  if (attribute.kind !== 'string') {
    return { complaint: ignored(attribute, 'be the name of a logical type', given(attribute), 'write it in quotes') };
  }
  const name = attribute.value;
  const carriers = CARRIERS.get(name);
  if (carriers === undefined) return unknown(attribute, name);
  if (!carriers.includes(carrier.kind)) {
    const must = `stand on ${carriers.join(' or ')}`;
    const remedy = `the logical type is ignored here: write { "type": "${carriers[0]}", "logicalType": "${name}" } or remove it`;
    return { complaint: ignored(attribute, must, `${name} on ${carrier.kind}`, remedy) };
  }
  const size = carrier.kind === 'fixed' ? FIXED_SIZES.get(name) : undefined;
  if (size !== undefined && carrier.size !== size) {
    const remedy = `the logical type is ignored here: set the size to ${size} or remove it`;
    return { complaint: ignored(attribute, `stand on a fixed of ${size} bytes`, `size ${carrier.size}`, remedy) };
  }
  return name === 'decimal' ? decimal(node, attribute, carrier) : { logicalType: { name } };
}

function unknown(attribute: JsonNode, name: string): ReturnType<typeof logicalTypeOf> {
  const meant = nearest(name, CARRIERS.keys());
  if (meant === undefined) return { logicalType: { name } };
  const remedy = `did you mean '${meant}'? an unknown logical type is ignored`;
  return {
    logicalType: { name },
    complaint: ignored(attribute, 'be a known logical type', JSON.stringify(name), remedy),
  };
}

function decimal(node: JsonObjectNode, attribute: JsonNode, carrier: Carrier): ReturnType<typeof logicalTypeOf> {
  const precision = wholeNumber(node.members.get('precision')?.value);
  const scaleNode = node.members.get('scale')?.value;
  const scale = scaleNode === undefined ? 0 : wholeNumber(scaleNode);
  const most = carrier.kind === 'fixed' ? digitsIn(carrier.size ?? 0) : Infinity;
  if (precision === undefined || precision < 1 || precision > most) {
    const must =
      most === Infinity
        ? 'have a whole precision of at least 1'
        : `have a whole precision from 1 to ${most}, which is what ${carrier.size} bytes can hold`;
    const at = node.members.get('precision')?.value;
    return { complaint: ignored(at ?? attribute, must, given(at), 'the decimal is ignored: correct the precision') };
  }
  if (scale === undefined || scale < 0 || scale > precision) {
    const must = `have a whole scale from 0 to its precision, ${precision}`;
    return {
      complaint: ignored(scaleNode ?? attribute, must, given(scaleNode), 'the decimal is ignored: correct the scale'),
    };
  }
  return { logicalType: { name: 'decimal', precision, scale } };
}

function ignored(at: JsonNode, must: string, what: string, remedy: string): Complaint {
  return { at, must, given: what, remedy };
}

/** The decimal digits that a signed number of so many bytes always holds. */
function digitsIn(bytes: number): number {
  return Math.floor(Math.log10(2) * (8 * bytes - 1));
}

/** The number, if it is written without a point or an exponent and exactly representable. */
export function wholeNumber(node: JsonNode | undefined): number | undefined {
  return node?.kind === 'number' && /^-?\d+$/.test(node.text) && Number.isSafeInteger(node.value)
    ? node.value
    : undefined;
}
