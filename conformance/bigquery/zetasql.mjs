// The analyzer under node:wasi, spoken to in protobuf.
import fs from 'node:fs';
import { WASI } from 'node:wasi';
import { createFileRegistry, fromBinary, fromJson, toBinary, toJson } from '@bufbuild/protobuf';
import * as wkt from '@bufbuild/protobuf/wkt';
import { BIGQUERY_FUNCTIONS, BIGQUERY_TYPES, OPTIONS } from './bigquery-catalog.mjs';

const SERVICE = 'zetasql.local_service.';
const FEATURES = [
  'FEATURE_CREATE_VIEWS_WITH_COLUMN_OPTIONS',
  'FEATURE_V_1_3_COLLATION_SUPPORT',
  'FEATURE_COLLATION_SUPPORT',
  'FEATURE_COLLATION_IN_COLUMN_SCHEMA',
  'FEATURE_ALTER_COLUMN_SET_DATA_TYPE',
];

export class ZetaSql {
  static async start(wasm, descriptors) {
    const module = await WebAssembly.compile(fs.readFileSync(wasm));
    const wasi = new WASI({ version: 'preview1', preopens: { '/usr/share/zoneinfo': '/usr/share/zoneinfo' } });
    const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
    wasi.initialize(instance);
    return new ZetaSql(instance.exports, registryOf(fs.readFileSync(descriptors)));
  }

  constructor(exports, registry) {
    this.exports = exports;
    this.registry = registry;
    this.language = this.languageOptions();
    this.options = {
      languageOptions: this.language,
      errorMessageMode: 'ERROR_MESSAGE_ONE_LINE',
      allowedHintsAndOptions: { disallowUnknownOptions: true, option: OPTIONS },
      ddlPseudoColumns: [
        { name: '_PARTITIONDATE', type: { typeKind: 'TYPE_DATE' } },
        { name: '_PARTITIONTIME', type: { typeKind: 'TYPE_TIMESTAMP' } },
      ],
    };
  }

  /** Makes tables known: `{ name: 'p.d.t', columns: [{ name, type: TypeProto }] }`. Returns the catalog's id. */
  register(tables) {
    const table = tables.map(({ name, columns }) => ({ name, column: columns }));
    const simpleCatalog = {
      name: 'bigquery',
      ...BIGQUERY_FUNCTIONS,
      namedType: BIGQUERY_TYPES,
      builtinFunctionOptions: { languageOptions: this.language },
      table,
      catalog: nested(table),
    };
    const answer = this.call('RegisterCatalog', 'RegisterCatalogRequest', `${SERVICE}RegisterResponse`, {
      simpleCatalog,
    });
    return String(answer.registeredId);
  }

  /** Undefined for a statement that holds, otherwise the analyzer's message. */
  judge(sqlStatement, registeredCatalogId) {
    try {
      this.call('Analyze', 'AnalyzeRequest', undefined, { sqlStatement, options: this.options, registeredCatalogId });
      return undefined;
    } catch (error) {
      return error.message.replace(/\s+/g, ' ');
    }
  }

  languageOptions() {
    const type = 'zetasql.LanguageOptionsProto';
    const answer = this.call('GetLanguageOptions', 'LanguageOptionsRequest', type, { maximumFeatures: true });
    const language = toJson(this.message(type), answer, { registry: this.registry });
    const enumeration = (name) => this.registry.getEnum(name).values.map((value) => value.name);
    const known = new Set(enumeration('zetasql.LanguageFeature'));
    const enabled = new Set([...language.enabledLanguageFeatures, ...FEATURES.filter((feature) => known.has(feature))]);
    return {
      ...language,
      productMode: 'PRODUCT_EXTERNAL',
      supportedStatementKinds: enumeration('zetasql.ResolvedNodeKind').filter((name) => name.endsWith('_STMT')),
      enabledLanguageFeatures: [...enabled],
    };
  }

  message(name) {
    const message = this.registry.getMessage(name);
    if (message === undefined) throw new Error(`no message ${name}`);
    return message;
  }

  call(method, request, response, json) {
    const { wasm_malloc: malloc, wasm_free: free, memory } = this.exports;
    const type = this.message(SERVICE + request);
    const bytes = toBinary(type, fromJson(type, json, { registry: this.registry }));
    const input = malloc(bytes.length);
    const size = malloc(4);
    new Uint8Array(memory.buffer).set(bytes, input);
    try {
      const output = this.exports[`ZetaSqlLocalService_${method}`](input, bytes.length, size);
      if (output === 0) throw new Error(this.lastError());
      const length = new DataView(memory.buffer).getUint32(size, true);
      const copy = Buffer.from(new Uint8Array(memory.buffer, output, length));
      free(output);
      return response === undefined ? copy : fromBinary(this.message(response), copy);
    } finally {
      free(input);
      free(size);
    }
  }

  lastError() {
    const length = this.exports.wasm_get_last_error_size();
    return Buffer.from(this.exports.memory.buffer, this.exports.wasm_get_last_error(), length).toString();
  }
}

function registryOf(bytes) {
  const set = fromBinary(wkt.FileDescriptorSetSchema, bytes);
  const wellKnown = [
    wkt.file_google_protobuf_descriptor,
    wkt.file_google_protobuf_empty,
    wkt.file_google_protobuf_timestamp,
  ];
  set.file.unshift(...wellKnown.map((file) => file.proto));
  for (const file of set.file) file.messageType.forEach(nameFields);
  return createFileRegistry(set);
}

function nameFields(message) {
  for (const field of message.field)
    field.jsonName ||= field.name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  message.nestedType.forEach(nameFields);
}

// `p.d.t` is one quoted name or a path of three: tables are there under both.
function nested(tables) {
  const projects = new Map();
  for (const table of tables) {
    const [project, dataset, name] = table.name.split('.');
    if (!projects.has(project)) projects.set(project, new Map());
    const datasets = projects.get(project);
    datasets.set(dataset, [...(datasets.get(dataset) ?? []), { ...table, name }]);
  }
  return [...projects].map(([name, datasets]) => ({
    name,
    catalog: [...datasets].map(([dataset, table]) => ({ name: dataset, table })),
  }));
}
