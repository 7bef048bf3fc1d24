import { DifferenceSeverity, type SchemaDifference } from '../schema-difference';
import type { Reading } from '../verdict';
import { WHOLE } from './remedies';
import { JSON_RULES, type JsonRule } from './json-rule-table';

/** What a rule found, its path still relative to the schema that is compared. */
export interface Finding {
  readonly rule: JsonRule;
  /** A JSON pointer. */
  readonly path: string;
  readonly writer: string;
  readonly reader: string;
  /** Whether it was found before, at a shorter path of a recursive schema. */
  readonly isRepeated?: boolean;
}

const ADMITTED = new Set<JsonRule>([
  'REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED',
  'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL',
  'ONE_OF_BRANCHES_MAY_OVERLAP',
]);

export function isError(finding: Finding): boolean {
  return JSON_RULES[finding.rule].severity === DifferenceSeverity.ERROR;
}

export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(isError);
}

/** What a registry admits, or nobody can decide, although a value may be refused. */
export function isAdmitted(finding: Finding): boolean {
  return ADMITTED.has(finding.rule);
}

/** Whether it is certain that every value fits, so that more can be concluded from it. */
export function isSure(findings: readonly Finding[]): boolean {
  return !findings.some((finding) => isError(finding) || isAdmitted(finding));
}

/** The findings, moved below a place. */
export function below(prefix: string, findings: readonly Finding[]): Finding[] {
  return prefix === '' ? [...findings] : findings.map((finding) => ({ ...finding, path: prefix + finding.path }));
}

export function withoutDuplicates(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = [finding.rule, finding.path, finding.writer, finding.reader].join('\u0000');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function differenceOf(finding: Finding, reading: Reading): SchemaDifference {
  const { severity, remedy } = JSON_RULES[finding.rule];
  const readable = readablePath(finding.path);
  return {
    rule: finding.rule,
    severity,
    path: `${finding.path === '' ? '/' : finding.path} (${readable})`,
    writer: finding.writer,
    reader: finding.reader,
    remedy: remedy({ name: readable, writer: finding.writer, reader: finding.reader, reading }),
  };
}

const BY_NAME = new Set(['properties', 'dependencies', 'dependentRequired', 'dependentSchemas']);
const ITEMS = new Set(['items', 'additionalItems', 'unevaluatedItems', 'contains']);

/** The place in the data that a pointer into the schema is about: `customer.lines[].sku`. */
export function readablePath(pointer: string): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  let text = '';
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]!;
    const next = parts[index + 1] ?? '';
    if (BY_NAME.has(part)) text += `.${parts[(index += 1)] ?? ''}`;
    else if (part === 'patternProperties') text += `.<${parts[(index += 1)] ?? ''}>`;
    else if (part === 'prefixItems' || (part === 'items' && /^[0-9]+$/.test(next)))
      text += `[${parts[(index += 1)] ?? ''}]`;
    else if (ITEMS.has(part)) text += '[]';
    else if (part === 'additionalProperties' || part === 'unevaluatedProperties') text += '.*';
    else if (part === 'allOf' || part === 'anyOf' || part === 'oneOf') index += 1;
  }
  return text === '' ? WHOLE : text.replace(/^\./, '');
}
