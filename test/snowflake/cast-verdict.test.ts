import type { FieldKind } from '../../src/schema/field-type';
import { FieldType, TimePrecision } from '../../src/schema/field-type';
import { castVerdict } from '../../src/snowflake/cast-verdict';
import { SnowflakeInstantColumns, SnowflakeNestedColumns } from '../../src/snowflake/column-mapping-options';
import { SnowflakeType, SnowflakeVectorElement } from '../../src/snowflake/column-type';
import { fieldColumnType } from '../../src/snowflake/field-column-type';

const MILLIS = TimePrecision.MILLISECONDS;
const SAMPLES: Record<FieldKind, FieldType> = {
  STRING: FieldType.string(),
  BYTES: FieldType.bytes(),
  BOOLEAN: FieldType.boolean(),
  INT32: FieldType.int32(),
  INT64: FieldType.int64(),
  FLOAT32: FieldType.float32(),
  FLOAT64: FieldType.float64(),
  DECIMAL: FieldType.decimal(18, 2),
  DATE: FieldType.date(),
  TIME: FieldType.time(MILLIS),
  TIMESTAMP: FieldType.instant(MILLIS),
  UUID: FieldType.uuid(),
  ENUM: FieldType.enumeration('E', ['NEW', 'SHIPPED']),
  ARRAY: FieldType.array(FieldType.string()),
  MAP: FieldType.map(FieldType.string()),
  STRUCT: FieldType.struct('S', [{ name: 'a', type: FieldType.string() }]),
  JSON: FieldType.json(),
};

test.each(Object.entries(SAMPLES))('%s fits the column that the mapping gives it', (_, type) => {
  for (const nested of Object.values(SnowflakeNestedColumns)) {
    const column = fieldColumnType(type, { nested, instants: SnowflakeInstantColumns.TIMESTAMP_LTZ });
    expect(castVerdict(type, column).verdict).toBe('FITS');
  }
});

test.each(Object.entries(SAMPLES))('%s fits a VARIANT', (_, type) => {
  expect(castVerdict(type, SnowflakeType.variant())).toStrictEqual({ verdict: 'FITS', why: '' });
});

test.each([
  [
    FieldType.int64(),
    SnowflakeType.number(10),
    'REFUSED',
    '19 digits before the point do not fit into 10: rows with larger values would be skipped',
  ],
  [FieldType.int32(), SnowflakeType.number(10), 'FITS', ''],
  [
    FieldType.int32(),
    SnowflakeType.number(9),
    'REFUSED',
    '10 digits before the point do not fit into 9: rows with larger values would be skipped',
  ],
  [FieldType.int64(), SnowflakeType.float(), 'DOUBTFUL', 'digits beyond the 15th or so are lost'],
  [
    FieldType.int64(),
    SnowflakeType.timestampLtz(),
    'DOUBTFUL',
    'rows whose value does not read as TIMESTAMP_LTZ are refused',
  ],
  [FieldType.int64(), SnowflakeType.array(), 'REFUSED', 'INT64 cannot be cast to ARRAY'],
  [FieldType.decimal(18, 2), SnowflakeType.number(18, 2), 'FITS', ''],
  [FieldType.decimal(18, 4), SnowflakeType.number(18, 2), 'DOUBTFUL', '4 digits after the point are rounded to 2'],
  [
    FieldType.decimal(18, 2),
    SnowflakeType.number(18, 4),
    'REFUSED',
    '16 digits before the point do not fit into 14: rows with larger values would be skipped',
  ],
  [FieldType.float64(), SnowflakeType.number(18, 2), 'DOUBTFUL', 'values are rounded to the scale of the column'],
  [FieldType.string(), SnowflakeType.number(18, 2), 'DOUBTFUL', 'rows whose value does not read as NUMBER are refused'],
  [FieldType.string(), SnowflakeType.varchar(10), 'DOUBTFUL', 'rows with more than 10 characters are skipped'],
  [
    FieldType.uuid(),
    SnowflakeType.varchar(35),
    'REFUSED',
    '36 characters do not fit: rows with longer values would be skipped',
  ],
  [SAMPLES.ENUM, SnowflakeType.varchar(7), 'FITS', ''],
  [
    SAMPLES.ENUM,
    SnowflakeType.varchar(6),
    'REFUSED',
    '7 characters do not fit: rows with longer values would be skipped',
  ],
  [FieldType.boolean(), SnowflakeType.date(), 'REFUSED', 'BOOLEAN cannot be cast to DATE'],
  [FieldType.instant(MILLIS), SnowflakeType.timestampLtz(0), 'DOUBTFUL', '3 digits of a second are cut to 0'],
  [
    FieldType.instant(MILLIS),
    SnowflakeType.timestampNtz(3),
    'DOUBTFUL',
    'the zone is lost, readers must know that it is UTC',
  ],
  [FieldType.localTimestamp(MILLIS), SnowflakeType.timestampNtz(3), 'FITS', ''],
  [FieldType.localTimestamp(MILLIS), SnowflakeType.timestampTz(3), 'DOUBTFUL', 'the zone of the session is assumed'],
  [FieldType.instant(MILLIS), SnowflakeType.date(), 'DOUBTFUL', 'the time of day is lost'],
  [FieldType.time(TimePrecision.NANOSECONDS), SnowflakeType.time(6), 'DOUBTFUL', '9 digits of a second are cut to 6'],
  [SAMPLES.STRUCT, SnowflakeType.array(), 'REFUSED', 'STRUCT cannot be cast to ARRAY'],
  [
    SAMPLES.ARRAY,
    SnowflakeType.vector(SnowflakeVectorElement.FLOAT, 8),
    'DOUBTFUL',
    'rows whose value does not read as VECTOR are refused',
  ],
  [FieldType.json(), SnowflakeType.number(5), 'DOUBTFUL', 'rows whose value does not read as NUMBER are refused'],
] as const)('%s into %s: %s', (field, column, verdict, why) => {
  expect(castVerdict(field, column)).toStrictEqual({ verdict, why });
});
