import type { ClientRendering } from '../../src/kafka/client/client-rendering';
import type { ClientSecurity } from '../../src/kafka/client/client-security';
import type { Secret } from '../../src/security/secret';
import type { IKafkaCluster } from './kafka-cluster';
import type { Principal } from './principal';

/** What every client of a cluster states. */
export interface KafkaClientProps {
  /** The cluster that it connects to. */
  readonly cluster: IKafkaCluster;

  /** How it proves who it is. */
  readonly security: ClientSecurity;

  /**
   * Who the brokers take it for. What it does is then checked against the grants of the program.
   *
   * @default - its grants are made elsewhere, and not checked
   */
  readonly principal?: Principal;

  /**
   * Settings without a property whose values are secret, by their Kafka key: `basic.auth.user.info` for a schema registry, for
   * instance. Files hold references; what the client may read by them is named in the files too.
   *
   * @default - none
   */
  readonly secrets?: Record<string, Secret>;

  /**
   * For which programs its configuration is written.
   *
   * @default - JAVA_PROPERTIES
   */
  readonly renderings?: ClientRendering[];

  /**
   * The folder of its files, below `clients/`.
   *
   * @default - the construct's path below the stack, with dashes
   */
  readonly clientName?: string;
}
