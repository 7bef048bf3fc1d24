import { FieldType, TimePrecision } from '../field-type';
import type { Conjunction } from './conjunction';

/** The names by which Kafka Connect's JSON Schema converter marks what JSON has no type for. */
export const CONNECT_DECIMAL = 'org.apache.kafka.connect.data.Decimal';
export const CONNECT_PRECISION = 'connect.decimal.precision';

const LOGICAL: ReadonlyMap<string, () => FieldType> = new Map([
  ['org.apache.kafka.connect.data.Date', () => FieldType.date()],
  ['org.apache.kafka.connect.data.Time', () => FieldType.time(TimePrecision.MILLISECONDS)],
  ['org.apache.kafka.connect.data.Timestamp', () => FieldType.instant(TimePrecision.MILLISECONDS)],
]);
const PLAIN: ReadonlyMap<string, () => FieldType> = new Map([
  ['int8', () => FieldType.int32()],
  ['int16', () => FieldType.int32()],
  ['int32', () => FieldType.int32()],
  ['int64', () => FieldType.int64()],
  ['float32', () => FieldType.float32()],
  ['float64', () => FieldType.float64()],
  ['bytes', () => FieldType.bytes()],
]);

/** The type that Connect's annotations give; a string says what they lack. */
export function connectType(schema: Conjunction): FieldType | string | undefined {
  const [title] = schema.all((part) => part.title);
  if (title === CONNECT_DECIMAL) return decimalType(schema);
  const logical = title === undefined ? undefined : LOGICAL.get(title);
  if (logical) return logical();
  const [name] = schema.all((part) => textOf(part.annotations.get('connect.type')));
  return name === undefined ? undefined : PLAIN.get(name)?.();
}

function decimalType(schema: Conjunction): FieldType | string {
  const [parameters] = schema.all((part) => part.annotations.get('connect.parameters'));
  const number = (name: string): number => {
    const given: unknown =
      typeof parameters === 'object' && parameters !== null ? Reflect.get(parameters, name) : undefined;
    return Number(typeof given === 'string' || typeof given === 'number' ? given : NaN);
  };
  try {
    return FieldType.decimal(number(CONNECT_PRECISION), number('scale'));
  } catch {
    return `have scale and ${CONNECT_PRECISION} among its connect.parameters`;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
