import type { Construct, IConstruct } from 'constructs';
import type { SecretPair } from '../../src/security/secret-pair';
import { ConfluentManagedConnect } from './confluent-managed-connect';
import type { IConfluentOrganization } from './confluent-organization';
import type { ConnectPlatform } from './connect-platform';
import type { IKafkaCluster } from './kafka-cluster';
import { SelfManagedConnect } from './self-managed-connect';

/** Connect as Confluent Cloud runs it. */
export interface ConfluentManagedConnectProps {
  /** The cluster that the connectors read or write; on Confluent Cloud. */
  readonly cluster: IKafkaCluster;

  /** The organization that it belongs to. */
  readonly organization: IConfluentOrganization;

  /**
   * An API key of the cluster, for connectors without a principal.
   *
   * @default - every connector names the service account that it logs in as
   */
  readonly credentials?: SecretPair;
}

/** Connect as somebody runs it. */
export interface SelfManagedConnectProps {
  /** The cluster that the connectors read or write. */
  readonly cluster: IKafkaCluster;

  /** How people call it, 1 to 100 letters, digits, dots, dashes or underscores: files are named after it. */
  readonly connectName: string;

  /** Where its workers answer, an http or https URL without credentials. */
  readonly restUrl: string;
}

/** A place where connectors run, whoever runs it. */
export interface IConnectCluster extends IConstruct {
  /** The cluster that the connectors read or write. */
  readonly cluster: IKafkaCluster;
  /** How people call it. */
  readonly connectName: string;
  /** @internal */
  readonly _platform: ConnectPlatform;
}

/** The kinds of Connect cluster that exist. */
export class ConnectCluster {
  /**
   * Fully managed connectors of Confluent Cloud, by Terraform.
   *
   * Throws when the cluster is not on Confluent Cloud.
   *
   * @see https://docs.confluent.io/cloud/current/connectors/index.html
   */
  public static confluentManaged(scope: Construct, id: string, props: ConfluentManagedConnectProps): IConnectCluster {
    return new ConfluentManagedConnect(scope, id, props);
  }

  /**
   * Workers of Kafka Connect that somebody runs. They have no Terraform provider: what would be deployed is reviewed instead,
   * as configurations and a script for the REST API.
   *
   * Throws when the name or the URL is malformed.
   *
   * @see https://kafka.apache.org/documentation/#connect_rest
   */
  public static selfManaged(scope: Construct, id: string, props: SelfManagedConnectProps): IConnectCluster {
    return new SelfManagedConnect(scope, id, props);
  }

  private constructor() {}
}
