import { binaryArtifact, type Artifact } from '../bundle/artifact';
import { canonicalJson } from '../core/canonical-json';
import { FOLDER, tableFile, tablePath } from './artifact-paths';
import { streamDescriptorSet, streamProtoFile } from './write-stream-descriptor';
import type { WriteStreamSpec } from './write-stream-spec';
import { writerConfig } from './writer-config';
import { writerConfigSchema } from './writer-config-schema';

/** The file that describes writers' configurations; one for all of a stack. */
export const WRITER_CONFIG_SCHEMA_FILE = 'writer-config.schema.json';

/**
 * What a writer needs: its configuration, the row's message as text and as descriptor set, which `buf` and `protoc` read.
 *
 * @see https://buf.build/docs/reference/descriptors/
 *
 * @param writerName what the files are called
 */
export function writeStreamArtifacts(spec: WriteStreamSpec, writerName: string = spec.table.tableId): Artifact[] {
  const named = { ...spec.table, tableId: writerName };
  const files = {
    proto: tableFile(named, 'proto'),
    descriptorSet: tableFile(named, 'descriptor-set.binpb'),
  };
  return [
    { path: tablePath(named, 'writer.json'), body: canonicalJson(writerConfig(spec, files)) },
    { path: tablePath(named, 'proto'), body: streamProtoFile(spec) },
    binaryArtifact(tablePath(named, 'descriptor-set.binpb'), streamDescriptorSet(spec)),
  ];
}

/** The JSON Schema of every `*.writer.json`. */
export function writerConfigSchemaArtifact(): Artifact {
  return { path: `${FOLDER}/${WRITER_CONFIG_SCHEMA_FILE}`, body: canonicalJson(writerConfigSchema()) };
}
