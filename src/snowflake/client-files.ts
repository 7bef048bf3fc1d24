import type { Artifact } from '../bundle/artifact';
import { pathSegment } from '../bundle/artifact-path';
import type { ModelResource } from '../bundle/model';
import { canonicalJson } from '../core/canonical-json';
import { channelNotes } from './channel-notes';
import type { ChannelPlan } from './channel-plan';
import type { ClientSpec } from './client-spec';
import { kafkaConnectorJson } from './kafka-connector-config';
import type { KafkaConnectorSpec } from './kafka-connector-spec';
import type { PipeSpec } from './pipe-spec';
import { profileJson, profileVariables } from './profile-json';

/** A pipe with the channels that a topic needs, where it has one. */
export interface StreamingTarget {
  readonly pipe: PipeSpec;
  readonly topicName?: string;
  readonly channels?: ChannelPlan;
}

/** A program that streams rows. */
export interface StreamingClientSpec extends StreamingTarget {
  readonly clientName: string;
  readonly client: ClientSpec;
}

/** What clients open channels on where there is no pipe of ours: one list of all. */
export function streamingTargets(resources: readonly ModelResource[]): Artifact[] {
  const targets = (resources as readonly ModelResource<StreamingTarget>[]).map(
    ({ spec: { pipe, topicName, channels } }) => ({
      architecture: pipe.architecture,
      table: [pipe.database, pipe.schema, pipe.table],
      ...(pipe.name !== undefined && { pipe: pipe.name, madeBy: 'Snowflake, when the first channel is opened' }),
      ...(pipe.matchByColumnName !== undefined && { matchByColumnName: pipe.matchByColumnName }),
      ...(topicName !== undefined && { topicName }),
      ...(channels && { channels: planOf(channels) }),
    }),
  );
  return [{ path: 'snowflake/streaming-targets.json', body: canonicalJson(targets) }];
}

/** A folder for each client: the profile as a template, what fills it, and how to stream exactly once. */
export function streamingClientFiles(resources: readonly ModelResource[]): Artifact[] {
  return (resources as readonly ModelResource<StreamingClientSpec>[]).flatMap(({ spec }) => {
    const { clientName, client, pipe, topicName, channels } = spec;
    const folder = `snowflake/clients/${pathSegment(clientName)}`;
    return [
      { path: `${folder}/profile.json`, body: profileJson(client, pipe.architecture) },
      {
        path: `${folder}/client.json`,
        body: canonicalJson({
          environmentVariables: profileVariables(client),
          architecture: pipe.architecture,
          database: pipe.database,
          schema: pipe.schema,
          table: pipe.table,
          ...(pipe.name !== undefined && { pipe: pipe.name }),
          ...(topicName !== undefined && { topicName }),
          ...(channels && { channels: planOf(channels) }),
        }),
      },
      ...(channels && topicName !== undefined
        ? [{ path: `${folder}/channels.md`, body: channelNotes(pipe, channels, topicName) }]
        : []),
    ];
  });
}

/** The body of `PUT /connectors/<name>/config` for each connector. */
export function kafkaConnectorFiles(resources: readonly ModelResource[]): Artifact[] {
  return (resources as readonly ModelResource<KafkaConnectorSpec>[]).map(({ spec }) => ({
    path: `snowflake/connectors/${pathSegment(spec.name)}.json`,
    body: kafkaConnectorJson(spec),
  }));
}

function planOf({ warnings: _, ...plan }: ChannelPlan): Omit<ChannelPlan, 'warnings'> {
  return plan;
}
