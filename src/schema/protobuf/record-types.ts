import { FieldType, TimePrecision } from '../field-type';

/** 2^64 - 1 has 20 digits: no whole-number type of the record holds all of uint64. */
const UINT64 = (): FieldType => FieldType.decimal(20, 0);

export const SCALAR_TYPES: ReadonlyMap<string, () => FieldType> = new Map([
  ['double', () => FieldType.float64()],
  ['float', () => FieldType.float32()],
  ['int32', () => FieldType.int32()],
  ['sint32', () => FieldType.int32()],
  ['sfixed32', () => FieldType.int32()],
  ['uint32', () => FieldType.int64()],
  ['fixed32', () => FieldType.int64()],
  ['int64', () => FieldType.int64()],
  ['sint64', () => FieldType.int64()],
  ['sfixed64', () => FieldType.int64()],
  ['uint64', UINT64],
  ['fixed64', UINT64],
  ['bool', () => FieldType.boolean()],
  ['string', () => FieldType.string()],
  ['bytes', () => FieldType.bytes()],
]);

/** The messages that stand for one value; every other one, also of Google, is a struct of its fields. */
export const MESSAGE_TYPES: ReadonlyMap<string, () => FieldType> = new Map([
  ['google.protobuf.Timestamp', () => FieldType.instant(TimePrecision.NANOSECONDS)],
  ['google.protobuf.Struct', () => FieldType.json()],
  ['google.protobuf.Value', () => FieldType.json()],
  ['google.protobuf.ListValue', () => FieldType.json()],
  ['google.protobuf.DoubleValue', () => FieldType.float64()],
  ['google.protobuf.FloatValue', () => FieldType.float32()],
  ['google.protobuf.Int64Value', () => FieldType.int64()],
  ['google.protobuf.UInt64Value', UINT64],
  ['google.protobuf.Int32Value', () => FieldType.int32()],
  ['google.protobuf.UInt32Value', () => FieldType.int64()],
  ['google.protobuf.BoolValue', () => FieldType.boolean()],
  ['google.protobuf.StringValue', () => FieldType.string()],
  ['google.protobuf.BytesValue', () => FieldType.bytes()],
  ['google.type.Date', () => FieldType.date()],
  ['google.type.TimeOfDay', () => FieldType.time(TimePrecision.NANOSECONDS)],
]);

/** Confluent's decimal, whose precision and scale are parameters of the field. */
export const DECIMAL_MESSAGE = 'confluent.type.Decimal';
