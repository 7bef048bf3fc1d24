import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { CONFLUENT_CLOUD_CLUSTER_RULES } from '../../src/kafka/cluster-rules';
import type { ConfluentCloudClusterProps } from '../../src/kafka/confluent-cloud-cluster-props';
import { CONFLUENT_CLOUD } from '../../src/kafka/platform-limits';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { postureOf } from '../delivery/posture';
import { bindings } from './bindings';
import { ConfluentProvisioner } from './confluent-provisioner';
import type { IKafkaCluster } from './kafka-cluster';
import { KafkaGrants } from './kafka-grants';
import type { KafkaPlatform } from './kafka-platform';

/** An existing cluster on Confluent Cloud. */
export class ConfluentCloudCluster extends Construct implements IKafkaCluster {
  public readonly clusterName: string;
  public readonly bootstrapServers: string;
  public readonly grants: KafkaGrants;
  public readonly _platform: KafkaPlatform;

  public constructor(scope: Construct, id: string, props: ConfluentCloudClusterProps) {
    super(scope, id);
    const { environment } = postureOf(scope);
    assertRules(this.node.path, { ...props, environment }, CONFLUENT_CLOUD_CLUSTER_RULES);
    this.clusterName = props.clusterId;
    this.bootstrapServers = props.bootstrapServers;
    this.grants = KafkaGrants.of(this, this);
    this._platform = {
      limits: CONFLUENT_CLOUD,
      provisioner: new ConfluentProvisioner((home) => this.provider(home, props)),
      confluent: { awaits: [], environmentId: () => props.environmentId, clusterId: () => props.clusterId },
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
}
