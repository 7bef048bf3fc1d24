import { didYouMean } from '../../core/nearest';
import { checkDefault, isPackable } from './check-default';
import { KNOWN_OPTIONS, REPEATED_OPTIONS, type OptionKind, type OptionPlace } from './known-options';
import type { Linker } from './link';
import { joined } from './names';
import { optionValueText } from './option-text';
import type { Problem, Problems } from './problem';
import { extensionsOf } from './symbols';
import {
  allEnums,
  allMessages,
  optionIsTrue,
  type OptionValue,
  type ProtoField,
  type ProtoFile,
  type ProtoOption,
} from './syntax';

/** Checks the options of a file: that each exists where it stands, and holds what it may hold. */
export class OptionCheck {
  public constructor(
    private readonly file: ProtoFile,
    private readonly linker: Linker,
    private readonly problems: Problems,
  ) {}

  public run(): void {
    const { file } = this;
    this.check('File', 'option', file.packageName, file.options);
    for (const message of allMessages(file.messages)) {
      this.check('Message', message.localName, message.fullName, message.options);
      if (optionIsTrue(message.options, 'message_set_wire_format'))
        this.refuseMessageSet(message.localName, message.options);
      for (const oneof of message.oneofs) {
        this.check('Oneof', joined(message.localName, oneof.name), message.fullName, oneof.options);
      }
      for (const field of message.fields)
        this.checkField(joined(message.localName, field.name), message.fullName, field);
    }
    for (const { field, scope } of extensionsOf(file)) this.checkField(field.name, scope, field);
    for (const declared of allEnums(file)) {
      this.check('Enum', declared.localName, declared.fullName, declared.options);
      for (const value of declared.values) {
        this.check('EnumValue', joined(declared.localName, value.name), declared.fullName, value.options);
      }
    }
    for (const service of file.services) {
      this.check('Service', service.name, service.fullName, service.options);
      for (const method of service.methods) {
        this.check('Method', joined(service.name, method.name), service.fullName, method.options);
      }
    }
  }

  private checkField(property: string, scope: string, field: ProtoField): void {
    const rest = field.options.filter((option) => option.name !== 'default');
    this.check('Field', property, scope, rest);
    checkDefault(this.file, property, field, (problem) => this.report(problem));
    const packed = field.options.find((option) => option.name === 'packed');
    if (packed !== undefined && !(field.label === 'repeated' && isPackable(field.type))) {
      this.report({
        position: packed.position,
        property,
        rule: 'option',
        must: "have 'packed' only on a repeated field of numbers, Booleans or enums",
        given: `packed = ${optionValueText(packed.value)}`,
        remedy: "remove 'packed'",
      });
    }
  }

  private check(place: OptionPlace, property: string, scope: string, options: readonly ProtoOption[]): void {
    const seen = new Set<string>();
    for (const option of options) {
      if (option.name.startsWith('(')) {
        this.checkCustom(place, property, scope, option);
        continue;
      }
      const kind = Object.hasOwn(KNOWN_OPTIONS[place], option.name) ? KNOWN_OPTIONS[place][option.name] : undefined;
      if (kind === undefined) this.unknown(place, property, option);
      else if (!fits(kind, option.value)) this.wrongValue(property, option, kind);
      else if (seen.has(option.name) && !REPEATED_OPTIONS.has(option.name)) this.twice(property, option);
      seen.add(option.name);
    }
  }

  private checkCustom(place: OptionPlace, property: string, scope: string, option: ProtoOption): void {
    const written = option.name.slice(1, option.name.indexOf(')'));
    const symbol = this.linker.resolve(written, scope, ({ kind }) => kind === 'extension');
    const extended = `google.protobuf.${place}Options`;
    if (symbol?.extendee === extended) return;
    this.report({
      position: option.position,
      property,
      rule: 'option',
      must: `use a custom option that extends ${extended} in this file or an imported one`,
      given: symbol === undefined ? `(${written})` : `(${written}), which extends ${symbol.extendee}`,
      remedy: customRemedy(written, symbol !== undefined),
    });
  }

  private unknown(place: OptionPlace, property: string, option: ProtoOption): void {
    const features = option.name.startsWith('features');
    this.report({
      position: option.position,
      property,
      rule: 'option',
      must: `have only the options of google.protobuf.${place}Options`,
      given: `'${option.name}'`,
      remedy: features
        ? "remove it: 'features' belong to editions, which are not supported"
        : didYouMean(option.name, Object.keys(KNOWN_OPTIONS[place])) ||
          'put the name of a custom option in parentheses, or remove it',
    });
  }

  private wrongValue(property: string, option: ProtoOption, kind: OptionKind): void {
    const what =
      kind === 'bool' ? 'true or false' : kind === 'string' ? 'a text in quotes' : `one of ${kind.join(', ')}`;
    this.report({
      position: option.position,
      property,
      rule: 'option',
      must: `have ${what} as the value of '${option.name}'`,
      given: optionValueText(option.value),
      remedy: 'correct the value or remove the option',
    });
  }

  private twice(property: string, option: ProtoOption): void {
    this.report({
      position: option.position,
      property,
      rule: 'option',
      must: `set '${option.name}' once`,
      remedy: 'remove one of the two',
    });
  }

  private refuseMessageSet(property: string, options: readonly ProtoOption[]): void {
    const option = options.find(({ name }) => name === 'message_set_wire_format')!;
    this.report({
      position: option.position,
      property,
      rule: 'option',
      must: 'not use the message set wire format, which is not supported',
      remedy: 'remove the option',
    });
  }

  private report(problem: Problem): void {
    this.problems.add(this.file.name, problem);
  }
}

const CONFLUENT_META = /^\.?confluent\.\w+_meta$/;

function customRemedy(written: string, declared: boolean): string {
  if (declared) return 'use an option that is meant for this place, as (confluent.message_meta) is for messages';
  return CONFLUENT_META.test(written)
    ? 'add import "confluent/meta.proto";'
    : 'import the file that declares the option, or remove it';
}

function fits(kind: OptionKind, value: OptionValue): boolean {
  if (kind === 'string') return value.kind === 'string';
  if (value.kind !== 'identifier') return false;
  return kind === 'bool' ? value.name === 'true' || value.name === 'false' : kind.includes(value.name);
}
