import type { SslPrincipalMapping } from './ssl-principal-mapping';

/** A cluster of Apache Kafka that somebody runs: on machines, on Kubernetes, or by a vendor without a Terraform provider. */
export interface SelfManagedClusterProps {
  /** What people call the cluster: 1 to 100 letters, digits, dots, dashes or underscores. Strimzi's name of it, where that runs it. */
  readonly clusterName: string;
  /** `host:port`, several with commas between them. */
  readonly bootstrapServers: string;
  /**
   * The brokers' `ssl.principal.mapping.rules`, for principals by distinguished name.
   * @default - Kafka's own: the user's name is the whole distinguished name
   */
  readonly principalMapping?: SslPrincipalMapping;
}
