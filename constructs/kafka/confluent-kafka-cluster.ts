import { Fn, TerraformOutput, type TerraformElement, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { fail } from '../../src/core/sluicegate-error';
import { terraformLiterals } from '../../src/core/tokens';
import { CONFLUENT_CLUSTER_RULES, type ConfluentClusterInput } from '../../src/kafka/confluent-cluster-rules';
import {
  ConfluentAvailability,
  ConfluentClusterType,
  type ConfluentCloudProvider,
} from '../../src/kafka/confluent-cluster-type';
import { CONFLUENT_CLOUD } from '../../src/kafka/platform-limits';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings, type Made } from './bindings';
import { refuseOtherOfSameName } from './cluster-names';
import { ConfluentApiKey } from './confluent-api-key';
import { ConfluentApiKeyResource } from './confluent-api-key-resource';
import type { IConfluentEnvironment } from './confluent-environment';
import { ConfluentProvisioner } from './confluent-provisioner';
import { ConfluentResource } from './confluent-resource';
import { ConfluentRole } from './confluent-role';
import { ConfluentRoleBinding } from './confluent-role-binding';
import type { IConfluentServiceAccount } from './confluent-service-account';
import { isProtected } from './destroy-protection';
import type { IKafkaCluster } from './kafka-cluster';
import { KafkaGrants } from './kafka-grants';
import type { KafkaPlatform } from './kafka-platform';
import { refuseOtherStack } from './same-stack';

/** What a new cluster on Confluent Cloud is made of. */
export interface ConfluentKafkaClusterProps {
  readonly environment: IConfluentEnvironment;
  /** Its name: 1 to 64 characters. */
  readonly displayName: string;
  readonly type: ConfluentClusterType;
  readonly cloud: ConfluentCloudProvider;
  /** The cloud's name of the region: `eu-west-1`. */
  readonly region: string;
  /**
   * Over how many zones it is spread.
   * @default - HIGH for ENTERPRISE and FREIGHT, else SINGLE_ZONE
   */
  readonly availability?: ConfluentAvailability;
  /**
   * Confluent Kafka Units of a DEDICATED cluster: at least 1, over several zones 2.
   * @default - only for other types
   */
  readonly cku?: number;
  /**
   * The most units that a cluster scales to by itself: at least 1, over several zones 2. Not for DEDICATED.
   * @default - the most that the type can
   */
  readonly maxEcku?: number;
  /**
   * Who makes its topics and ACLs: gets an API key for it and the role CloudClusterAdmin on it.
   * @default - the stack can make no topics on it
   */
  readonly administrator?: IConfluentServiceAccount;
  /**
   * Its address once it is made, `host:port`: an output of the Terraform module that makes it. Configurations of clients need it.
   * @default - not known yet: a client on the cluster is an error, and scripts ask for it
   */
  readonly bootstrapServers?: string;
  /**
   * Whether Terraform and Confluent Cloud refuse to destroy it, and with it the data.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/**
 * A new Kafka cluster on Confluent Cloud. A human applies it, since it costs by the hour; topics and ACLs on it wait for that.
 *
 * Throws for what the type of cluster cannot be.
 *
 * @see https://docs.confluent.io/cloud/current/clusters/cluster-types.html
 */
export class ConfluentKafkaCluster extends Construct implements IKafkaCluster {
  public readonly clusterName: string;
  /** Empty until it is given: the address is only known after apply. */
  public readonly bootstrapServers: string;
  public readonly grants: KafkaGrants;
  /** @internal */
  public readonly _platform: KafkaPlatform;
  private cluster: Made<'confluentCluster'> | undefined;
  private readonly key: ConfluentApiKey | undefined;

  public constructor(scope: Construct, id: string, props: ConfluentKafkaClusterProps) {
    super(scope, id);
    const { environment, administrator, displayName } = props;
    const spec = specOf(props, isProtected(scope));
    assertRules(this.node.path, spec, CONFLUENT_CLUSTER_RULES);
    refuseOtherOfSameName(this, displayName, this.node.path);
    for (const awaited of environment._awaits) refuseOtherStack(this.node.path, 'environment', this, awaited);
    this.clusterName = displayName;
    this.bootstrapServers = spec.bootstrapServers ?? '';
    this.grants = KafkaGrants.of(this, this);
    this._platform = {
      limits: CONFLUENT_CLOUD,
      confluent: {
        awaits: [...environment._awaits, this],
        organization: environment.organization,
        environmentId: (home) => environment._environmentId(home),
        clusterId: () => this.cluster!.id,
      },
    };
    deliver(this, {
      type: 'kafka.cluster',
      name: displayName,
      capability: Capability.PLATFORM,
      spec: { kind: CONFLUENT_CLOUD.kind, environment: environment.node.path, ...spec },
      requires: [environment],
      awaits: environment._awaits,
      provision: (home) => this.provision(home, environment, spec),
    });
    const admin = administrator && this.administer(administrator, environment);
    this.key = admin?.key;
    this._platform = {
      ...this._platform,
      provisioner: new ConfluentProvisioner((home) => this.provider(home)),
      awaits: admin ? [this, admin.key] : [this],
      requires: admin && [admin.role],
      assertUsable: (path, at) => this.assertUsable(path, at),
    };
  }

