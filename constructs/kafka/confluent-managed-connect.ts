import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { terraformLiterals } from '../../src/core/tokens';
import type { ConnectorSpec } from '../../src/kafka/connect/connector-spec';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import { confluentIdentityOf, type ConfluentClusterIdentity } from './confluent-cluster-identity';
import type { ConfluentManagedConnectProps, IConnectCluster } from './connect-cluster';
import type { ConnectPlatform } from './connect-platform';
import type { IKafkaCluster } from './kafka-cluster';
import type { Principal } from './principal';

/** Confluent Cloud's own Connect: a resource for each connector, its secrets apart from the rest. */
export class ConfluentManagedConnect extends Construct implements IConnectCluster {
  public readonly cluster: IKafkaCluster;
  public readonly connectName: string;
  public readonly _platform: ConnectPlatform;
  private readonly props: ConfluentManagedConnectProps;
  private readonly identity: ConfluentClusterIdentity;

  public constructor(scope: Construct, id: string, props: ConfluentManagedConnectProps) {
    super(scope, id);
    const { cluster, credentials } = props;
    this.props = props;
    this.identity = confluentIdentityOf(cluster, this.node.path, 'use ConnectCluster.selfManaged for it');
    this.cluster = cluster;
    this.connectName = cluster.clusterName;
    this._platform = {
      kind: 'CONFLUENT_MANAGED',
      awaits: this.identity.awaits,
      needsPrincipal: credentials === undefined,
      provision: (home, spec, principal) => this.provision(home, spec, principal),
    };
    refer(this, {
      type: 'kafka.connect',
      name: this.connectName,
      spec: {
        kind: 'CONFLUENT_MANAGED',
        cluster: cluster.node.path,
        ...(credentials && { credentials: { key: credentials.key, secret: credentials.secret } }),
      },
    });
  }

  private provision(home: Home, spec: ConnectorSpec, principal: Principal | undefined): TerraformElement {
    const Connector = bindings.confluentConnector();
    const secrets = Object.entries(spec.sensitive).map(([key, text]) => [
      key,
      text.toText((secret) => home.secret(secret)),
    ]);
    const login = this.login(home, principal);
    return new Connector(home.scope, 'Resource', {
      provider: this.props.organization._provider(home),
      environment: { id: this.identity.environmentId(home) },
      kafkaCluster: { id: this.identity.clusterId(home) },
      configNonsensitive: { ...terraformLiterals(spec.config), ...login.plain },
      configSensitive: { ...(Object.fromEntries(secrets) as Record<string, string>), ...login.secret },
    });
  }

  private login(home: Home, principal: Principal | undefined): Record<'plain' | 'secret', Record<string, string>> {
    const { credentials } = this.props;
    if (principal === undefined && credentials) {
      return {
        plain: { 'kafka.auth.mode': 'KAFKA_API_KEY' },
        secret: { 'kafka.api.key': home.secret(credentials.key), 'kafka.api.secret': home.secret(credentials.secret) },
      };
    }
    const account = principal?._origin.account?.accountId(home) ?? principal?.principalName.replace(/^User:/, '') ?? '';
    return { plain: { 'kafka.auth.mode': 'SERVICE_ACCOUNT', 'kafka.service.account.id': account }, secret: {} };
  }
}
