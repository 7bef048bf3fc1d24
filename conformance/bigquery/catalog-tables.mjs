// A table of ours as the analyzer's catalog has it.
const KINDS = {
  STRING: 'TYPE_STRING',
  BYTES: 'TYPE_BYTES',
  BOOL: 'TYPE_BOOL',
  INT64: 'TYPE_INT64',
  FLOAT64: 'TYPE_DOUBLE',
  NUMERIC: 'TYPE_NUMERIC',
  BIGNUMERIC: 'TYPE_BIGNUMERIC',
  DATE: 'TYPE_DATE',
  TIME: 'TYPE_TIME',
  DATETIME: 'TYPE_DATETIME',
  TIMESTAMP: 'TYPE_TIMESTAMP',
  JSON: 'TYPE_JSON',
  GEOGRAPHY: 'TYPE_GEOGRAPHY',
  INTERVAL: 'TYPE_INTERVAL',
};

/** `{ name, columns }` of a `TableSpec`. */
export function catalogTable(table) {
  return {
    name: `${table.projectId}.${table.datasetId}.${table.tableId}`,
    columns: table.columns.map((column) => ({ name: column.name, type: typeOf(column) })),
  };
}

function typeOf(column) {
  const type = elementType(column);
  return column.mode === 'REPEATED' ? { typeKind: 'TYPE_ARRAY', arrayType: { elementType: type } } : type;
}

function elementType(column) {
  if (column.type === 'RANGE') {
    return { typeKind: 'TYPE_RANGE', rangeType: { elementType: { typeKind: KINDS[column.rangeElementType] } } };
  }
  if (column.type !== 'RECORD') return { typeKind: KINDS[column.type] };
  const field = column.fields.map((inner) => ({ fieldName: inner.name, fieldType: typeOf(inner) }));
  return { typeKind: 'TYPE_STRUCT', structType: { field } };
}
