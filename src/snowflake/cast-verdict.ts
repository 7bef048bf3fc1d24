import { FieldKind, TimePrecision, type FieldType } from '../schema/field-type';
import { SnowflakeTypeFamily, type SnowflakeType } from './column-type';

/** Whether values of a field can become values of a column. */
export interface CastVerdict {
  /**
   * FITS: every value. DOUBTFUL: some values are changed, or refused with their row. REFUSED: no value, or legal values are
   * refused with their row, which streaming ingest skips.
   */
  readonly verdict: 'FITS' | 'DOUBTFUL' | 'REFUSED';
  /** Why it is not FITS, completing "field a (…) into column B (…): …". */
  readonly why: string;
}

interface Families {
  readonly fits: readonly SnowflakeTypeFamily[];
  readonly doubtful: readonly SnowflakeTypeFamily[];
}

const F = SnowflakeTypeFamily;
const TIMESTAMPS = [F.TIMESTAMP_NTZ, F.TIMESTAMP_LTZ, F.TIMESTAMP_TZ] as const;
const SCALARS = [F.NUMBER, F.FLOAT, F.BOOLEAN, F.BINARY, F.DATE, F.TIME, ...TIMESTAMPS] as const;
const SHAPES = [F.GEOGRAPHY, F.GEOMETRY] as const;

/** VARIANT takes everything and is left out. */
const FAMILIES: Readonly<Record<FieldKind, Families>> = {
  [FieldKind.STRING]: { fits: [F.VARCHAR], doubtful: [...SCALARS, ...SHAPES] },
  [FieldKind.ENUM]: { fits: [F.VARCHAR], doubtful: [] },
  [FieldKind.UUID]: { fits: [F.VARCHAR], doubtful: [F.BINARY] },
  [FieldKind.BYTES]: { fits: [F.BINARY], doubtful: [F.VARCHAR] },
  [FieldKind.BOOLEAN]: { fits: [F.BOOLEAN, F.VARCHAR], doubtful: [F.NUMBER] },
  [FieldKind.INT32]: { fits: [F.NUMBER, F.FLOAT, F.VARCHAR], doubtful: [F.BOOLEAN, F.DATE, ...TIMESTAMPS] },
  [FieldKind.INT64]: { fits: [F.NUMBER, F.VARCHAR], doubtful: [F.FLOAT, F.BOOLEAN, F.DATE, ...TIMESTAMPS] },
  [FieldKind.FLOAT32]: { fits: [F.FLOAT, F.VARCHAR], doubtful: [F.NUMBER] },
  [FieldKind.FLOAT64]: { fits: [F.FLOAT, F.VARCHAR], doubtful: [F.NUMBER] },
  [FieldKind.DECIMAL]: { fits: [F.NUMBER, F.VARCHAR], doubtful: [F.FLOAT] },
  [FieldKind.DATE]: { fits: [F.DATE, F.VARCHAR, F.TIMESTAMP_NTZ], doubtful: [F.TIMESTAMP_LTZ, F.TIMESTAMP_TZ] },
  [FieldKind.TIME]: { fits: [F.TIME, F.VARCHAR], doubtful: [] },
  [FieldKind.TIMESTAMP]: { fits: [...TIMESTAMPS, F.VARCHAR], doubtful: [F.DATE, F.TIME] },
  [FieldKind.ARRAY]: { fits: [F.ARRAY], doubtful: [F.VARCHAR, F.VECTOR] },
  [FieldKind.MAP]: { fits: [F.OBJECT, F.MAP], doubtful: [F.VARCHAR] },
  [FieldKind.STRUCT]: { fits: [F.OBJECT], doubtful: [F.MAP, F.VARCHAR, ...SHAPES] },
  [FieldKind.JSON]: { fits: [], doubtful: [F.OBJECT, F.ARRAY, F.MAP, F.VARCHAR, F.VECTOR, ...SCALARS, ...SHAPES] },
};

