import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { didYouMean } from '../core/nearest';
import { castVerdict } from './cast-verdict';
import { columnText, NOTHING_FOUND, pipeFailure, type PipeEnds, type PipeFindings } from './pipe-findings';
import { fieldPaths, findField, type FoundField } from './source-field';
import type { ColumnSpec } from './table-spec';

/** One field into one column: that the field exists, that it can be cast, that it is there when it must be. */
export function pairFindings(ends: PipeEnds, property: string, sourceField: string, column: ColumnSpec): PipeFindings {
  if (ends.source === undefined) return NOTHING_FOUND;
  const found = findField(ends.source, sourceField);
  if (found === undefined) return { failures: [unknownField(ends, property, sourceField, column)], warnings: [] };
  const { verdict, why } = found.type ? castVerdict(found.type, column.type) : { verdict: 'FITS', why: '' };
  const both = bothEnds(ends, sourceField, found, column);
  const remedy = `${why}; change the type of one end, or cast by an expression`;
  return {
    failures: [
      ...(verdict === 'REFUSED'
        ? [pipeFailure(ends, property, 'cast', [`be able to load ${both}`, undefined, remedy])]
        : []),
      ...nullFailures(ends, property, found, column, both),
    ],
    warnings: verdict === 'DOUBTFUL' ? [{ rule: 'snowflake.pipe.cast', property, text: `${both}: ${why}` }] : [],
  };
}

function bothEnds(ends: PipeEnds, sourceField: string, found: FoundField, column: ColumnSpec): string {
  const ofType = found.type === undefined ? '' : ` (${found.type.toString()})`;
  const field = `field '${ends.source!.recordName}.${sourceField}'${ofType}`;
  return `${field} into column ${columnText(ends, column)} (${column.type.toString()})`;
}

function unknownField(ends: PipeEnds, property: string, sourceField: string, column: ColumnSpec): Failure {
  const paths = fieldPaths(ends.source!.fields);
  return pipeFailure(ends, `${property}.sourceField`, 'source-field', [
    `name a field of record '${ends.source!.recordName}' for column ${columnText(ends, column)}`,
    printed(sourceField),
    didYouMean(sourceField, paths) || `the record has ${paths.slice(0, 8).join(', ')}`,
  ]);
}

function nullFailures(
  ends: PipeEnds,
  property: string,
  found: FoundField,
  column: ColumnSpec,
  both: string,
): Failure[] {
  if (!found.nullable || column.nullable || column.defaultValue !== undefined) return [];
  const must = `not load ${both}, because the field may be absent and the column is NOT NULL`;
  return [
    pipeFailure(ends, property, 'null', [must, undefined, 'make the column nullable: such rows would be skipped']),
  ];
}
