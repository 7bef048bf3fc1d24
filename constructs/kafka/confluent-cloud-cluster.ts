import type { TerraformElement, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { terraformLiterals } from '../../src/core/tokens';
import type { AclRow } from '../../src/kafka/acl-row';
import { CONFLUENT_CLOUD_CLUSTER_RULES } from '../../src/kafka/cluster-rules';
import type { ConfluentCloudClusterProps } from '../../src/kafka/confluent-cloud-cluster-props';
import { CONFLUENT_CLOUD } from '../../src/kafka/platform-limits';
import { topicConfig } from '../../src/kafka/topic-config';
import type { TopicSpec } from '../../src/kafka/topic-spec';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { postureOf } from '../delivery/posture';
import { bindings } from './bindings';
import type { IKafkaCluster } from './kafka-cluster';
import type { KafkaPlatform } from './kafka-platform';

/** An existing cluster on Confluent Cloud. */
export class ConfluentCloudCluster extends Construct implements IKafkaCluster {
  public readonly clusterName: string;
  public readonly bootstrapServers: string;
  public readonly _platform: KafkaPlatform;

  public constructor(scope: Construct, id: string, props: ConfluentCloudClusterProps) {
    super(scope, id);
    const { environment } = postureOf(scope);
    assertRules(this.node.path, { ...props, environment }, CONFLUENT_CLOUD_CLUSTER_RULES);
    this.clusterName = props.clusterId;
    this.bootstrapServers = props.bootstrapServers;
    this._platform = {
      limits: CONFLUENT_CLOUD,
      provisionTopic: (home, spec, destroyProtection) => this.topic(home, spec, destroyProtection, props),
      provisionAcl: (home, row) => this.acl(home, row, props),
    };
    refer(this, {
      type: 'kafka.cluster',
      name: props.clusterId,
      spec: {
        kind: CONFLUENT_CLOUD.kind,
        environmentId: props.environmentId,
        clusterId: props.clusterId,
        restEndpoint: props.restEndpoint,
        bootstrapServers: props.bootstrapServers,
        credentials: { key: props.credentials.key, secret: props.credentials.secret },
      },
    });
  }

  private provider(home: Home, props: ConfluentCloudClusterProps): TerraformProvider {
    return home.provider(this, (scope, id, alias) => {
      const ConfluentProvider = bindings.confluentProvider();
      return new ConfluentProvider(scope, id, {
        alias,
        kafkaId: props.clusterId,
        kafkaRestEndpoint: props.restEndpoint,
        kafkaApiKey: home.secret(props.credentials.key),
        kafkaApiSecret: home.secret(props.credentials.secret),
      });
    });
  }

  private topic(
    home: Home,
    spec: TopicSpec,
    destroyProtection: boolean,
    props: ConfluentCloudClusterProps,
  ): TerraformElement {
    const KafkaTopic = bindings.confluentTopic();
    return new KafkaTopic(home.scope, 'Resource', {
      provider: this.provider(home, props),
      topicName: spec.topicName,
      partitionsCount: spec.partitions,
      config: terraformLiterals(topicConfig(spec)),
      ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
    });
  }

  private acl(home: Home, row: AclRow, props: ConfluentCloudClusterProps): TerraformElement {
    const KafkaAcl = bindings.confluentAcl();
    return new KafkaAcl(home.scope, 'Resource', {
      provider: this.provider(home, props),
      ...terraformLiterals(row),
    });
  }
}
