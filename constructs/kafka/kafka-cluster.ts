import type { Construct, IConstruct } from 'constructs';
import type { ConfluentCloudClusterProps } from '../../src/kafka/confluent-cloud-cluster-props';
import type { GoogleManagedClusterProps } from '../../src/kafka/google-managed-cluster-props';
import type { SelfManagedClusterProps } from '../../src/kafka/self-managed-cluster-props';
import { ConfluentCloudCluster } from './confluent-cloud-cluster';
import { GoogleManagedCluster } from './google-managed-cluster';
import type { KafkaGrants } from './kafka-grants';
import type { KafkaPlatform } from './kafka-platform';
import { SelfManagedCluster } from './self-managed-cluster';

/** A Kafka cluster, whoever runs it. */
export interface IKafkaCluster extends IConstruct {
  /** The vendor's id or name of the cluster; for Google `<project>.<location>.<clusterId>`. */
  readonly clusterName: string;
  /** `host:port`, several with commas between them; empty for a cluster whose address is only known after it is made. */
  readonly bootstrapServers: string;
  /** Who may do what beyond a single topic. */
  readonly grants: KafkaGrants;
  /** @internal */
  readonly _platform: KafkaPlatform;
}

/** The kinds of Kafka cluster that exist. For one on Confluent Cloud that the stack makes, see ConfluentKafkaCluster. */
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

  /**
   * A cluster of Apache Kafka that somebody runs. It has no Terraform provider: what would be deployed is reviewed instead,
   * as scripts with Kafka's own tools and as resources of Strimzi.
   *
   * Throws when the name or an address is malformed.
   */
  public static selfManaged(scope: Construct, id: string, props: SelfManagedClusterProps): IKafkaCluster {
    return new SelfManagedCluster(scope, id, props);
  }

  /**
   * A cluster of Google Managed Service for Apache Kafka that exists. Terraform logs in to Google by its environment.
   *
   * Throws when an id or address is malformed.
   *
   * @see https://cloud.google.com/managed-service-for-apache-kafka/docs
   */
  public static googleManaged(scope: Construct, id: string, props: GoogleManagedClusterProps): IKafkaCluster {
    return new GoogleManagedCluster(scope, id, props);
  }

  private constructor() {}
}
