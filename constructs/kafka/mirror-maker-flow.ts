import { Construct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { ClientSecurity } from '../../src/kafka/client/client-security';
import { ConnectorPlugin } from '../../src/kafka/connect/connector-plugin';
import { Converter } from '../../src/kafka/connect/converter';
import { mirrorMakerPlugins } from '../../src/kafka/connect/mirror-maker';
import type { MirrorMakerOptions } from '../../src/kafka/connect/mirror-maker-options';
import { surroundingFailures } from './client-surroundings';
import type { IConnectCluster } from './connect-cluster';
import { deliverConnector } from './connector-delivery';
import type { IKafkaCluster } from './kafka-cluster';
import { grantMirror, mirrorGrantFailures } from './mirror-grants';
import type { Principal } from './principal';

/** What a flow of MirrorMaker 2 is made of. */
export interface MirrorMakerFlowProps extends MirrorMakerOptions {
  /** Where it runs, of your own: its cluster is the target. */
  readonly connectCluster: IConnectCluster;

  /** The cluster that is copied. */
  readonly source: IKafkaCluster;

  /** How it proves to the source who it is. */
  readonly sourceSecurity: ClientSecurity;

  /** How it proves to the target who it is. */
  readonly targetSecurity: ClientSecurity;

  /**
   * Who it is at the source, where it is then granted what it needs. Topics and groups are then names or prefixes.
   *
   * @default - its rights there are granted elsewhere
   */
  readonly sourcePrincipal?: Principal;

  /**
   * Who it is at the target, where it is then granted what it needs. Topics and groups are then names or prefixes.
   *
   * @default - its rights there are granted elsewhere
   */
  readonly targetPrincipal?: Principal;

  /**
   * Who the workers log in as: they write the copies, with a login of their own. They are then granted that. Topics and groups
   * are then names or prefixes.
   *
   * @default - their rights are granted elsewhere
   */
  readonly workerPrincipal?: Principal;
}

/**
 * A flow of MirrorMaker 2: topics, the progress of groups, and heartbeats, as three connectors of the target's Connect cluster
 * (`<sourceAlias>-to-<targetAlias>-source`, `-checkpoint` and `-heartbeat`).
 *
 * Throws one error with everything that is wrong with it.
 *
 * @see https://kafka.apache.org/documentation/#georeplication
 */
export class MirrorMakerFlow extends Construct {
  public constructor(scope: Construct, id: string, props: MirrorMakerFlowProps) {
    super(scope, id);
    const { connectCluster, source, sourceAlias, targetAlias } = props;
    const { path } = this.node;
    throwIfAny([...surroundingFailures(path, source, {}), ...surroundingFailures(path, connectCluster.cluster, {})]);
    const plugins = mirrorMakerPlugins(
      path,
      props,
      { bootstrapServers: source.bootstrapServers, security: props.sourceSecurity._spec },
      { bootstrapServers: connectCluster.cluster.bootstrapServers, security: props.targetSecurity._spec },
    );
    throwIfAny(mirrorGrantFailures(path, props));
    const grantees = grantMirror(this, props);
    const tasks = { source: props.tasksMax, checkpoint: undefined, heartbeat: undefined };
    for (const part of ['source', 'checkpoint', 'heartbeat'] as const) {
      deliverConnector(new Construct(this, part), {
        connectCluster,
        options: {
          connectorName: `${sourceAlias}-to-${targetAlias}-${part}`,
          plugin: ConnectorPlugin._of(plugins[part]),
          tasksMax: tasks[part],
          keyConverter: Converter.byteArray(),
          valueConverter: Converter.byteArray(),
        },
        direction: 'SOURCE',
        topics: [],
        errors: {},
        grantees,
      });
    }
  }
}
