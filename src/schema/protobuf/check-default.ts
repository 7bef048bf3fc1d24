import { optionValueText } from './option-text';
import { textOfBytes } from './lexer-string';
import type { Problem } from './problem';
import type { OptionValue, ProtoField, ProtoFile, ProtoType } from './syntax';

/** The inclusive bounds of each whole-number type. */
const BOUNDS: ReadonlyMap<string, readonly [bigint, bigint]> = new Map(
  (
    [
      ['int32', -(2n ** 31n), 2n ** 31n - 1n],
      ['sint32', -(2n ** 31n), 2n ** 31n - 1n],
      ['sfixed32', -(2n ** 31n), 2n ** 31n - 1n],
      ['uint32', 0n, 2n ** 32n - 1n],
      ['fixed32', 0n, 2n ** 32n - 1n],
      ['int64', -(2n ** 63n), 2n ** 63n - 1n],
      ['sint64', -(2n ** 63n), 2n ** 63n - 1n],
      ['sfixed64', -(2n ** 63n), 2n ** 63n - 1n],
      ['uint64', 0n, 2n ** 64n - 1n],
      ['fixed64', 0n, 2n ** 64n - 1n],
    ] as const
  ).map(([name, min, max]) => [name, [min, max]]),
);

/** The default of a field: only in proto2, once, on one value, and one that the type holds. */
export function checkDefault(
  file: ProtoFile,
  property: string,
  field: ProtoField,
  report: (problem: Problem) => void,
): void {
  const [option, second] = field.options.filter(({ name }) => name === 'default');
  if (option === undefined) return;
  const at = { position: option.position, property, rule: 'default', given: optionValueText(option.value) };
  if (file.syntax === 'proto3') {
    return report({ ...at, must: 'have no default in proto3, where it is always zero', remedy: 'remove the default' });
  }
  if (second !== undefined) {
    return report({ ...at, position: second.position, must: 'have one default', remedy: 'remove one of the two' });
  }
  if (field.label === 'repeated' || field.type.kind === 'map') {
    return report({ ...at, must: 'have no default as a repeated field', remedy: 'remove the default' });
  }
  const what = expected(field.type, option.value);
  if (what !== undefined)
    report({ ...at, must: `have ${what} as its default`, remedy: 'correct or remove the default' });
}

/** What the default must be, or undefined when it is that. */
function expected(type: ProtoType, value: OptionValue): string | undefined {
  if (type.kind === 'map') return undefined;
  if (type.kind === 'named') {
    const { target } = type;
    if (target === undefined) return undefined;
    if (target.kind === 'message') return 'nothing, being a message,';
    const known = value.kind === 'identifier' && target.values.some(({ name }) => name === value.name);
    return known ? undefined : `a value of the enum '${target.fullName}'`;
  }
  const bounds = BOUNDS.get(type.name);
  if (bounds !== undefined) {
    const inside = value.kind === 'integer' && value.value >= bounds[0] && value.value <= bounds[1];
    return inside ? undefined : `a whole number from ${bounds[0]} to ${bounds[1]}`;
  }
  switch (type.name) {
    case 'bool':
      return value.kind === 'identifier' && /^(true|false)$/.test(value.name) ? undefined : 'true or false';
    case 'string':
      return value.kind === 'string' && textOfBytes(value.bytes) !== undefined ? undefined : 'a text in quotes';
    case 'bytes':
      return value.kind === 'string' ? undefined : 'bytes in quotes';
    default: {
      const special = value.kind === 'identifier' && /^(inf|nan)$/.test(value.name);
      return value.kind === 'integer' || value.kind === 'float' || special ? undefined : 'a number';
    }
  }
}

/** Whether a repeated field of the type can be packed: a number, a Boolean or an enum. */
export function isPackable(type: ProtoType): boolean {
  if (type.kind === 'scalar') return type.name !== 'string' && type.name !== 'bytes';
  return type.kind === 'named' && type.target?.kind !== 'message';
}
