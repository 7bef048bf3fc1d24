import { DifferenceSeverity } from '../schema-difference';
import { logicalText, typeText, type AvroEnum, type AvroField, type AvroNamed, type AvroType } from './avro-type';
import type { Issue, Step } from './comparison';
import { defaultText } from './issues';
import { jsonText } from './json-text';

const HERE: Step = { suffix: '' };

/** A logical type takes no part in resolution: the bytes are read, and taken for something else. */
export function meaningWarnings(step: Step, reader: AvroType, writer: AvroType): Issue[] {
  if (reader.kind === 'union' || writer.kind === 'union') return [];
  const [now, was] = [reader.logicalType, writer.logicalType];
  if (now === was || (now && was && logicalText(now) === logicalText(was))) return [];
  const isDecimal = now?.name === 'decimal' && was?.name === 'decimal';
  return [
    warning(isDecimal ? 'DECIMAL_CHANGED' : 'LOGICAL_TYPE_CHANGED', step, {
      writer: () => typeText(writer),
      reader: () => typeText(reader),
      remedy: () =>
        isDecimal && now.scale !== was.scale
          ? 'keep the scale: the same bytes are read as another amount; add a new field for another scale'
          : isDecimal
            ? 'see that every value fits the smaller precision, here and in the tables that take it'
            : 'keep the logical type, or add a new field: the same number or bytes are taken for something else',
    }),
  ];
}

export function nameWarnings(reader: AvroNamed, writer: AvroNamed): Issue[] {
  if (reader.fullName === writer.fullName) return [];
  const texts = {
    writer: () => `${writer.kind} ${writer.fullName}`,
    reader: () => `${reader.kind} ${reader.fullName}`,
  };
  if (reader.name !== writer.name || reader.aliases.includes(writer.fullName)) {
    const remedy = 'see that every consumer reads with a library that knows aliases; otherwise keep the name';
    return [warning('MATCHED_BY_ALIAS', HERE, { ...texts, remedy: () => remedy })];
  }
  const remedy = `keep the namespace, or add "aliases": ["${writer.fullName}"]: the registry compares names without it, some clients do not`;
  return [warning('NAMESPACE_CHANGED', HERE, { ...texts, remedy: () => remedy })];
}

export function fieldAliasWarning(step: Step, reader: AvroField, writer: AvroField): Issue {
  return warning('MATCHED_BY_ALIAS', step, {
    writer: () => `field '${writer.name}'`,
    reader: () => `field '${reader.name}' with the alias '${writer.name}'`,
    remedy: () => 'see that every consumer reads with a library that knows aliases; otherwise keep the name',
  });
}

export function defaultWarnings(step: Step, reader: AvroField, writer: AvroField): Issue[] {
  if (hasSameDefault(reader, writer)) return [];
  return [
    warning('DEFAULT_CHANGED', step, {
      writer: () => defaultText(writer),
      reader: () => defaultText(reader),
      remedy: () => 'see that consumers may take either value for data that was written without the field',
    }),
  ];
}

/** Whether no field has a default that the other one has otherwise. */
export function hasSameDefault({ default: now }: AvroField, { default: was }: AvroField): boolean {
  if (now === undefined || was === undefined || now === was) return true;
  return now.kind === 'null' ? was.kind === 'null' : jsonText(now) === jsonText(was);
}

/** What a symbol that the reader does not know becomes, and whether that changed. */
export function enumWarnings(reader: AvroEnum, writer: AvroEnum, missing: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  if (missing.length > 0 && reader.default !== undefined) {
    issues.push(
      warning('ENUM_SYMBOLS_READ_AS_DEFAULT', HERE, {
        writer: () => `enum ${writer.fullName} with ${missing.join(', ')}`,
        reader: () => `enum ${reader.fullName} without ${missing.join(', ')}, default ${reader.default}`,
        remedy: () => `see that ${reader.default} is what consumers should see for ${missing.join(', ')}`,
      }),
    );
  }
  if (reader.default !== undefined && writer.default !== undefined && reader.default !== writer.default) {
    issues.push(
      warning('DEFAULT_CHANGED', HERE, {
        writer: () => `default ${writer.default}`,
        reader: () => `default ${reader.default}`,
        remedy: () => 'see that consumers may take either symbol for one that they do not know',
      }),
    );
  }
  return issues;
}

function warning(rule: string, step: Step, texts: Pick<Issue, 'writer' | 'reader' | 'remedy'>): Issue {
  return { rule, step, severity: DifferenceSeverity.WARNING, ...texts };
}
