import { newSubject, removalOfRequired, renaming, steps, typeChange } from '../migration';
import { DifferenceSeverity } from '../schema-difference';
import type { Reading } from '../verdict';
import { readsByKind } from './avro-resolution';
import {
  typeText,
  type AvroEnum,
  type AvroField,
  type AvroFixed,
  type AvroNamed,
  type AvroType,
  type AvroUnion,
} from './avro-type';
import type { Issue, Place, Step } from './comparison';
import { jsonText } from './json-text';

const HERE: Step = { suffix: '' };

/** A field that only the reader has, and no default for it. */
export function missingDefault(reading: Reading, field: AvroField, unread: () => readonly AvroField[]): Issue {
  return error(
    'READER_FIELD_MISSING_DEFAULT_VALUE',
    { suffix: `.${field.name}`, field: field.name },
    {
      writer: () => `no field '${field.name}'`,
      reader: () => `field '${field.name}' of type ${typeText(field.type)}, without a default`,
      remedy: () => missingDefaultRemedy(reading, field, renamedFrom(field, unread())),
    },
  );
}

/** A field of the reader whose name and aliases mean several fields of the writer. */
export function ambiguousAlias(reading: Reading, field: AvroField, matches: readonly AvroField[]): Issue {
  const names = matches.map(({ name }) => `'${name}'`).join(', ');
  const [first] = matches;
  return error(
    'READER_FIELD_AMBIGUOUS_ALIAS',
    { suffix: `.${field.name}`, field: field.name },
    {
      writer: () => `the fields ${names}`,
      reader: () => `field '${field.name}', whose name and aliases mean all of them`,
      remedy: () =>
        reading.direction === 'BACKWARD'
          ? `remove the aliases of '${field.name}' until it means one field only, for instance '${first?.name}'`
          : `rename all but one of ${names}: the earlier schema takes them for the same field`,
    },
  );
}

/** A type that the reader's type cannot take; `whole` is the union that the writer's type may be a branch of. */
export function typeMismatch(reading: Reading, step: Step, reader: AvroType, writer: AvroType, whole: AvroType): Issue {
  return error('TYPE_MISMATCH', step, {
    writer: () => branchText(writer, whole),
    reader: () => typeText(reader),
    remedy: (place) => mismatchRemedy(reading, place, reader, writer, whole),
  });
}

/** A type of the writer that no branch of the reader's union can take. */
export function missingBranch(
  reading: Reading,
  step: Step,
  reader: AvroUnion,
  writer: AvroType,
  whole: AvroType,
): Issue {
  return error('MISSING_UNION_BRANCH', step, {
    writer: () => branchText(writer, whole),
    reader: () => typeText(reader),
    remedy: (place) => {
      if (reading.direction === 'BACKWARD') return `put ${typeText(writer)} back into the union`;
      return valueRemedy(reading, place, `${typeText(writer)} is new to the earlier readers`, whole);
    },
  });
}

export function nameMismatch(reading: Reading, reader: AvroNamed, writer: AvroNamed): Issue {
  return error('NAME_MISMATCH', HERE, {
    writer: () => `${writer.kind} ${writer.fullName}`,
    reader: () => `${reader.kind} ${reader.fullName}`,
    remedy: () =>
      reading.direction === 'BACKWARD'
        ? `name it ${writer.fullName} again, or add "aliases": ["${writer.fullName}"] to ${reader.fullName}`
        : newSubject(`the earlier readers know only the name ${reader.fullName}`),
  });
}

export function missingSymbols(
  reading: Reading,
  reader: AvroEnum,
  writer: AvroEnum,
  missing: readonly string[],
): Issue {
  const symbols = missing.join(', ');
  return error('MISSING_ENUM_SYMBOLS', HERE, {
    writer: () => `enum ${writer.fullName} with ${symbols}`,
    reader: () => `enum ${reader.fullName} without ${symbols}, and without a default`,
    remedy: (place) => {
      if (reading.direction === 'BACKWARD') {
        return `put ${symbols} back, or give the enum a default that stands for what is no longer known`;
      }
      if (reading.transitive) return valueRemedy(reading, place, `the earlier readers do not know ${symbols}`, writer);
      return steps(`add ${symbols} in two versions:`, [
        `give the enum a default, for instance a symbol 'UNKNOWN', without ${symbols}, and register that version`,
        'move every consumer to that version',
        `add ${symbols} and register the next version`,
      ]);
    },
  });
}

