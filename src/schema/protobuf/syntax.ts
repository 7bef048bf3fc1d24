import type { Position } from './token';

export type Syntax = 'proto2' | 'proto3';

/** How often a field occurs; `singular` is a proto3 field without a label, or a member of a oneof. */
export type Label = 'singular' | 'optional' | 'required' | 'repeated';

/** A value of an option. */
export type OptionValue =
  | { readonly kind: 'string'; readonly bytes: string }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'aggregate'; readonly entries: readonly OptionEntry[] }
  | { readonly kind: 'list'; readonly values: readonly OptionValue[] };

export interface OptionEntry {
  readonly name: string;
  readonly value: OptionValue;
}

export interface ProtoOption {
  /** As written, without white space: `deprecated`, `(confluent.field_meta).tags`. */
  readonly name: string;
  readonly value: OptionValue;
  readonly position: Position;
}

export interface ScalarType {
  readonly kind: 'scalar';
  readonly name: string;
}

/** A message or enum by name; the target is set when the files are linked. */
export interface NamedType {
  readonly kind: 'named';
  readonly written: string;
  readonly position: Position;
  target?: ProtoMessage | ProtoEnum;
}

export interface MapType {
  readonly kind: 'map';
  readonly key: ScalarType;
  readonly value: ScalarType | NamedType;
}

export type ProtoType = ScalarType | NamedType | MapType;

export interface ProtoField {
  readonly name: string;
  readonly number: number;
  readonly label: Label;
  readonly type: ProtoType;
  /** The oneof that it is a member of. */
  readonly oneof?: string;
  readonly options: readonly ProtoOption[];
  readonly doc?: string;
  readonly position: Position;
  readonly numberPosition: Position;
}

export interface ProtoOneof {
  readonly name: string;
  readonly options: readonly ProtoOption[];
  readonly position: Position;
}

/** Inclusive on both ends. */
export interface ReservedRange {
  readonly from: number;
  readonly to: number;
  readonly position: Position;
}

export interface ReservedName {
  readonly name: string;
  readonly position: Position;
}

export interface ProtoMessage {
  readonly kind: 'message';
  readonly name: string;
  /** With its package, without a leading dot. */
  readonly fullName: string;
  /** Without its package: `Order.Line`. */
  readonly localName: string;
  readonly fields: readonly ProtoField[];
  readonly oneofs: readonly ProtoOneof[];
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
  readonly reservedRanges: readonly ReservedRange[];
  readonly reservedNames: readonly ReservedName[];
  readonly options: readonly ProtoOption[];
  readonly extensions: readonly ProtoExtension[];
  readonly doc?: string;
  readonly position: Position;
}

export interface ProtoEnumValue {
  readonly name: string;
  readonly number: number;
  readonly options: readonly ProtoOption[];
  readonly position: Position;
  readonly numberPosition: Position;
}

export interface ProtoEnum {
  readonly kind: 'enum';
  readonly name: string;
  readonly fullName: string;
  readonly localName: string;
  readonly values: readonly ProtoEnumValue[];
  readonly reservedRanges: readonly ReservedRange[];
  readonly reservedNames: readonly ReservedName[];
  readonly options: readonly ProtoOption[];
  /** Whether the file is proto2, where a number outside the enum is not a value of it. */
  readonly closed: boolean;
  readonly position: Position;
}

/** A custom option: the only kind of extension that is supported, since it never reaches the data. */
export interface ProtoExtension {
  readonly extendee: NamedType;
  readonly scope: string;
  readonly field: ProtoField;
}

export interface ProtoMethod {
  readonly name: string;
  readonly request: NamedType;
  readonly requestStream: boolean;
  readonly response: NamedType;
  readonly responseStream: boolean;
  readonly options: readonly ProtoOption[];
  readonly position: Position;
}

export interface ProtoService {
  readonly name: string;
  readonly fullName: string;
  readonly methods: readonly ProtoMethod[];
  readonly options: readonly ProtoOption[];
  readonly position: Position;
}

export interface ProtoImport {
  readonly name: string;
  readonly kind: 'plain' | 'public' | 'weak';
  readonly position: Position;
}

export interface ProtoFile {
  readonly name: string;
  readonly syntax: Syntax;
  readonly packageName: string;
  readonly imports: readonly ProtoImport[];
  readonly options: readonly ProtoOption[];
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
  readonly services: readonly ProtoService[];
  readonly extensions: readonly ProtoExtension[];
}

/** Every scalar type with the group within which one may be changed into another on the wire. */
export const SCALAR_GROUPS: ReadonlyMap<string, string> = new Map([
  ['int32', 'varint'],
  ['int64', 'varint'],
  ['uint32', 'varint'],
  ['uint64', 'varint'],
  ['bool', 'varint'],
  ['sint32', 'zigzag'],
  ['sint64', 'zigzag'],
  ['string', 'text'],
  ['bytes', 'text'],
  ['fixed32', 'fixed32'],
  ['sfixed32', 'fixed32'],
  ['fixed64', 'fixed64'],
  ['sfixed64', 'fixed64'],
  ['float', 'float'],
  ['double', 'double'],
]);

/** Every message of the list and below, outer ones first. */
export function* allMessages(messages: readonly ProtoMessage[]): Generator<ProtoMessage> {
  for (const message of messages) {
    yield message;
    yield* allMessages(message.messages);
  }
}

/** Every enum of a file, at whatever depth. */
export function* allEnums(file: Pick<ProtoFile, 'messages' | 'enums'>): Generator<ProtoEnum> {
  yield* file.enums;
  for (const message of allMessages(file.messages)) yield* message.enums;
}

/** The value of an option, or undefined when it is not set. */
export function optionOf(options: readonly ProtoOption[], name: string): OptionValue | undefined {
  return options.find((option) => option.name === name)?.value;
}

/** Whether a Boolean option is set to true. */
export function optionIsTrue(options: readonly ProtoOption[], name: string): boolean {
  const value = optionOf(options, name);
  return value?.kind === 'identifier' && value.name === 'true';
}
