import type { Failure } from '../../core/failure';
import { printed } from '../../core/failure-text';
import type { Rule } from '../../core/rule';
import { hasToken } from '../../core/tokens';
import { hasSecretReference } from '../../security/secret-literal';
import type { ConnectorInput } from './connector-spec';
import { ErrorTolerance } from './error-tolerance';
import { CONNECTORS } from './known-connectors';
import { classFailures, keyFailures, knownSettings } from './known-settings';
import type { PluginSettings } from './plugin-spec';
import { secretFailures } from './transformation-settings';

/** What has a property: by key, or by what the key begins with. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/^name$/, 'connectorName'],
  [/^connector\.class$/, 'plugin'],
  [/^tasks\.max$/, 'tasksMax'],
  [/^topics$/, 'topics'],
  [/^(?:key\.converter(?!\.plugin)|(?:input|output)\.key\.format)/, 'keyConverter'],
  [/^(?:value\.converter(?!\.plugin)|(?:input|output)\.data\.format)/, 'valueConverter'],
  [/^(?:transforms|predicates)(?:\.|$)/, 'transforms'],
  [/^errors\./, 'errorHandling'],
  [/^kafka\.(?:auth\.mode|service\.account\.id|api\.key|api\.secret)$/, 'principal'],
  [/^exactly\.once\.support$/, 'exactlyOnce'],
  [/^topic\.creation\.(?:default|groups)/, 'topicCreation'],
];

/** What every connector takes beside its own settings. */
const COMMON =
  /^(?:(?:consumer|producer|admin)\.override\.|header\.converter|config\.|topics\.regex$|tasks\.max\.enforce$|topic\.creation\.|offsets\.storage\.topic$|transaction\.boundary|connector\.plugin\.version$|(?:key|value)\.converter\.plugin\.version$|(?:source|target)\.(?:cluster\.(?!alias$)|(?:consumer|producer|admin)\.))/;

/** What is wrong with the settings that belong to the connector's class. */
export function connectorSettingFailures(path: string, input: ConnectorInput, plugin: PluginSettings): Failure[] {
  const { configs = {}, secrets = {} } = input;
  const keys = [...Object.keys(configs), ...Object.keys(secrets)];
  const all = [...new Set([...Object.keys(plugin.configs), ...Object.keys(plugin.sensitive), ...keys])];
  const own = all.filter((key) => !COMMON.test(key) && typedProperty(key) === undefined);
  const known = knownSettings(CONNECTORS, plugin.className);
  return [
    ...(input.kind === 'SELF_MANAGED' ? classFailures(path, 'plugin', plugin.className, CONNECTORS) : []),
    ...(known ? keyFailures(path, 'configs', own, known, false) : []),
    ...keys.flatMap((key) => typedFailures(path, key, key in configs ? 'configs' : 'secrets')),
    ...Object.keys(configs)
      .filter((key) => key in secrets || key in plugin.sensitive)
      .map((key) => ({
        path,
        property: `configs['${key}']`,
        rule: 'kafka.connector.twice',
        must: 'be given once',
        given: 'a text and a secret',
        remedy: 'keep the secret',
      })),
    ...referenceFailures(path, configs),
    ...secretFailures(path, 'configs', configs),
    ...secretFailures(path, 'plugin', plugin.configs),
  ];
}

/** The workers' ConfigProviders may read what `secrets` name, and nothing else. */
function referenceFailures(path: string, configs: Readonly<Record<string, string>>): Failure[] {
  return Object.entries(configs)
    .filter(([, value]) => hasSecretReference(value))
    .map(([key]) => ({
      path,
      property: `configs['${key}']`,
      rule: 'kafka.connector.reference',
      must: 'not hold a reference to a secret',
      remedy: 'pass a Secret reference in secrets',
    }));
}

function typedProperty(key: string): string | undefined {
  return TYPED.find(([pattern]) => pattern.test(key))?.[1];
}

function typedFailures(path: string, key: string, map: string): Failure[] {
  const property = typedProperty(key);
  if (property === undefined) return [];
  return [
    {
      path,
      property: `${map}['${key}']`,
      rule: 'kafka.connector.typed',
      must: 'be a setting without a property',
      given: printed(key),
      remedy: `set '${property}' instead`,
    },
  ];
}

const NAME = /^[\w.-]{1,100}$/;

function firstOutOfBounds({ plugin: { _spec } }: ConnectorInput): [string, number, number, number] | undefined {
  for (const [property, { value, min, max }] of Object.entries(_spec.bounded ?? {})) {
    if (!Number.isInteger(value) || value < min || value > max) return [property, value, min, max];
  }
  return undefined;
}

function isOffered({ kind, plugin: { _spec } }: ConnectorInput): boolean {
  return (kind === 'CONFLUENT_MANAGED' ? _spec.managed : _spec.selfManaged) !== undefined;
}

function isWhole(value: number | undefined, min: number): boolean {
  return value === undefined || (Number.isInteger(value) && value >= min && value <= 2_147_483_647);
}

