import { Problems } from './problem';
import { parseFile } from './parse-file';
import { allMessages, type ProtoFile } from './syntax';

/** Package, imports and declarations of the files that every registry knows. */
const DECLARATIONS: Readonly<Record<string, string>> = {
  'google/protobuf/any.proto': 'message Any { string type_url = 1; bytes value = 2; }',
  'google/protobuf/duration.proto': 'message Duration { int64 seconds = 1; int32 nanos = 2; }',
  'google/protobuf/empty.proto': 'message Empty {}',
  'google/protobuf/field_mask.proto': 'message FieldMask { repeated string paths = 1; }',
  'google/protobuf/source_context.proto': 'message SourceContext { string file_name = 1; }',
  'google/protobuf/timestamp.proto': 'message Timestamp { int64 seconds = 1; int32 nanos = 2; }',
  'google/protobuf/struct.proto': `
    message Struct { map<string, Value> fields = 1; }
    message Value {
      oneof kind {
        NullValue null_value = 1;
        double number_value = 2;
        string string_value = 3;
        bool bool_value = 4;
        Struct struct_value = 5;
        ListValue list_value = 6;
      }
    }
    enum NullValue { NULL_VALUE = 0; }
    message ListValue { repeated Value values = 1; }`,
  'google/protobuf/wrappers.proto': [
    ['Double', 'double'],
    ['Float', 'float'],
    ['Int64', 'int64'],
    ['UInt64', 'uint64'],
    ['Int32', 'int32'],
    ['UInt32', 'uint32'],
    ['Bool', 'bool'],
    ['String', 'string'],
    ['Bytes', 'bytes'],
  ]
    .map(([name, type]) => `message ${name}Value { ${type} value = 1; }`)
    .join('\n'),
  // The messages that custom options extend; their own fields are in known-options.ts.
  'google/protobuf/descriptor.proto': [
    'File',
    'Message',
    'Field',
    'Oneof',
    'ExtensionRange',
    'Enum',
    'EnumValue',
    'Service',
    'Method',
  ]
    .map((place) => `message ${place}Options { extensions 1000 to max; }`)
    .join('\n'),
  'google/type/date.proto': 'message Date { int32 year = 1; int32 month = 2; int32 day = 3; }',
  'google/type/timeofday.proto':
    'message TimeOfDay { int32 hours = 1; int32 minutes = 2; int32 seconds = 3; int32 nanos = 4; }',
  'google/type/datetime.proto': `
    import "google/protobuf/duration.proto";
    message DateTime {
      int32 year = 1;
      int32 month = 2;
      int32 day = 3;
      int32 hours = 4;
      int32 minutes = 5;
      int32 seconds = 6;
      int32 nanos = 7;
      oneof time_offset {
        google.protobuf.Duration utc_offset = 8;
        TimeZone time_zone = 9;
      }
    }
    message TimeZone { string id = 1; string version = 2; }`,
  'google/type/decimal.proto': 'message Decimal { string value = 1; }',
  'google/type/latlng.proto': 'message LatLng { double latitude = 1; double longitude = 2; }',
  'google/type/money.proto': 'message Money { string currency_code = 1; int64 units = 2; int32 nanos = 3; }',
  'google/type/interval.proto': `
    import "google/protobuf/timestamp.proto";
    message Interval { google.protobuf.Timestamp start_time = 1; google.protobuf.Timestamp end_time = 2; }`,
  'confluent/type/decimal.proto': 'message Decimal { bytes value = 1; uint32 precision = 2; int32 scale = 3; }',
  'confluent/meta.proto': [
    'import "google/protobuf/descriptor.proto";',
    'message Meta { string doc = 1; map<string, string> params = 2; repeated string tags = 3; }',
    ...(
      [
        ['File', 'file'],
        ['Message', 'message'],
        ['Field', 'field'],
        ['Enum', 'enum'],
        ['EnumValue', 'enum_value'],
      ] as const
    ).map(([place, name]) => `extend google.protobuf.${place}Options { Meta ${name}_meta = 1088; }`),
  ].join('\n'),
};

const parsed = new Map<string, ProtoFile>();

/** The names of the files that need no reference. */
export const WELL_KNOWN_FILES: readonly string[] = Object.keys(DECLARATIONS);

/** A well-known file, parsed once; undefined for another name. */
export function wellKnownFile(name: string): ProtoFile | undefined {
  if (!Object.hasOwn(DECLARATIONS, name)) return undefined;
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const syntax = name === 'google/protobuf/descriptor.proto' ? 'proto2' : 'proto3';
  const packageName = name.split('/').slice(0, -1).join('.');
  const text = `syntax = "${syntax}"; package ${packageName}; ${DECLARATIONS[name]}`;
  const file = parseFile(name, text, new Problems());
  parsed.set(name, file);
  return file;
}

/** The well-known file that declares a message. */
export function wellKnownFileOf(fullName: string): string | undefined {
  return WELL_KNOWN_FILES.find((name) =>
    [...allMessages(wellKnownFile(name)?.messages ?? [])].some((message) => message.fullName === fullName),
  );
}
