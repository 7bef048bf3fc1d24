import { checkRanges } from './check-message';
import { joined } from './names';
import type { Problem, Problems } from './problem';
import { optionIsTrue, type ProtoEnum, type ProtoEnumValue, type Syntax } from './syntax';

const MIN = -2_147_483_648;
const MAX = 2_147_483_647;

/** What one enum says about its values. */
export function checkEnum(fileName: string, syntax: Syntax, declared: ProtoEnum, problems: Problems): void {
  const report = (problem: Problem) => problems.add(fileName, problem);
  const at = { position: declared.position, property: declared.localName };
  checkRanges(fileName, declared.localName, declared, problems);
  const [first] = declared.values;
  if (first === undefined) {
    report({ ...at, rule: 'enum', must: 'have at least one value', remedy: 'add a value with the number 0' });
    return;
  }
  if (syntax === 'proto3' && first.number !== 0) {
    report({
      position: first.numberPosition,
      property: joined(declared.localName, first.name),
      rule: 'enum-zero',
      must: 'have the number 0 as the first value of an enum in proto3',
      given: String(first.number),
      remedy: `put a value such as ${declared.name.toUpperCase()}_UNSPECIFIED = 0 first: it is what a missing field reads as`,
    });
  }
  const aliased = checkNumbers(declared, report);
  const allowed = optionIsTrue(declared.options, 'allow_alias');
  if (allowed && !aliased) {
    report({
      ...at,
      rule: 'enum-alias',
      must: 'have two values of one number when allow_alias is set',
      remedy: 'remove the option allow_alias',
    });
  }
}

/** Whether any number occurs twice. */
function checkNumbers(declared: ProtoEnum, report: (problem: Problem) => void): boolean {
  const allowed = optionIsTrue(declared.options, 'allow_alias');
  const reservedNames = new Set(declared.reservedNames.map(({ name }) => name));
  const byNumber = new Map<number, ProtoEnumValue>();
  let aliased = false;
  for (const value of declared.values) {
    const property = joined(declared.localName, value.name);
    const at = { position: value.numberPosition, property };
    const other = byNumber.get(value.number);
    if (value.number < MIN || value.number > MAX) {
      report({
        ...at,
        rule: 'enum-number',
        must: `have a number from ${MIN} to ${MAX}`,
        given: String(value.number),
        remedy: 'take a number of 32 bits',
      });
    }
    if (other !== undefined) {
      aliased = true;
      if (!allowed) {
        report({
          ...at,
          rule: 'enum-alias',
          must: 'have a number of its own',
          given: `${value.number}, which is that of '${other.name}'`,
          remedy: 'take another number, or set option allow_alias = true if the two are one value',
        });
      }
    } else {
      byNumber.set(value.number, value);
    }
    if (declared.reservedRanges.some(({ from, to }) => value.number >= from && value.number <= to)) {
      report({
        ...at,
        rule: 'reserved-number',
        must: 'not use a reserved number',
        given: String(value.number),
        remedy: 'take another number; the reserved one belonged to a removed value',
      });
    }
    if (reservedNames.has(value.name)) {
      report({
        position: value.position,
        property,
        rule: 'reserved-name',
        must: 'not use a reserved name',
        given: `"${value.name}"`,
        remedy: 'take another name; the reserved one belonged to a removed value',
      });
    }
  }
  return aliased;
}
