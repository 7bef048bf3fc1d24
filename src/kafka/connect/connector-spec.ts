import type { Failure } from '../../core/failure';
import { failuresIn } from '../../core/rule';
import { throwIfAny } from '../../core/sluicegate-error';
import { hasToken } from '../../core/tokens';
import { CONNECTOR_RULES, connectorSettingFailures } from './connector-rules';
import type { ConnectorOptions } from './connector-options';
import { converterFailures, converterSettings } from './converter-settings';
import type { ErrorHandlingSpec } from './error-handling-spec';
import { errorSettings } from './error-handling-spec';
import type { PluginSettings } from './plugin-spec';
import { SensitiveText } from './sensitive-text';
import { transformationFailures, transformationSettings } from './transformation-settings';

/** Which Connect runs it. */
export type ConnectKind = 'CONFLUENT_MANAGED' | 'SELF_MANAGED';

/** A connector after its topics and its Connect cluster are plain values. */
export interface ConnectorInput extends ConnectorOptions {
  readonly direction: 'SINK' | 'SOURCE';
  readonly kind: ConnectKind;
  /** What a sink reads; what a source is known to write. */
  readonly topics: readonly string[];
  /** Partitions of these, where all of them are known. */
  readonly partitions?: number;
  readonly errors: ErrorHandlingSpec;
  /** What follows from the direction: `topic.creation.…`, `exactly.once.support`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A connector as it runs, under Connect's own names. */
export interface ConnectorSpec {
  readonly connectorName: string;
  readonly direction: 'SINK' | 'SOURCE';
  readonly kind: ConnectKind;
  readonly topics: readonly string[];
  readonly config: Readonly<Record<string, string>>;
  /** What of it is secret, by reference. */
  readonly sensitive: Readonly<Record<string, SensitiveText>>;
}

/** The connector that the input describes, or one error with everything that is wrong with it. */
export function connectorSpec(path: string, input: ConnectorInput): ConnectorSpec {
  const { connectorName, direction, kind, topics } = input;
  const plugin = pluginOf(input);
  throwIfAny([
    ...unknownNow(path, input),
    ...failuresIn(path, input, CONNECTOR_RULES),
    ...converterFailures(path, input),
    ...transformationFailures(path, input.transforms ?? []),
    ...(plugin ? connectorSettingFailures(path, input, plugin) : []),
  ]);
  const { className, configs, sensitive } = plugin!;
  const converters = converterSettings(input);
  return {
    connectorName,
    direction,
    kind,
    topics,
    config: {
      name: connectorName,
      'connector.class': className,
      'tasks.max': String(input.tasksMax ?? 1),
      ...(direction === 'SINK' && { topics: topics.join(',') }),
      ...converters.configs,
      ...configs,
      ...transformationSettings(input.transforms ?? []),
      ...errorSettings(input),
      ...input.settings,
      ...input.configs,
    },
    sensitive: {
      ...converters.sensitive,
      ...sensitive,
      ...Object.fromEntries(
        Object.entries(input.secrets ?? {}).map(([key, secret]) => [key, SensitiveText.of(secret)]),
      ),
    },
  };
}

/** What is allowed and worth a second look. */
export function connectorWarnings({ direction, tasksMax = 1, partitions }: ConnectorInput): string[] {
  if (direction !== 'SINK' || partitions === undefined || tasksMax <= partitions) return [];
  return [
    `tasksMax: ${tasksMax} tasks share ${partitions} partitions, so that ${tasksMax - partitions} of them never have work; lower it to ${partitions}`,
  ];
}

export function pluginOf({ kind, plugin: { _spec } }: ConnectorInput): PluginSettings | undefined {
  return kind === 'CONFLUENT_MANAGED' ? _spec.managed : _spec.selfManaged;
}

/** Files need what is written into them. */
function unknownNow(path: string, input: ConnectorInput): Failure[] {
  const { connectorName, configs, transforms, topics, settings } = input;
  const plain = { connectorName, configs, transforms, topics, settings, plugin: pluginOf(input)?.configs };
  return Object.entries(plain)
    .filter(([, value]) => hasToken(value))
    .map(([property]) => ({
      path,
      property,
      rule: 'kafka.connector.known',
      must: 'be known at synthesis',
      given: 'a value that is known only after apply',
      remedy: 'write it out: configuration files need it',
    }));
}
