/** An existing cluster of Google Managed Service for Apache Kafka. */
export interface GoogleManagedClusterProps {
  /** The id of the project that the cluster is in: 6 to 30 lower-case letters, digits or dashes. */
  readonly project: string;
  /** The region: `europe-west1`. */
  readonly location: string;
  /** The cluster's id: 1 to 63 lower-case letters, digits or dashes, beginning with a letter. */
  readonly clusterId: string;
  /**
   * `host:port`, several with commas between them.
   * @default - the address that the service gives a cluster: `bootstrap.<clusterId>.<location>.managedkafka.<project>.cloud.goog:9092`
   */
  readonly bootstrapServers?: string;
}
