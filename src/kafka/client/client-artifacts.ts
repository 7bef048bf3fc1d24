import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import type { Failure } from '../../core/failure';
import type { ClientModel } from './client-model';
import { ClientRendering } from './client-rendering';
import { faustJson } from './faust-json';
import { javaProperties } from './java-properties';
import { librdkafkaJson } from './librdkafka-json';
import { springYaml } from './spring-yaml';

const FILES: Readonly<Record<ClientRendering, readonly [name: string, render: (model: ClientModel) => string]>> = {
  [ClientRendering.JAVA_PROPERTIES]: ['client.properties', javaProperties],
  [ClientRendering.SPRING]: ['application.yml', springYaml],
  [ClientRendering.LIBRDKAFKA]: ['librdkafka.json', librdkafkaJson],
  [ClientRendering.FAUST]: ['faust.json', faustJson],
};

/** A file for each rendering, in a folder of the client's name. */
export function clientArtifacts(
  name: string,
  model: ClientModel,
  renderings: readonly ClientRendering[] = [ClientRendering.JAVA_PROPERTIES],
): Artifact[] {
  return [...new Set(renderings)].sort().map((rendering) => {
    const [file, render] = FILES[rendering];
    return { path: `clients/${pathSegment(name)}/${file}`, body: render(model) };
  });
}

/** What cannot be written for this kind of client. */
export function renderingFailures(
  path: string,
  { kind }: Pick<ClientModel, 'kind'>,
  renderings: readonly ClientRendering[],
): Failure[] {
  const failure = (must: string, remedy: string): Failure[] => [
    { path, property: 'renderings', rule: 'kafka.client.renderings', must, given: JSON.stringify(renderings), remedy },
  ];
  if (renderings.length === 0) return failure('name at least one', 'leave it out for JAVA_PROPERTIES');
  if (kind !== 'STREAMS' || !renderings.includes(ClientRendering.LIBRDKAFKA)) return [];
  return failure('be without LIBRDKAFKA for Kafka Streams', 'remove it: Kafka Streams runs on Java only');
}
