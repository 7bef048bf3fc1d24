import type { SchemaField } from './table-schema-json';

/** What a change means for a table that is already there. */
export type ChangeEffect = 'IN_PLACE' | 'DROPS_DATA' | 'REPLACES' | 'REFUSED_BY_BIGQUERY';

/** One difference between a recorded column and the column of now. */
export interface FieldChange {
  /** `address.city`. */
  readonly field: string;
  readonly kind: 'ADD' | 'DROP' | 'TYPE' | 'MODE' | 'PARAMETERS' | 'DEFAULT' | 'DESCRIPTION' | 'POLICY_TAGS';
  readonly effect: ChangeEffect;
  /** What was and what is: `STRING to INTEGER`. */
  readonly difference: string;
  /** The way out, for everything that is not in place. */
  readonly remedy: string;
}

const SAME_TYPES = new Map([
  ['INT64', 'INTEGER'],
  ['FLOAT64', 'FLOAT'],
  ['BOOL', 'BOOLEAN'],
  ['STRUCT', 'RECORD'],
]);

const NEW_TABLE =
  'write to a new table and backfill it (INSERT … SELECT), then move the readers; or change the recorded schema once the table was altered by hand';

/** Every difference between two lists of columns, in the order of the recorded ones, then of the new ones. */
export function fieldChanges(
  recorded: readonly SchemaField[],
  current: readonly SchemaField[],
  prefix = '',
): FieldChange[] {
  const added = current.filter((field) => !recorded.some(({ name }) => name === field.name));
  const kept = recorded.flatMap((before) => {
    const now = current.find(({ name }) => name === before.name);
    return now === undefined
      ? [dropped(before, added, prefix)]
      : changesOf(before, now, `${prefix}${before.name}`, prefix);
  });
  return [...kept, ...added.map((field) => addition(field, `${prefix}${field.name}`))];
}

function dropped(before: SchemaField, added: readonly SchemaField[], prefix: string): FieldChange {
  const field = `${prefix}${before.name}`;
  const twin = added.find(({ name }) => name.toLowerCase() === before.name.toLowerCase());
  const change = { field, kind: 'DROP' as const };
  if (twin !== undefined) {
    return {
      ...change,
      effect: 'REPLACES',
      difference: `renamed to ${twin.name}, the same name to BigQuery but another one to the provider`,
      remedy: `keep the spelling ${before.name}`,
    };
  }
  if (prefix !== '')
    return {
      ...change,
      effect: 'REPLACES',
      difference: 'removed from a RECORD',
      remedy: `keep the field as NULLABLE and leave it empty; or ${NEW_TABLE}`,
    };
  if (added.length > 0) {
    return {
      ...change,
      effect: 'REPLACES',
      difference: `removed while ${added.map(({ name }) => name).join(', ')} ${added.length === 1 ? 'is' : 'are'} added, which may be a renaming`,
      remedy: 'add first, and remove in a later step; keep the column as NULLABLE meanwhile',
    };
  }
  return {
    ...change,
    effect: 'DROPS_DATA',
    difference: 'removed with its data',
    remedy: 'keep it as NULLABLE and leave it empty, or name it in droppedColumns',
  };
}

function addition(field: SchemaField, path: string): FieldChange {
  const change = { field: path, kind: 'ADD' as const, difference: `added as ${field.mode} ${field.type}` };
  if (field.mode === 'REQUIRED') {
    return {
      ...change,
      effect: 'REPLACES',
      remedy: `make it NULLABLE (nullableFields: ['${path}'] of a mapping); a table that is there cannot gain a REQUIRED column`,
    };
  }
  if (field.defaultValueExpression !== undefined) {
    return {
      ...change,
      effect: 'REFUSED_BY_BIGQUERY',
      remedy: 'add it without a default, and set the default in a later step',
    };
  }
  return { ...change, effect: 'IN_PLACE', remedy: '' };
}

function changesOf(before: SchemaField, now: SchemaField, field: string, prefix: string): FieldChange[] {
  if (typeOf(before) !== typeOf(now)) {
    const difference = `changed from ${before.type} to ${now.type}`;
    return [
      {
        field,
        kind: 'TYPE',
        effect: 'REPLACES',
        difference,
        remedy: `add a column of the new type beside it; or ${NEW_TABLE}`,
      },
    ];
  }
  return [
    ...modeChange(before, now, field),
    ...parameterChange(before, now, field),
    ...textChange('DEFAULT', field, before.defaultValueExpression, now.defaultValueExpression),
    ...textChange('DESCRIPTION', field, before.description, now.description),
    ...textChange('POLICY_TAGS', field, before.policyTags?.names.join(', '), now.policyTags?.names.join(', ')),
    ...fieldChanges(before.fields ?? [], now.fields ?? [], `${prefix}${before.name}.`),
  ];
}

function modeChange(before: SchemaField, now: SchemaField, field: string): FieldChange[] {
  if (before.mode === now.mode) return [];
  const change = { field, kind: 'MODE' as const, difference: `changed from ${before.mode} to ${now.mode}` };
  if (before.mode === 'REQUIRED' && now.mode === 'NULLABLE') return [{ ...change, effect: 'IN_PLACE', remedy: '' }];
  const remedy =
    now.mode === 'REQUIRED' ? 'keep it NULLABLE and check in the writer' : `add a column beside it; or ${NEW_TABLE}`;
  return [{ ...change, effect: 'REPLACES', remedy }];
}

// The provider changes bounds in place; BigQuery takes only wider ones.
function parameterChange(before: SchemaField, now: SchemaField, field: string): FieldChange[] {
  const difference = `changed from ${parameters(before)} to ${parameters(now)}`;
  if (parameters(before) === parameters(now)) return [];
  const wider = before.rangeElementType?.type === now.rangeElementType?.type && isWider(before, now);
  return [
    {
      field,
      kind: 'PARAMETERS',
      effect: wider ? 'IN_PLACE' : 'REFUSED_BY_BIGQUERY',
      difference,
      remedy: wider ? '' : 'keep the bounds at least as wide as they were',
    },
  ];
}

function isWider(before: SchemaField, now: SchemaField): boolean {
  if (now.maxLength !== undefined && Number(now.maxLength) < Number(before.maxLength ?? Infinity)) return false;
  if (now.precision === undefined) return true;
  if (before.precision === undefined) return false;
  const [scaleBefore, scaleNow] = [Number(before.scale ?? 0), Number(now.scale ?? 0)];
  return scaleNow >= scaleBefore && Number(now.precision) - scaleNow >= Number(before.precision) - scaleBefore;
}

function textChange(
  kind: FieldChange['kind'],
  field: string,
  before: string | undefined,
  now: string | undefined,
): FieldChange[] {
  if ((before ?? '') === (now ?? '')) return [];
  const difference = now === undefined ? 'removed' : before === undefined ? 'added' : 'changed';
  return [{ field, kind, effect: 'IN_PLACE', difference, remedy: '' }];
}

function typeOf({ type }: SchemaField): string {
  return SAME_TYPES.get(type) ?? type;
}

function parameters({ type, maxLength, precision, scale, rangeElementType }: SchemaField): string {
  if (rangeElementType !== undefined) return `RANGE<${rangeElementType.type}>`;
  if (maxLength !== undefined) return `${type}(${maxLength})`;
  return precision === undefined ? 'no bounds' : `(${precision}, ${scale ?? '0'})`;
}
