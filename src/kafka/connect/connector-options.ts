import type { Secret } from '../../security/secret';
import type { ConnectorPlugin } from './connector-plugin';
import type { Converter } from './converter';
import type { Transformation } from './transformation';

/** What every connector states. */
export interface ConnectorOptions {
  /** Its name in the Connect cluster: 1 to 100 letters, digits, dots, dashes or underscores. */
  readonly connectorName: string;

  /** What it connects to, with the settings of that. */
  readonly plugin: ConnectorPlugin;

  /**
   * How many tasks share the work, at least 1.
   *
   * @default 1
   */
  readonly tasksMax?: number;

  /**
   * How keys are read and written.
   *
   * @default - as the worker does
   */
  readonly keyConverter?: Converter;

  /**
   * How values are read and written. Confluent Cloud needs one.
   *
   * @default - as the worker does
   */
  readonly valueConverter?: Converter;

  /**
   * Single message transformations, in their order.
   *
   * @default - none
   */
  readonly transforms?: Transformation[];

  /**
   * Settings of the connector that have no property, by their key. Never a secret.
   *
   * @default - none
   */
  readonly configs?: Record<string, string>;

  /**
   * Settings that are secret, by their key: references only.
   *
   * @default - none
   */
  readonly secrets?: Record<string, Secret>;
}
