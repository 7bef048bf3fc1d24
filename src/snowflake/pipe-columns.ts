import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { didYouMean } from '../core/nearest';
import { sqlIdentifier, sqlName, storedName } from './identifier';
import { columnText, NOTHING_FOUND, pipeFailure, together, type PipeEnds, type PipeFindings } from './pipe-findings';
import { SnowpipeColumnMatch, type SnowpipeColumn } from './pipe-options';
import { pairFindings } from './pipe-pair';
import { tableAddress, type ColumnSpec } from './table-spec';

/** Columns that are matched by name, as the default pipe and the classic architecture do it. */
export function byNameFindings(ends: PipeEnds, match: SnowpipeColumnMatch): PipeFindings {
  const { table, source } = ends;
  const key = (name: string): string => (match === SnowpipeColumnMatch.CASE_SENSITIVE ? name : name.toUpperCase());
  const fields = new Map((source?.fields ?? []).map((field) => [key(field.name), field.name]));
  const columns = new Map(table.columns.map((column) => [key(column.name), column]));
  const pairs = [...columns].flatMap(([name, column]) => {
    const field = fields.get(name);
    return field === undefined ? [] : [pairFindings(ends, 'source', field, column)];
  });
  const fed = new Set([...fields.keys()].map((name) => columns.get(name)?.name));
  const lost = [...fields].filter(([name]) => !columns.has(name)).map(([, field]) => field);
  return together(
    ...pairs,
    { failures: table.columns.flatMap((column) => generatedColumn(ends, column)), warnings: [] },
    source === undefined ? NOTHING_FOUND : unfed(ends, fed),
    dropped(ends, table.schemaEvolution ? [] : lost),
  );
}

/** Columns that are mapped one by one, by the user or from the schema. */
export function mappedFindings(ends: PipeEnds, columns: readonly SnowpipeColumn[], isExplicit: boolean): PipeFindings {
  const seen = new Set<string>();
  const each = columns.map((mapping, index): PipeFindings => {
    const property = isExplicit ? `columns[${index}]` : 'source';
    const stored = storedName(mapping.columnName);
    const column = ends.table.columns.find((candidate) => candidate.name === stored);
    const failures = [
      ...(column === undefined ? [unknownColumn(ends, property, stored)] : []),
      ...(seen.has(stored) ? [listedTwice(ends, property, stored)] : []),
      ...valueFailures(ends, property, mapping),
    ];
    seen.add(stored);
    if (failures.length > 0 || column === undefined || mapping.sourceField === undefined)
      return { failures, warnings: [] };
    return pairFindings(ends, property, mapping.sourceField, { ...column, type: mapping.castTo ?? column.type });
  });
  const used = new Set(columns.map((mapping) => mapping.sourceField?.split('.')[0]));
  const unused = (ends.source?.fields ?? []).map((field) => field.name).filter((name) => !used.has(name));
  // an expression may read any field
  const isComplete = columns.every((mapping) => mapping.expression === undefined);
  return together(...each, unfed(ends, seen), dropped(ends, isComplete ? unused : []));
}

function valueFailures(ends: PipeEnds, property: string, mapping: SnowpipeColumn): Failure[] {
  const { sourceField, expression, castTo } = mapping;
  if ((sourceField === undefined) === (expression === undefined)) {
    return [
      pipeFailure(ends, property, 'value', [
        'have exactly one of sourceField and expression',
        undefined,
        'keep one of them',
      ]),
    ];
  }
  if (sourceField !== undefined) {
    return sourceField.split('.').includes('')
      ? [
          pipeFailure(ends, `${property}.sourceField`, 'source-path', [
            'be names with dots between them',
            printed(sourceField),
            'name a field, for instance customer.city',
          ]),
        ]
      : [];
  }
  const text = (expression ?? '').replace(/'(?:[^']|'')*'/g, "''");
  return [
    ...(text.trim() === '' || text.includes(';')
      ? [
          pipeFailure(ends, `${property}.expression`, 'expression', [
            'be one expression',
            printed(expression),
            'write SQL over $1, without a semicolon',
          ]),
        ]
      : []),
    ...(castTo === undefined
      ? []
      : [
          pipeFailure(ends, `${property}.castTo`, 'expression-cast', [
            'come with sourceField',
            printed(castTo),
            'write the cast into the expression',
          ]),
        ]),
  ];
}

function unknownColumn(ends: PipeEnds, property: string, stored: string): Failure {
  const names = ends.table.columns.map((column) => column.name);
  return pipeFailure(ends, `${property}.columnName`, 'column', [
    `be a column of ${sqlName(tableAddress(ends.table))}`,
    sqlIdentifier(stored),
    didYouMean(stored, names) || `the table has ${names.slice(0, 8).map(sqlIdentifier).join(', ')}`,
  ]);
}

function listedTwice(ends: PipeEnds, property: string, stored: string): Failure {
  return pipeFailure(ends, `${property}.columnName`, 'duplicate', [
    'be listed once',
    sqlIdentifier(stored),
    'keep one of the entries',
  ]);
}

/** Snowflake writes NULL into such columns when it matches by name. */
function generatedColumn(ends: PipeEnds, column: ColumnSpec): Failure[] {
  if (column.defaultValue === undefined) return [];
  const what = `column ${columnText(ends, column)} has a default (${column.defaultValue.toString()})`;
  return [
    pipeFailure(ends, 'matchByColumnName', 'match-default', [
      `not be in use while ${what}: NULL would be written instead`,
      undefined,
      'name the pipe and list columns, or remove the default',
    ]),
  ];
}

function unfed(ends: PipeEnds, fed: ReadonlySet<string | undefined>): PipeFindings {
  const missing = ends.table.columns.filter(
    (column) => !column.nullable && column.defaultValue === undefined && !fed.has(column.name),
  );
  const failures = missing.map((column) =>
    pipeFailure(ends, 'columns', 'not-null', [
      `feed column ${columnText(ends, column)}, which is NOT NULL and has no default`,
      undefined,
      'map a field to it, make it nullable or give it a default: every row would be skipped',
    ]),
  );
  return { failures, warnings: [] };
}

/** Fields that would be lost without a word, and entries of `ignoredFields` that mean nothing. */
function dropped(ends: PipeEnds, fields: readonly string[]): PipeFindings {
  const { source, table, ignored } = ends;
  if (source === undefined) return NOTHING_FOUND;
  const names = source.fields.map((field) => field.name);
  const lost = fields.filter((name) => !ignored.includes(name));
  const strangers = ignored.filter((name) => !names.includes(name));
  const failures = [
    ...lost.map((name) =>
      pipeFailure(ends, 'source', 'dropped-field', [
        `have a column for field '${source.recordName}.${name}' in ${sqlName(tableAddress(table))}`,
        undefined,
        'add the column, map the field, or list it in ignoredFields to drop it',
      ]),
    ),
    ...strangers.map((name) =>
      pipeFailure(ends, 'ignoredFields', 'ignored-field', [
        `name fields of record '${source.recordName}'`,
        printed(name),
        didYouMean(name, names) || 'remove it',
      ]),
    ),
  ];
  return { failures, warnings: [] };
}
