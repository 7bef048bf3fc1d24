/** What a built-in option holds: a Boolean, a text, or one of the names. */
export type OptionKind = 'bool' | 'string' | readonly string[];

/** What an option stands on; the message of descriptor.proto that custom options extend is `<Where>Options`. */
export type OptionPlace = 'File' | 'Message' | 'Field' | 'Oneof' | 'Enum' | 'EnumValue' | 'Service' | 'Method';

const TARGETS = [
  'UNKNOWN',
  'FILE',
  'EXTENSION_RANGE',
  'MESSAGE',
  'FIELD',
  'ONEOF',
  'ENUM',
  'ENUM_ENTRY',
  'SERVICE',
  'METHOD',
];

/** The options of descriptor.proto. */
export const KNOWN_OPTIONS: Readonly<Record<OptionPlace, Readonly<Record<string, OptionKind>>>> = {
  File: {
    java_package: 'string',
    java_outer_classname: 'string',
    java_multiple_files: 'bool',
    java_generate_equals_and_hash: 'bool',
    java_string_check_utf8: 'bool',
    optimize_for: ['SPEED', 'CODE_SIZE', 'LITE_RUNTIME'],
    go_package: 'string',
    cc_generic_services: 'bool',
    java_generic_services: 'bool',
    py_generic_services: 'bool',
    php_generic_services: 'bool',
    deprecated: 'bool',
    cc_enable_arenas: 'bool',
    objc_class_prefix: 'string',
    csharp_namespace: 'string',
    swift_prefix: 'string',
    php_class_prefix: 'string',
    php_namespace: 'string',
    php_metadata_namespace: 'string',
    ruby_package: 'string',
  },
  Message: {
    message_set_wire_format: 'bool',
    no_standard_descriptor_accessor: 'bool',
    deprecated: 'bool',
    deprecated_legacy_json_field_conflicts: 'bool',
  },
  Field: {
    ctype: ['STRING', 'CORD', 'STRING_PIECE'],
    packed: 'bool',
    jstype: ['JS_NORMAL', 'JS_STRING', 'JS_NUMBER'],
    lazy: 'bool',
    unverified_lazy: 'bool',
    deprecated: 'bool',
    weak: 'bool',
    debug_redact: 'bool',
    retention: ['RETENTION_UNKNOWN', 'RETENTION_RUNTIME', 'RETENTION_SOURCE'],
    targets: TARGETS.map((target) => `TARGET_TYPE_${target}`),
    json_name: 'string',
  },
  Oneof: {},
  Enum: { allow_alias: 'bool', deprecated: 'bool', deprecated_legacy_json_field_conflicts: 'bool' },
  EnumValue: { deprecated: 'bool', debug_redact: 'bool' },
  Service: { deprecated: 'bool' },
  Method: { deprecated: 'bool', idempotency_level: ['IDEMPOTENCY_UNKNOWN', 'NO_SIDE_EFFECTS', 'IDEMPOTENT'] },
};

/** May be given several times. */
export const REPEATED_OPTIONS: ReadonlySet<string> = new Set(['targets']);