export const CONNECTOR_RULES: readonly Rule<ConnectorInput>[] = [
  {
    id: 'kafka.connector.name',
    property: 'connectorName',
    holds: ({ connectorName }) => hasToken(connectorName) || NAME.test(connectorName),
    must: 'be 1 to 100 letters, digits, dots, dashes or underscores',
    given: ({ connectorName }) => connectorName,
    remedy: 'choose such a name: groups, files and addresses are named after it',
  },
  {
    id: 'kafka.connector.tasks',
    property: 'tasksMax',
    holds: ({ tasksMax }) => isWhole(tasksMax, 1),
    must: 'be a whole number of at least 1',
    given: ({ tasksMax }) => tasksMax,
    remedy: 'count the tasks that shall share the work',
  },
  {
    id: 'kafka.connector.one-task',
    property: 'tasksMax',
    holds: ({ tasksMax = 1, plugin: { _spec } }) => tasksMax <= (_spec.maxTasks ?? tasksMax),
    must: ({ plugin: { _spec } }) => `be at most ${_spec.maxTasks}, since the connector does not share its work`,
    given: ({ tasksMax }) => tasksMax,
    remedy: 'leave it out; make another connector for other tables or files',
  },
  {
    id: 'kafka.connector.offered',
    property: 'plugin',
    holds: isOffered,
    must: ({ kind }) =>
      kind === 'CONFLUENT_MANAGED'
        ? 'be one that Confluent Cloud runs'
        : 'have a class for a Connect cluster of your own',
    given: ({ plugin: { _spec } }) => (_spec.selfManaged ?? _spec.managed)?.className,
    remedy: ({ kind }) =>
      kind === 'CONFLUENT_MANAGED' ? 'use ConnectorPlugin.confluentManaged' : 'use ConnectorPlugin.ofClass',
  },
  {
    id: 'kafka.connector.direction',
    property: 'plugin',
    holds: ({ direction, plugin: { _spec } }) => (_spec.direction ?? direction) === direction,
    must: ({ direction }) => `be a ${direction.toLowerCase()}`,
    given: (input) => (input.plugin._spec.selfManaged ?? input.plugin._spec.managed)?.className,
    remedy: ({ direction }) => `make it a ${direction === 'SINK' ? 'SourceConnector' : 'SinkConnector'}`,
  },
  {
    id: 'kafka.connector.bounds',
    property: (input) => `plugin.${firstOutOfBounds(input)?.[0]}`,
    holds: (input) => firstOutOfBounds(input) === undefined,
    must: (input) => `be a whole number between ${firstOutOfBounds(input)?.[2]} and ${firstOutOfBounds(input)?.[3]}`,
    given: (input) => firstOutOfBounds(input)?.[1],
    remedy: 'choose a value in that range',
  },
  {
    id: 'kafka.connector.topics',
    property: 'topics',
    holds: ({ direction, topics, configs = {} }) =>
      direction === 'SOURCE' || topics.length > 0 || 'topics.regex' in configs,
    must: 'name at least one topic to read',
    given: () => undefined,
    remedy: "list the topics, or set configs['topics.regex']",
  },
  {
    id: 'kafka.connector.topics-once',
    property: 'topics',
    holds: ({ topics, configs = {} }) => topics.length === 0 || !('topics.regex' in configs),
    must: "be left out beside configs['topics.regex']",
    given: ({ topics }) => topics,
    remedy: 'keep one of the two: Connect takes either',
  },
  {
    id: 'kafka.connector.managed-format',
    property: 'valueConverter',
    holds: ({ kind, valueConverter }) => kind === 'SELF_MANAGED' || valueConverter !== undefined,
    must: 'be given on Confluent Cloud, which has no worker to take it from',
    given: () => undefined,
    remedy: 'name the format of the records, for instance Converter.json()',
  },
  {
    id: 'kafka.connector.dead-letters-tolerated',
    property: 'errorHandling.tolerance',
    holds: ({ errors }) => errors.deadLetterTopic === undefined || errors.tolerance !== ErrorTolerance.NONE,
    must: 'be ALL beside a dead letter topic, which gets nothing otherwise',
    given: ({ errors }) => errors.tolerance,
    remedy: 'leave it out, or leave the dead letter topic out',
  },
  {
    id: 'kafka.connector.dead-letters-lost',
    property: 'errorHandling.deadLetterTopic',
    holds: ({ direction, errors }) =>
      direction === 'SOURCE' || errors.tolerance !== ErrorTolerance.ALL || errors.deadLetterTopic !== undefined,
    must: 'be given for a sink with tolerance ALL, which loses records otherwise',
    given: () => undefined,
    remedy: 'name a topic for them, or use tolerance NONE',
  },
  {
    id: 'kafka.connector.dead-letters-loop',
    property: 'errorHandling.deadLetterTopic',
    holds: ({ topics, errors }) => errors.deadLetterTopic === undefined || !topics.includes(errors.deadLetterTopic),
    must: 'not be a topic that the connector reads',
    given: ({ errors }) => errors.deadLetterTopic,
    remedy: 'choose another topic: records would go round for ever',
  },
  {
    id: 'kafka.connector.retry',
    property: 'errorHandling.retryTimeout',
    holds: ({ errors: { retryTimeout, maxRetryDelay } }) =>
      isWhole(retryTimeout, 0) &&
      isWhole(maxRetryDelay, 1) &&
      (maxRetryDelay === undefined || retryTimeout !== undefined),
    must: 'be 0 milliseconds or more, beside a maxRetryDelay of at least 1 millisecond, which needs it',
    given: ({ errors: { retryTimeout, maxRetryDelay } }) => ({
      toString: () => `${retryTimeout ?? 'nothing'} and ${maxRetryDelay ?? 'nothing'}`,
    }),
    remedy: 'set retryTimeout first: without it nothing is tried again',
  },
  {
    id: 'kafka.connector.managed-errors',
    property: 'errorHandling',
    holds: ({ kind, errors: { logged, recordsLogged, retryTimeout, maxRetryDelay, contextHeaders } }) =>
      kind === 'SELF_MANAGED' ||
      [logged, recordsLogged, retryTimeout, maxRetryDelay, contextHeaders].every((value) => value === undefined),
    must: 'be tolerance and deadLetterTopic only on Confluent Cloud, which decides on the rest itself',
    given: () => undefined,
    remedy: 'remove the others',
  },
];
