import fs from 'node:fs';
import path from 'node:path';
import type { SchemaDifference } from '../../../../src/schema/schema-difference';
import type { Direction } from '../../../../src/schema/verdict';

/** A change between two versions, and everything that is said of it. */
export interface DifferingCase {
  readonly name: string;
  readonly previous: string;
  readonly next: string;
  readonly direction: Direction;
  readonly differences: readonly SchemaDifference[];
}

/** A change of which nothing is said, in the direction BACKWARD. */
export interface AlikeCase {
  readonly name: string;
  readonly previous: string;
  readonly next: string;
}

export interface CompatibilityCases {
  readonly differing: readonly DifferingCase[];
  readonly alike: readonly AlikeCase[];
}

export function compatibilityCases(): CompatibilityCases {
  const value: unknown = JSON.parse(fs.readFileSync(path.join(__dirname, '../compatibility-cases.json'), 'utf8'));
  if (!isCases(value)) throw new Error('compatibility-cases.json has another form');
  return value;
}

function isCases(value: unknown): value is CompatibilityCases {
  return typeof value === 'object' && value !== null && 'differing' in value && 'alike' in value;
}
