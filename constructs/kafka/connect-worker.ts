import { Construct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { clientPolicies } from '../../src/kafka/client/client-policies';
import type { ClientSecurity } from '../../src/kafka/client/client-security';
import { securityProtocol } from '../../src/kafka/client/security-spec';
import type { ConnectWorkerOptions } from '../../src/kafka/connect/connect-worker-options';
import { workerFiles, type DeliveredWorker } from '../../src/kafka/connect/worker-files';
import { workerModel, workerSecrets, workerTopics } from '../../src/kafka/connect/worker-model';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { surroundingFailures } from './client-surroundings';
import type { IConnectCluster } from './connect-cluster';
import { EngineTopicNames } from './engine-topic-names';
import { KafkaGrants } from './kafka-grants';
import type { Principal } from './principal';

/** What the workers of a Connect cluster are made of. */
export interface ConnectWorkerProps extends ConnectWorkerOptions {
  /** The Connect cluster, of your own. */
  readonly connectCluster: IConnectCluster;

  /** How the workers, and the clients of their connectors, prove who they are. */
  readonly security: ClientSecurity;

  /**
   * Who they log in as; what they need is then granted.
   *
   * @default - their rights are granted elsewhere
   */
  readonly principal?: Principal;

  /**
   * Whether the workers make their topics themselves.
   *
   * @default false
   */
  readonly createsTopics?: boolean;
}

/**
 * The configuration of distributed workers, as a file. Its ConfigProviders read the secrets that the connectors of the stack
 * name, and nothing else.
 *
 * Throws one error with everything that is wrong with it.
 */
export class ConnectWorker extends Construct {
  public constructor(scope: Construct, id: string, props: ConnectWorkerProps) {
    super(scope, id);
    const { connectCluster, security, principal, createsTopics } = props;
    const { cluster, connectName, _platform } = connectCluster;
    const { path } = this.node;
    throwIfAny([
      ...surroundingFailures(path, cluster, {}),
      ...(_platform.kind === 'SELF_MANAGED' ? [] : [managed(path, connectName)]),
    ]);
    const { bootstrapServers } = cluster;
    const spec: DeliveredWorker = {
      connectCluster: connectCluster.node.path,
      connectName,
      securityProtocol: securityProtocol(security._spec),
      ownSecrets: workerSecrets(security._spec, props),
      ...workerModel({ path, bootstrapServers, security: security._spec }, props),
    };
    deliver(this, {
      type: 'kafka.connect-worker',
      name: connectName,
      capability: Capability.CLIENTS,
      spec,
      requires: [cluster, connectCluster],
      emit: [workerFiles],
      policies: clientPolicies,
    });
    const { groupId, exactlyOnceSource } = props;
    const topics = workerTopics(props);
    EngineTopicNames.of(this, cluster).add({ names: Object.values(topics) });
    const rights = { groupId, ...topics, exactlyOnceSource, createsTopics };
    if (principal) KafkaGrants.of(this, cluster).connectWorker(principal, rights);
  }
}

function managed(path: string, given: string): Parameters<typeof throwIfAny>[0][number] {
  return {
    path,
    property: 'connectCluster',
    rule: 'kafka.connect-worker.managed',
    must: 'be of your own: Confluent Cloud runs the workers of its connectors',
    given,
    remedy: 'leave the workers out',
  };
}
