import type { Secret } from '../../security/secret';
import type { Converter } from './converter';

/**
 * How the workers of a Connect cluster run.
 *
 * @see https://kafka.apache.org/documentation/#connectconfigs
 */
export interface ConnectWorkerOptions {
  /** The `group.id`, the same for all workers of the cluster, and no consumer group's. */
  readonly groupId: string;

  /**
   * The topic of the connectors' configurations.
   *
   * @default - `<groupId>-configs`
   */
  readonly configTopic?: string;

  /**
   * The topic of the source connectors' offsets.
   *
   * @default - `<groupId>-offsets`
   */
  readonly offsetTopic?: string;

  /**
   * The topic of the connectors' states.
   *
   * @default - `<groupId>-status`
   */
  readonly statusTopic?: string;

  /**
   * Copies of these topics, 1 to 32,767.
   *
   * @default 3
   */
  readonly replicationFactor?: number;

  /**
   * How keys are read and written, where a connector does not say.
   *
   * @default - text
   */
  readonly keyConverter?: Converter;

  /**
   * How values are read and written, where a connector does not say.
   *
   * @default - JSON without a schema
   */
  readonly valueConverter?: Converter;

  /**
   * Folders of plugins on the workers.
   *
   * @default - the class path
   */
  readonly pluginPath?: string[];

  /**
   * Whether source connectors may run exactly once.
   *
   * @default false
   */
  readonly exactlyOnceSource?: boolean;

  /**
   * Settings that have no property here, by their key. Never a secret.
   *
   * @default - none
   */
  readonly customConfigs?: Record<string, string>;

  /**
   * Settings that have no property here and whose values are secret, by their key: references only, for instance
   * `listeners.https.ssl.keystore.password`.
   *
   * @default - none
   */
  readonly secrets?: Record<string, Secret>;
}
