import type { Construct } from 'constructs';
import { Schema, SchemaFormat, SchemaRegistry, Secret, Topic, type ISchemaRegistry } from 'sluicegate';
import { newCluster } from '../../support/program';

export const CREDENTIALS = Secret.pair(
  Secret.terraformVariable('registry_api_key'),
  Secret.terraformVariable('registry_api_secret'),
);

export function confluentRegistry(scope: Construct, id = 'Registry'): ISchemaRegistry {
  return SchemaRegistry.confluentCloud(scope, id, {
    registryId: 'lsrc-abc123',
    restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
    credentials: CREDENTIALS,
  });
}

export function ordersTopic(scope: Construct): Topic {
  return new Topic(scope, 'Orders', { cluster: newCluster(scope), topicName: 'sales.orders.v1' });
}

/** A schema from text in any of the languages. */
export function schemaOf(format: SchemaFormat, text: string): Schema {
  switch (format) {
    case SchemaFormat.AVRO:
      return Schema.avro(text);
    case SchemaFormat.PROTOBUF:
      return Schema.protobuf(text);
    case SchemaFormat.JSON:
      return Schema.json(text);
  }
}