  /** The role first: without it the new key opens nothing. */
  private administer(
    administrator: IConfluentServiceAccount,
    { organization }: IConfluentEnvironment,
  ): { readonly key: ConfluentApiKey; readonly role: ConfluentRoleBinding } {
    const role = new ConfluentRoleBinding(this, 'AdministratorRole', {
      organization,
      principal: administrator.principal,
      role: ConfluentRole.CLOUD_CLUSTER_ADMIN,
      resource: ConfluentResource.kafkaCluster(this),
    });
    const key = new ConfluentApiKey(this, 'AdministratorKey', {
      owner: administrator,
      resource: ConfluentApiKeyResource.kafkaCluster(this),
      displayName: `${this.clusterName.slice(0, 40).trimEnd()} administrator`,
      requires: [role],
    });
    return { key, role };
  }

  private provision(home: Home, environment: IConfluentEnvironment, spec: ClusterSpec): TerraformElement {
    const { displayName, type, availability, cloud, region, cku, maxEcku, destroyProtection } = spec;
    const units = [maxEcku === undefined ? {} : { maxEcku }];
    const ClusterBinding = bindings.confluentCluster();
    this.cluster = new ClusterBinding(home.scope, 'Resource', {
      provider: environment.organization._provider(home),
      ...terraformLiterals({ displayName }),
      availability,
      cloud,
      region,
      ...(type === ConfluentClusterType.DEDICATED ? { dedicated: { cku: cku! } } : { [type.toLowerCase()]: units }),
      environment: { id: environment._environmentId(home) },
      ...(destroyProtection && { deletionProtection: true, lifecycle: { preventDestroy: true } }),
    });
    new TerraformOutput(home.scope, 'BootstrapServers', {
      value: Fn.trimprefix(this.cluster.bootstrapEndpoint, 'SASL_SSL://'),
      ...terraformLiterals({ description: `bootstrapServers of ${displayName}` }),
    });
    return this.cluster;
  }

  private provider(home: Home): TerraformProvider {
    return home.provider(this, (scope, id, alias) => {
      const ConfluentProvider = bindings.confluentProvider();
      const { key, secret } = this.key!._credentials();
      return new ConfluentProvider(scope, id, {
        alias,
        kafkaId: this.cluster!.id,
        kafkaRestEndpoint: this.cluster!.restEndpoint,
        kafkaApiKey: key,
        kafkaApiSecret: secret,
      });
    });
  }

  private assertUsable(path: string, scope: IConstruct): void {
    refuseOtherStack(path, 'cluster', scope, this);
    if (this.key) return;
    fail({
      path,
      property: 'cluster',
      rule: 'confluent.cluster.administrator',
      must: 'have an administrator, so that something can be made on it',
      given: this.node.path,
      remedy: 'give the cluster a service account as its administrator',
    });
  }
}

interface ClusterSpec extends ConfluentClusterInput {
  readonly destroyProtection: boolean;
}

function specOf(props: ConfluentKafkaClusterProps, isProtectedHere: boolean): ClusterSpec {
  const { displayName, type, cloud, region, cku, maxEcku, bootstrapServers } = props;
  const { destroyProtection = isProtectedHere } = props;
  const scales = type === ConfluentClusterType.ENTERPRISE || type === ConfluentClusterType.FREIGHT;
  const availability = props.availability ?? (scales ? ConfluentAvailability.HIGH : ConfluentAvailability.SINGLE_ZONE);
  const units = { ...(cku !== undefined && { cku }), ...(maxEcku !== undefined && { maxEcku }) };
  const address = bootstrapServers !== undefined && { bootstrapServers };
  return { displayName, type, availability, cloud, region, ...units, ...address, destroyProtection };
}
