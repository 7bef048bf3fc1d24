import type { ProviderBehaviour } from '../behaviour';

export const confluent: ProviderBehaviour = {
  source: 'registry.terraform.io/confluentinc/confluent',
  version: '2.83.4',
  document: 'providers/confluent/schema.json',
  rules: [],
  atConfigure: [],
  atApply: [],
  resources: {
    confluent_kafka_topic: {
      rules: [
        {
          rule: 'pattern',
          at: 'topic_name',
          matches: /^[a-zA-Z0-9\\._-]+$/,
          says: 'The topic name can contain letters, numbers, underscores, periods and hyphens',
        },
        { rule: 'range', at: 'partitions_count', min: 1 },
      ],
      defaults: { partitions_count: 6 },
      forceNew: ['topic_name', 'kafka_cluster'],
      replaces: [{ at: 'partitions_count', when: (before, after) => Number(after) < Number(before) }],
      id: '{kafka_cluster.id|provider.kafka_id}/{topic_name}',
      taken: 'a topic of this name already exists',
    },
    confluent_kafka_acl: {
      forceNew: { allBut: ['credentials'] },
      id: '{kafka_cluster.id|provider.kafka_id}/{resource_type}#{resource_name}#{pattern_type}#{principal}#{host}#{operation}#{permission}',
    },
  },
  dataSources: {},
  shapes: [{ name: /^id$/, template: '{#:12}' }],
};
