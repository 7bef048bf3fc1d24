import type { Artifact } from '../bundle/artifact';
import { canonicalJson } from '../core/canonical-json';
import { FOLDER, tableFile, tablePath } from './artifact-paths';
import { streamDescriptorBase64, streamProtoFile } from './write-stream-descriptor';
import type { WriteStreamSpec } from './write-stream-spec';
import { writerConfig } from './writer-config';
import { writerConfigSchema } from './writer-config-schema';

/** The file that describes writers' configurations; one for all of a stack. */
export const WRITER_CONFIG_SCHEMA_FILE = 'writer-config.schema.json';

/** What a writer needs: its configuration, the row's message as text and as base64 of its descriptor set. */
export function writeStreamArtifacts(spec: WriteStreamSpec): Artifact[] {
  const files = {
    proto: tableFile(spec.table, 'proto'),
    descriptorSet: tableFile(spec.table, 'descriptor-set.base64'),
  };
  return [
    { path: tablePath(spec.table, 'writer.json'), body: canonicalJson(writerConfig(spec, files)) },
    { path: tablePath(spec.table, 'proto'), body: streamProtoFile(spec) },
    { path: tablePath(spec.table, 'descriptor-set.base64'), body: streamDescriptorBase64(spec) },
  ];
}

/** The JSON Schema of every `*.writer.json`. */
export function writerConfigSchemaArtifact(): Artifact {
  return { path: `${FOLDER}/${WRITER_CONFIG_SCHEMA_FILE}`, body: canonicalJson(writerConfigSchema()) };
}