export function fixedSize(reading: Reading, reader: AvroFixed, writer: AvroFixed): Issue {
  return error('FIXED_SIZE_MISMATCH', HERE, {
    writer: () => typeText(writer),
    reader: () => typeText(reader),
    remedy: (place) => valueRemedy(reading, place, 'a fixed cannot change its size', undefined),
  });
}

function missingDefaultRemedy(reading: Reading, field: AvroField, old: AvroField | undefined): string {
  const { name } = field;
  if (reading.direction === 'FORWARD') {
    return old === undefined ? removalOfRequired(name, reading) : renaming(name, old.name, reading);
  }
  const alias = old && `if it is '${old.name}' under a new name, add "aliases": ["${old.name}"] to it; otherwise `;
  return `${alias ?? ''}give '${name}' a default${sampleDefault(field.type)}`;
}

/** The one field that only the other schema has and that holds the same: likely the same field under another name. */
function renamedFrom(field: AvroField, others: readonly AvroField[]): AvroField | undefined {
  const text = typeText(field.type);
  const same = others.filter(({ type }) => type.kind === field.type.kind && typeText(type) === text);
  return same.length === 1 ? same[0] : undefined;
}

function sampleDefault(type: AvroType): string {
  const first = type.kind === 'union' ? type.branches[0] : type;
  const nullable =
    type.kind === 'union' || type.kind === 'null'
      ? ''
      : ', or make it nullable: a union with "null" first, and "default": null';
  const sample = first && sampleValue(first);
  return sample === undefined ? nullable : `, for instance "default": ${sample}${nullable}`;
}

function sampleValue(type: AvroType): string | undefined {
  switch (type.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return 'false';
    case 'int':
    case 'long':
    case 'float':
    case 'double':
      return '0';
    case 'string':
    case 'bytes':
      return '""';
    case 'array':
      return '[]';
    case 'map':
      return '{}';
    case 'enum':
      return type.symbols[0] && JSON.stringify(type.symbols[0]);
    case 'record':
    case 'fixed':
    case 'union':
      return undefined;
  }
}

function mismatchRemedy(reading: Reading, place: Place, reader: AvroType, writer: AvroType, whole: AvroType): string {
  if (reading.direction === 'FORWARD') {
    const why =
      writer.kind === 'null'
        ? 'the earlier readers cannot take null'
        : `the earlier readers cannot take ${typeText(writer)}`;
    return valueRemedy(reading, place, why, whole);
  }
  if (writer.kind === 'null' && whole.kind === 'union') {
    return `keep ${typeText(whole)}: earlier data may hold null; where every new value is set, let the producers assure it`;
  }
  if (whole.kind === 'union') return `keep ${typeText(writer)} in the union: earlier data may hold it`;
  const keep =
    readsByKind(writer, reader) === true ? `keep ${writer.kind}, which also holds every ${reader.kind}; or ` : '';
  return keep + valueRemedy(reading, place, undefined, reader);
}

/** The way to values of another type: a field beside the old one, or another subject where there is no field. */
function valueRemedy(reading: Reading, place: Place, why: string | undefined, type: AvroType | undefined): string {
  if (place.field === undefined) return newSubject(why ?? 'the type of the whole value cannot change');
  const direct = place.path.endsWith(`.${place.field}`) && type !== undefined;
  const change = typeChange(place.field, direct ? typeText(type) : undefined, reading);
  return why === undefined ? change : `${why}: ${change}`;
}

function branchText(type: AvroType, whole: AvroType): string {
  return type === whole ? typeText(type) : `${typeText(type)}, as a branch of ${typeText(whole)}`;
}

function error(rule: string, step: Step, texts: Pick<Issue, 'writer' | 'reader' | 'remedy'>): Issue {
  return { rule, step, severity: DifferenceSeverity.ERROR, ...texts };
}

/** A default as messages show it. */
export function defaultText(field: AvroField): string {
  return field.default === undefined ? 'no default' : `default ${jsonText(field.default)}`;
}
