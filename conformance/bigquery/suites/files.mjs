import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { CACHE, ROOT } from '../paths.mjs';
import { DATASET, DATASETS, EVERY_COLUMN, TABLES } from '../tables.mjs';

// Google's annotation, as far as a compiler must know it.
const ANNOTATIONS = `syntax = "proto2";
package google.cloud.bigquery.storage.v1;
import "google/protobuf/descriptor.proto";
extend google.protobuf.FieldOptions { optional string column_name = 454943157; }
`;

/** The `.proto` files compile, by buf, to the descriptors that are written beside them. */
export function protoSuite({ suite, library }) {
  const { tableSpec } = library('bigquery/table-spec');
  const { writeStreamSpec } = library('bigquery/write-stream-spec');
  const { streamDescriptorSet, streamProtoFile, messageName } = library('bigquery/write-stream-descriptor');
  const { Duration } = library('core/duration');
  const columns = EVERY_COLUMN.filter(({ name }) => name !== 'span');
  const folder = path.join(CACHE, 'proto');
  fs.rmSync(folder, { recursive: true, force: true });
  const annotations = path.join(folder, 'google/cloud/bigquery/storage/v1/annotations.proto');
  fs.mkdirSync(path.dirname(annotations), { recursive: true });
  fs.writeFileSync(annotations, ANNOTATIONS);
  const cdc = { changeDataCapture: true, primaryKey: ['order_id'], maxStaleness: Duration.minutes(15) };
  const streams = [
    ['rows', {}, {}],
    ['changes', cdc, { changeSequenceNumbers: true }],
  ].map(([tableId, more, options]) => {
    const table = tableSpec('proto', {
      dataset: DATASET,
      options: { tableId, ...more },
      columns,
      deletionProtection: true,
    });
    return writeStreamSpec('proto', { table, location: 'EU', options });
  });
  for (const stream of streams)
    fs.writeFileSync(path.join(folder, `${messageName(stream.table.tableId)}.proto`), streamProtoFile(stream));
  const buf = spawnSync(path.join(ROOT, 'node_modules/.bin/buf'), ['build', '--as-file-descriptor-set', '-o', '-'], {
    cwd: folder,
  });
  suite.check('buf compiles the files', buf.status === 0 ? undefined : String(buf.stderr));
  if (buf.status !== 0) return;
  const compiled = fromBinary(FileDescriptorSetSchema, buf.stdout);
  for (const stream of streams) {
    const name = `${messageName(stream.table.tableId)}.proto`;
    const theirs = compiled.file.find((file) => file.name === name);
    const [ours] = fromBinary(FileDescriptorSetSchema, streamDescriptorSet(stream)).file;
    const same = JSON.stringify(comparable(theirs)) === JSON.stringify(comparable(ours));
    const written = path.join(folder, `${name}.binpb`);
    fs.writeFileSync(written, streamDescriptorSet(stream));
    const read = spawnSync(path.join(ROOT, 'node_modules/.bin/buf'), ['build', written, '-o', '-#format=json']);
    suite.check(`buf reads the descriptor set of ${name}`, read.status === 0 ? undefined : String(read.stderr));
    suite.check(
      `descriptor of ${name}`,
      same ? undefined : `${JSON.stringify(comparable(theirs))}\n${JSON.stringify(comparable(ours))}`,
    );
  }
}

// A compiler camel-cases JSON names; ours are the columns'. Options are compared as the bytes of an unknown extension.
function comparable(file) {
  const message = ({ name, field, nestedType }) => ({
    name,
    fields: field.map(({ name: fieldName, number, label, type, typeName, options }) => {
      const bytes = (options?.$unknown ?? []).map(({ no, data }) => [no, Buffer.from(data).toString('hex')]);
      return [fieldName, number, label, type, typeName, options?.packed ?? false, bytes];
    }),
    nested: nestedType.map(message).sort((a, b) => (a.name < b.name ? -1 : 1)),
  });
  return file.messageType.map(message);
}

/** Every script is one that bash can read. */
export function scriptSuite({ suite, library }) {
  const { datasetReviewArtifacts, tableReviewArtifacts } = library('bigquery/table-artifacts');
  const scripts = [
    ...DATASETS.flatMap(datasetReviewArtifacts),
    ...TABLES.flatMap((table) => tableReviewArtifacts(table, 'EU')),
  ];
  for (const { path: file, body } of scripts.filter(({ executable }) => executable)) {
    const bash = spawnSync('bash', ['-n'], { input: body });
    suite.check(`bash reads ${file}`, bash.status === 0 ? undefined : String(bash.stderr));
  }
}
