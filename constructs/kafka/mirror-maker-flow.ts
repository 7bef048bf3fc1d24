import { Construct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { ClientSecurity } from '../../src/kafka/client/client-security';
import { ConnectorPlugin } from '../../src/kafka/connect/connector-plugin';
import { Converter } from '../../src/kafka/connect/converter';
import { mirrorMakerPlugins } from '../../src/kafka/connect/mirror-maker';
import type { MirrorMakerOptions } from '../../src/kafka/connect/mirror-maker-options';
import { surroundingFailures } from './client-surroundings';
import type { IConnectCluster } from './connect-cluster';
import type { IKafkaCluster } from './kafka-cluster';
import { SourceConnector } from './source-connector';

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
    const tasks = { source: props.tasksMax, checkpoint: undefined, heartbeat: undefined };
    for (const part of ['source', 'checkpoint', 'heartbeat'] as const) {
      new SourceConnector(this, part, {
        connectCluster,
        connectorName: `${sourceAlias}-to-${targetAlias}-${part}`,
        plugin: ConnectorPlugin._of(plugins[part]),
        tasksMax: tasks[part],
        keyConverter: Converter.byteArray(),
        valueConverter: Converter.byteArray(),
      });
    }
  }
}
