import type { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import type { AclRow } from '../../src/kafka/acl-row';
import type { PlatformLimits } from '../../src/kafka/platform-limits';
import type { SslPrincipalMapping } from '../../src/kafka/ssl-principal-mapping';
import type { TopicSpec } from '../../src/kafka/topic-spec';
import type { Home } from '../delivery/home';
import type { ConfluentClusterIdentity } from './confluent-cluster-identity';

/** What a kind of cluster can do for the constructs that stand on it. */
export interface KafkaPlatform {
  readonly limits: PlatformLimits;
  /** Makes the provider's resources; absent where the kind has no Terraform provider. */
  readonly provisioner?: KafkaProvisioner;
  /** Why there is no provisioner. */
  readonly withoutProvider?: string;
  /** What the provider's credentials and endpoints come from, where the stack makes them itself. */
  readonly awaits?: readonly IConstruct[];
  /** What must be there before the first topic, without a value of it being needed. */
  readonly requires?: readonly IConstruct[];
  /** Throws where nothing can be made on the cluster from a scope. */
  readonly assertUsable?: (path: string, scope: IConstruct) => void;
  /** What is wrong with a row on this kind of cluster only. */
  readonly aclFailures?: (path: string, row: AclRow) => readonly Failure[];
  /** How the brokers make a user's name of a certificate's distinguished name. */
  readonly principalMapping?: SslPrincipalMapping;
  /** By what other resources of Confluent Cloud refer to the cluster. */
  readonly confluent?: ConfluentClusterIdentity;
}

export interface KafkaProvisioner {
  topic(home: Home, spec: TopicSpec, destroyProtection: boolean): TerraformElement;
  /** Rows with the same key share one resource; absent where each row is one. */
  aclKey?(row: AclRow): string;
  acls(home: Home, group: AclGroup): TerraformElement;
}

/** The rows of one resource. */
export interface AclGroup {
  /** What the resource is about, whoever is granted something on it first. */
  readonly id: string;
  /** As Terraform shall see them; complete when the program has said everything. */
  rows(): readonly AclRow[];
}
