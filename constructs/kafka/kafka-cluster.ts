import type { Construct, IConstruct } from 'constructs';
import type { ConfluentCloudClusterProps } from '../../src/kafka/confluent-cloud-cluster-props';
import { ConfluentCloudCluster } from './confluent-cloud-cluster';
import type { KafkaPlatform } from './kafka-platform';

/** A Kafka cluster, whoever runs it. */
export interface IKafkaCluster extends IConstruct {
  /** The vendor's id or name of the cluster. */
  readonly clusterName: string;
  /** `host:port`, several with commas between them. */
  readonly bootstrapServers: string;
  /** @internal */
  readonly _platform: KafkaPlatform;
}

/** The kinds of Kafka cluster. */
export class KafkaCluster {
  /**
   * A cluster on Confluent Cloud that exists. Its credentials go to the provider once, and so not into the state.
   *
   * Throws when an id or endpoint is malformed.
   *
   * @see https://registry.terraform.io/providers/confluentinc/confluent/latest/docs
   */
  public static confluentCloud(scope: Construct, id: string, props: ConfluentCloudClusterProps): IKafkaCluster {
    return new ConfluentCloudCluster(scope, id, props);
  }

  private constructor() {}
}
