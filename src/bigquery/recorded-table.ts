import { throwIfAny } from '../core/sluicegate-error';
import type { SchemaField } from './table-schema-json';

/** A table as it was recorded: what `bq show` prints, or the schema file of an earlier synthesis. */
export interface RecordedTable {
  readonly fields: readonly SchemaField[];
  /** Absent when only the schema was recorded. */
  readonly layout?: RecordedLayout;
}

/** How a recorded table is partitioned and clustered. */
export interface RecordedLayout {
  readonly timePartitioning?: { readonly granularity: string; readonly column?: string };
  readonly rangePartitioning?: {
    readonly column: string;
    readonly start: string;
    readonly end: string;
    readonly interval: string;
  };
  readonly clusterBy: readonly string[];
}

/**
 * Reads a recorded table: a JSON array of columns (`bq show --schema`), or the whole table (`bq show --format=prettyjson`).
 * One failure for a file that is neither.
 */
export function parseRecordedTable(path: string, file: string, text: string): RecordedTable {
  const value = parsed(text);
  const fields = Array.isArray(value) ? fieldsOf(value) : fieldsOf(at(at(value, 'schema'), 'fields'));
  if (fields === undefined) {
    throwIfAny([
      {
        path,
        property: 'recordedSchema',
        rule: 'bigquery.evolution.recorded-schema',
        must: 'be a JSON array of columns with name and type, or a table with schema.fields',
        given: `'${file}'`,
        remedy: 'record it with bq show --schema --format=prettyjson project:dataset.table',
      },
    ]);
    return { fields: [] };
  }
  return Array.isArray(value) ? { fields } : { fields, layout: layoutOf(value) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): SchemaField[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const fields = value.map(fieldOf);
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

function fieldOf(value: unknown): SchemaField | undefined {
  const name = at(value, 'name');
  const type = at(value, 'type');
  const inner = at(value, 'fields');
  const fields = inner === undefined ? undefined : fieldsOf(inner);
  if (typeof name !== 'string' || typeof type !== 'string' || (inner !== undefined && fields === undefined))
    return undefined;
  const element = textAt(at(value, 'rangeElementType'), 'type');
  const tags = at(at(value, 'policyTags'), 'names');
  return {
    name,
    type: type.toUpperCase(),
    mode: (textAt(value, 'mode') ?? 'NULLABLE').toUpperCase(),
    ...texts(value, ['description', 'defaultValueExpression', 'maxLength', 'precision', 'scale']),
    ...(element !== undefined && { rangeElementType: { type: element.toUpperCase() } }),
    ...(Array.isArray(tags) && tags.length > 0 && { policyTags: { names: tags.map(String) } }),
    ...(fields !== undefined && { fields }),
  };
}

function layoutOf(table: unknown): RecordedLayout {
  const time = at(table, 'timePartitioning');
  const range = at(table, 'rangePartitioning');
  const clusters = at(at(table, 'clustering'), 'fields');
  return {
    ...(time !== undefined && {
      timePartitioning: { granularity: textAt(time, 'type') ?? 'DAY', ...column(textAt(time, 'field')) },
    }),
    ...(range !== undefined && {
      rangePartitioning: {
        column: textAt(range, 'field') ?? '',
        start: textAt(at(range, 'range'), 'start') ?? '',
        end: textAt(at(range, 'range'), 'end') ?? '',
        interval: textAt(at(range, 'range'), 'interval') ?? '',
      },
    }),
    clusterBy: Array.isArray(clusters) ? clusters.map(String) : [],
  };
}

function column(name: string | undefined): { column?: string } {
  return name === undefined ? {} : { column: name };
}

function texts(value: unknown, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found = textAt(value, key);
      return found === undefined ? [] : [[key, found]];
    }),
  );
}

// The API prints 64-bit numbers as text, people as numbers.
function textAt(value: unknown, key: string): string | undefined {
  const found = at(value, key);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