const INTEGER_DIGITS: Partial<Readonly<Record<FieldKind, number>>> = { [FieldKind.INT32]: 10, [FieldKind.INT64]: 19 };
const UUID_LENGTH = 36;
const SECOND_DIGITS: Readonly<Record<TimePrecision, number>> = {
  [TimePrecision.SECONDS]: 0,
  [TimePrecision.MILLISECONDS]: 3,
  [TimePrecision.MICROSECONDS]: 6,
  [TimePrecision.NANOSECONDS]: 9,
};

const FITS: CastVerdict = { verdict: 'FITS', why: '' };

/** What becomes of the values of such a field in such a column. */
export function castVerdict(field: FieldType, column: SnowflakeType): CastVerdict {
  if (column.family === F.VARIANT) return FITS;
  const { fits, doubtful } = FAMILIES[field.kind];
  if (fits.includes(column.family)) return withinBounds(field, column);
  if (doubtful.includes(column.family)) return withBounds(doubt(field, column), field, column);
  return { verdict: 'REFUSED', why: `${field.kind} cannot be cast to ${column.family}` };
}

/** The bounds of the column may refuse what its family would take. */
function withBounds(otherwise: CastVerdict, field: FieldType, column: SnowflakeType): CastVerdict {
  const bounded = withinBounds(field, column);
  return bounded.verdict === 'REFUSED' ? bounded : otherwise;
}

function doubt(field: FieldType, column: SnowflakeType): CastVerdict {
  const why =
    column.family === F.FLOAT
      ? 'digits beyond the 15th or so are lost'
      : column.family === F.DATE && field.kind === FieldKind.TIMESTAMP
        ? 'the time of day is lost'
        : column.family === F.NUMBER && field.kind !== FieldKind.STRING && field.kind !== FieldKind.JSON
          ? 'values are rounded to the scale of the column'
          : `rows whose value does not read as ${column.family} are refused`;
  return { verdict: 'DOUBTFUL', why };
}

function withinBounds(field: FieldType, column: SnowflakeType): CastVerdict {
  switch (column.family) {
    case F.NUMBER:
      return numberBounds(field, column);
    case F.VARCHAR:
      return lengthBounds(field, column);
    case F.TIME:
    case F.TIMESTAMP_NTZ:
    case F.TIMESTAMP_LTZ:
    case F.TIMESTAMP_TZ:
      return timeBounds(field, column);
    default:
      return FITS;
  }
}

function numberBounds(field: FieldType, column: SnowflakeType): CastVerdict {
  const scale = field.scale ?? 0;
  const digits = field.kind === FieldKind.DECIMAL ? field.precision! - scale : INTEGER_DIGITS[field.kind];
  if (digits === undefined) return FITS;
  const room = column.precision! - column.scale!;
  if (digits > room) {
    return {
      verdict: 'REFUSED',
      why: `${digits} digits before the point do not fit into ${room}: rows with larger values would be skipped`,
    };
  }
  return scale > column.scale!
    ? { verdict: 'DOUBTFUL', why: `${scale} digits after the point are rounded to ${column.scale}` }
    : FITS;
}

function lengthBounds(field: FieldType, column: SnowflakeType): CastVerdict {
  const needed =
    field.kind === FieldKind.UUID ? UUID_LENGTH : Math.max(0, ...(field.symbols ?? []).map((symbol) => symbol.length));
  if (column.length === undefined) return FITS;
  if (needed > column.length) {
    return { verdict: 'REFUSED', why: `${needed} characters do not fit: rows with longer values would be skipped` };
  }
  return needed > 0
    ? FITS
    : { verdict: 'DOUBTFUL', why: `rows with more than ${column.length} characters are skipped` };
}

function timeBounds(field: FieldType, column: SnowflakeType): CastVerdict {
  if (field.timePrecision === undefined) return FITS;
  const digits = SECOND_DIGITS[field.timePrecision];
  if (digits > column.precision!) {
    return { verdict: 'DOUBTFUL', why: `${digits} digits of a second are cut to ${column.precision}` };
  }
  if (field.kind !== FieldKind.TIMESTAMP || field.zoned === (column.family !== F.TIMESTAMP_NTZ)) return FITS;
  return {
    verdict: 'DOUBTFUL',
    why: field.zoned ? 'the zone is lost, readers must know that it is UTC' : 'the zone of the session is assumed',
  };
}
