import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { SELF_MANAGED_CLUSTER_RULES } from '../../src/kafka/cluster-rules';
import { principalMappingFile } from '../../src/kafka/emitted/principal-mapping-file';
import { APACHE_KAFKA } from '../../src/kafka/platform-limits';
import type { SelfManagedClusterProps } from '../../src/kafka/self-managed-cluster-props';
import type { SslPrincipalMapping } from '../../src/kafka/ssl-principal-mapping';
import { Capability } from '../../src/security/capability';
import { deliver, refer } from '../delivery/deliver';
import { refuseOtherOfSameName } from './cluster-names';
import type { IKafkaCluster } from './kafka-cluster';
import { KafkaGrants } from './kafka-grants';
import type { KafkaPlatform } from './kafka-platform';

/** A cluster without a Terraform provider: what could be deployed is reviewed, and a human runs the scripts. */
export class SelfManagedCluster extends Construct implements IKafkaCluster {
  public readonly clusterName: string;
  public readonly bootstrapServers: string;
  public readonly grants: KafkaGrants;
  public readonly _platform: KafkaPlatform;

  public constructor(scope: Construct, id: string, props: SelfManagedClusterProps) {
    super(scope, id);
    assertRules(this.node.path, props, SELF_MANAGED_CLUSTER_RULES);
    const { clusterName, bootstrapServers, principalMapping } = props;
    refuseOtherOfSameName(this, clusterName, bootstrapServers);
    this.clusterName = clusterName;
    this.bootstrapServers = bootstrapServers;
    this.grants = KafkaGrants.of(this, this);
    this._platform = {
      limits: APACHE_KAFKA,
      withoutProvider: `${clusterName} is a self-managed cluster, which has no Terraform provider: a human runs the scripts`,
      principalMapping,
    };
    refer(this, {
      type: 'kafka.cluster',
      name: clusterName,
      spec: { kind: APACHE_KAFKA.kind, bootstrapServers, ...(principalMapping && { principalMapping }) },
    });
    if (principalMapping) this.emitMapping(principalMapping);
  }

  /** The brokers' own setting, which no tool of this library changes: whoever runs them has to. */
  private emitMapping(principalMapping: SslPrincipalMapping): void {
    deliver(new Construct(this, 'PrincipalMapping'), {
      type: 'kafka.principal-mapping',
      name: this.clusterName,
      capability: Capability.TOPICS,
      spec: { cluster: this.node.path, principalMapping: principalMapping.toString() },
      requires: [this],
      emit: [principalMappingFile],
      document: [principalMappingFile],
    });
  }
}
