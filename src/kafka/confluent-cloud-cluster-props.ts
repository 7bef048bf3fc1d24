import type { SecretPair } from '../security/secret-pair';

/** An existing cluster on Confluent Cloud. */
export interface ConfluentCloudClusterProps {
  /** `env-…`: the Confluent environment that the cluster is in. */
  readonly environmentId: string;
  /** `lkc-…` */
  readonly clusterId: string;
  /** The cluster's REST endpoint: `https://host:443`. Plain `http` is taken in DEV only. */
  readonly restEndpoint: string;
  /** `host:port`, several with commas between them. */
  readonly bootstrapServers: string;
  /** A Kafka API key of the cluster, by reference. */
  readonly credentials: SecretPair;
}
