import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { GOOGLE_MANAGED_CLUSTER_RULES } from '../../src/kafka/cluster-rules';
import { googleAclFailures } from '../../src/kafka/google-acl';
import type { GoogleManagedClusterProps } from '../../src/kafka/google-managed-cluster-props';
import { GOOGLE_MANAGED_KAFKA } from '../../src/kafka/platform-limits';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import { GoogleProvisioner } from './google-provisioner';
import type { IKafkaCluster } from './kafka-cluster';
import { KafkaGrants } from './kafka-grants';
import type { KafkaPlatform } from './kafka-platform';

/** An existing cluster of Google Managed Service for Apache Kafka. Google's provider logs in by its environment. */
export class GoogleManagedCluster extends Construct implements IKafkaCluster {
  public readonly clusterName: string;
  public readonly bootstrapServers: string;
  public readonly grants: KafkaGrants;
  public readonly _platform: KafkaPlatform;

  public constructor(scope: Construct, id: string, props: GoogleManagedClusterProps) {
    super(scope, id);
    assertRules(this.node.path, props, GOOGLE_MANAGED_CLUSTER_RULES);
    const { project, location, clusterId } = props;
    this.clusterName = `${project}.${location}.${clusterId}`;
    this.bootstrapServers =
      props.bootstrapServers ?? `bootstrap.${clusterId}.${location}.managedkafka.${project}.cloud.goog:9092`;
    this.grants = KafkaGrants.of(this, this);
    this._platform = {
      limits: GOOGLE_MANAGED_KAFKA,
      provisioner: new GoogleProvisioner({ cluster: clusterId, location, project }, (home) =>
        this.provider(home, project),
      ),
      aclFailures: googleAclFailures,
    };
    refer(this, {
      type: 'kafka.cluster',
      name: this.clusterName,
      spec: {
        kind: GOOGLE_MANAGED_KAFKA.kind,
        project,
        location,
        clusterId,
        bootstrapServers: this.bootstrapServers,
      },
    });
  }

  private provider(home: Home, project: string): TerraformProvider {
    return home.provider(this, (scope, id, alias) => {
      const GoogleProvider = bindings.googleProvider();
      return new GoogleProvider(scope, id, { alias, project });
    });
  }
}
