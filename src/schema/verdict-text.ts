import { Compatibility } from './compatibility';
import type { SchemaDifference } from './schema-difference';
import { directionsOf, isTransitive, type Direction, type Finding, type Verdict } from './verdict';

/** The verdict for people: what breaks, what was there, what is there now, which versions break, and the way out. */
export function verdictText(verdict: Verdict): string {
  const problems = groupsOf(verdict.incompatibilities);
  const lines = [headline(verdict, problems.length), ...section(problems, 'breaks')];
  const warnings = groupsOf(verdict.warnings);
  if (warnings.length > 0) {
    lines.push('', `${counted(warnings.length, 'warning')}: the data can be read, but may be understood differently`);
    lines.push(...section(warnings, 'concerns'));
  }
  return lines.join('\n');
}

/** The same difference in several versions or in both directions is one thing to repair. */
interface Group {
  readonly difference: SchemaDifference;
  readonly was: string;
  readonly now: string;
  readonly versions: Map<Direction, Set<number>>;
}

function headline(verdict: Verdict, problems: number): string {
  const { mode, versions } = verdict;
  if (mode === Compatibility.NONE) return 'compatible: NONE promises nothing, nothing was compared';
  if (versions.length === 0) return `compatible (${mode}): there is no earlier version to compare with`;
  const with_ = isTransitive(mode)
    ? `every earlier version (${spans(versions)})`
    : `the latest version (${versions[0]})`;
  const duty = directionsOf(mode).map((direction) =>
    direction === 'BACKWARD' ? `the new schema reads data of ${with_}` : `${with_} reads data of the new schema`,
  );
  const promise = `${mode} asks that ${duty.join(' and ')}`;
  if (verdict.compatible) return `compatible: ${promise}`;
  return `incompatible, ${counted(problems, 'problem')}: ${promise}`;
}

function section(groups: readonly Group[], verb: string): string[] {
  return groups.flatMap(({ difference, was, now, versions }, index) => {
    const number = `${index + 1}. `;
    const indent = ' '.repeat(number.length);
    return [
      '',
      `${number}${difference.path} (${difference.rule})`,
      ...entry(indent, 'was', was),
      ...entry(indent, 'now', now),
      ...[...versions].flatMap(([direction, numbers]) =>
        entry(indent, verb, consequence(direction, [...numbers], verb)),
      ),
      ...entry(indent, 'remedy', difference.remedy),
    ];
  });
}

function consequence(direction: Direction, numbers: readonly number[], verb: string): string {
  const versions = `version${numbers.length === 1 ? '' : 's'} ${spans(numbers)}`;
  if (verb === 'concerns') {
    return direction === 'BACKWARD'
      ? `data of ${versions}, read with the new schema`
      : `new data, read with ${versions}`;
  }
  return direction === 'BACKWARD'
    ? `data written with ${versions} cannot be read with the new schema`
    : `data written with the new schema cannot be read with ${versions}`;
}

function entry(indent: string, label: string, text: string): string[] {
  const [first = '', ...rest] = text.split('\n');
  const lead = `${indent}${`${label}:`.padEnd(10)}`;
  return [`${lead}${first}`, ...rest.map((line) => `${' '.repeat(lead.length)}${line}`)];
}

function groupsOf(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { difference, direction, version } of findings) {
    const [was, now] =
      direction === 'BACKWARD' ? [difference.writer, difference.reader] : [difference.reader, difference.writer];
    const key = [difference.path, difference.rule, was, now, difference.remedy].join('\u0000');
    const group = groups.get(key) ?? { difference, was, now, versions: new Map<Direction, Set<number>>() };
    groups.set(key, group);
    group.versions.set(direction, (group.versions.get(direction) ?? new Set()).add(version));
  }
  return [...groups.values()];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1-3, 5`, ascending whatever the order given. */
function spans(versions: readonly number[]): string {
  const parts: { from: number; to: number }[] = [];
  for (const version of [...versions].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last !== undefined && last.to === version - 1) last.to = version;
    else parts.push({ from: version, to: version });
  }
  return parts.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
