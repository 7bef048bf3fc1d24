import { FieldKind, type FieldType } from '../field-type';
import type { RecordField, RecordSchema } from '../record-schema';
import { CONNECT_DECIMAL, CONNECT_PRECISION } from './connect-type';
import { DEFAULT_DRAFT, uriOf } from './draft';
import { LOCAL_KEY, PRECISION_KEY } from './to-scalar-type';

type Keywords = Record<string, unknown>;

const LOCAL_PATTERN = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$';

/**
 * A JSON Schema of draft 7 for a record. Objects are closed, so that optional fields can be added later; the order of
 * the fields stands in `connect.index`, since the keys of a JSON object have none.
 */
export function recordSchemaToJsonSchema(record: RecordSchema): string {
  const { recordNamespace, recordName, doc, fields } = record;
  const title = recordNamespace === undefined ? recordName : `${recordNamespace}.${recordName}`;
  const schema = { $schema: uriOf(DEFAULT_DRAFT), title, ...described(doc), ...objectOf(fields) };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function objectOf(fields: readonly RecordField[]): Keywords {
  const required = fields.filter((field) => !field.nullable).map((field) => field.name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field, index) => [field.name, propertyOf(field, index)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function propertyOf(field: RecordField, index: number): Keywords {
  const schema = field.nullable ? nullable(typeOf(field.type)) : typeOf(field.type);
  return {
    ...schema,
    ...described(field.doc),
    ...(field.defaultJson !== undefined && { default: JSON.parse(field.defaultJson) as unknown }),
    ...(field.tags && field.tags.length > 0 && { 'confluent:tags': field.tags }),
    'connect.index': index,
  };
}

function typeOf(type: FieldType): Keywords {
  switch (type.kind) {
    case FieldKind.STRING:
      return { type: 'string' };
    case FieldKind.BYTES:
      return { type: 'string', contentEncoding: 'base64', 'connect.type': 'bytes' };
    case FieldKind.BOOLEAN:
      return { type: 'boolean' };
    case FieldKind.INT32:
      return { type: 'integer', minimum: -2147483648, maximum: 2147483647, 'connect.type': 'int32' };
    case FieldKind.INT64:
      return { type: 'integer', 'connect.type': 'int64' };
    case FieldKind.FLOAT32:
      return { type: 'number', 'connect.type': 'float32' };
    case FieldKind.FLOAT64:
      return { type: 'number', 'connect.type': 'float64' };
    case FieldKind.DECIMAL:
      return decimalOf(type);
    case FieldKind.DATE:
      return { type: 'string', format: 'date' };
    case FieldKind.TIME:
      return { type: 'string', format: 'time', [PRECISION_KEY]: type.timePrecision };
    case FieldKind.TIMESTAMP:
      return type.zoned
        ? { type: 'string', format: 'date-time', [PRECISION_KEY]: type.timePrecision }
        : { type: 'string', pattern: LOCAL_PATTERN, [LOCAL_KEY]: true, [PRECISION_KEY]: type.timePrecision };
    case FieldKind.UUID:
      return { type: 'string', format: 'uuid' };
    case FieldKind.ENUM:
      return { title: type.enumName, type: 'string', enum: type.symbols };
    case FieldKind.ARRAY:
      return { type: 'array', items: elementOf(type) };
    case FieldKind.MAP:
      return { type: 'object', additionalProperties: elementOf(type) };
    case FieldKind.STRUCT:
      return { title: type.structName, ...objectOf(type.fields ?? []) };
    case FieldKind.JSON:
      return {};
  }
}

function elementOf(type: FieldType): Keywords {
  return type.elementNullable ? nullable(typeOf(type.element!)) : typeOf(type.element!);
}

function decimalOf(type: FieldType): Keywords {
  return {
    title: CONNECT_DECIMAL,
    type: 'number',
    'connect.type': 'bytes',
    'connect.version': 1,
    'connect.parameters': { scale: String(type.scale), [CONNECT_PRECISION]: String(type.precision) },
  };
}

/** Any JSON includes null already. */
function nullable(schema: Keywords): Keywords {
  if (typeof schema.type !== 'string') return schema;
  const values = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

function described(doc: string | undefined): Keywords {
  return doc === undefined ? {} : { description: doc };
}
