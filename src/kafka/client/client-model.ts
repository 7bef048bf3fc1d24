import type { Failure } from '../../core/failure';
import { byText } from '../../core/stable-order';
import { hasToken } from '../../core/tokens';
import { hasSecretReference, secretInEntry } from '../../security/secret-literal';
import { SecretSource, type Secret } from '../../security/secret';
import { secretsOf, type SecuritySpec } from './security-spec';

export type SettingText = string | number | boolean;

/** A topic as far as a client has to know it. */
export interface ClientTopic {
  readonly topicName: string;
  /** `max.message.bytes`, where it is known. */
  readonly maxMessageSize?: number;
  /** Whether somebody writes to it in transactions. */
  readonly isTransactional?: boolean;
}

/** Where a client stands. */
export interface ClientContext {
  readonly path: string;
  readonly bootstrapServers: string;
  readonly security: SecuritySpec;
  /** By setting. */
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly topics: readonly ClientTopic[];
}

/** A client's settings under Kafka's own names, before any program's spelling of them. */
export interface ClientModel {
  readonly kind: 'PRODUCER' | 'CONSUMER' | 'STREAMS';
  readonly bootstrapServers: string;
  readonly security: SecuritySpec;
  /** In the order of their keys. */
  readonly secrets: Readonly<Record<string, Secret>>;
  /** In the order of their keys, without servers, security and secrets. */
  readonly settings: Readonly<Record<string, SettingText>>;
  /** What a setting cannot say and the program has to do. */
  readonly notes: readonly string[];
}

/** All secrets that a client needs when it starts. */
export function clientSecrets({ security, secrets }: Pick<ClientModel, 'security' | 'secrets'>): Secret[] {
  return [...secretsOf(security), ...Object.values(secrets)];
}

/** In the order of their keys, as a client's model has them. */
export function secretsInOrder(secrets: Readonly<Record<string, Secret>>): Record<string, Secret> {
  return Object.fromEntries(Object.entries(secrets).sort(([a], [b]) => byText(a, b)));
}

/** The settings that are there, in the order of their keys; custom ones last to win. */
export function settingsInOrder(
  settings: Readonly<Record<string, SettingText | undefined>>,
  customConfigs: Readonly<Record<string, string>> = {},
): Record<string, SettingText> {
  const given = Object.entries({ ...settings, ...customConfigs }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(given.sort(([a], [b]) => byText(a, b)));
}

const KEY = /^[a-z0-9]+([._-][a-zA-Z0-9]+)*$/;

/**
 * What is wrong with settings that have no property: misplaced, given twice, unknown until apply, or a secret as text, which is
 * not repeated.
 */
export function customSettingFailures(
  { path, security, secrets }: Pick<ClientContext, 'path' | 'security' | 'secrets'>,
  customConfigs: Readonly<Record<string, string>> = {},
  typed: Readonly<Record<string, string>> = {},
): Failure[] {
  const at = (map: string, key: string, problem: Problem | undefined): Failure[] =>
    problem === undefined ? [] : [{ path, property: `${map}['${key}']`, ...problem }];
  return [
    ...vaultFailures(path, clientSecrets({ security, secrets }), customConfigs),
    ...Object.entries(customConfigs).flatMap(([key, value]) =>
      at('customConfigs', key, keyProblem(key, typed) ?? valueProblem(key, value)),
    ),
    ...Object.keys(secrets).flatMap((key) =>
      at('secrets', key, keyProblem(key, typed) ?? twiceProblem(key, customConfigs)),
    ),
  ];
}

type Problem = Pick<Failure, 'rule' | 'must' | 'remedy'>;

const rule = (name: string): string => `kafka.client.custom.${name}`;

function twiceProblem(key: string, customConfigs: Readonly<Record<string, string>>): Problem | undefined {
  if (!(key in customConfigs)) return undefined;
  return { rule: rule('twice'), must: 'be given once', remedy: 'remove it from customConfigs' };
}

function keyProblem(key: string, typed: Readonly<Record<string, string>>): Problem | undefined {
  const property = typed[key];
  if (property !== undefined) {
    return { rule: rule('typed'), must: 'be a setting without a property', remedy: `set '${property}' instead` };
  }
  if (/^(bootstrap\.servers|security\.protocol|sasl\.|ssl\.)/.test(key)) {
    return { rule: rule('security'), must: 'not be about servers or security', remedy: 'use the cluster and security' };
  }
  if (!KEY.test(key)) {
    return { rule: rule('key'), must: "be a setting's key", remedy: 'write the key as Kafka does' };
  }
  return undefined;
}

function valueProblem(key: string, value: string): Problem | undefined {
  if (hasToken(value)) {
    return { rule: rule('known'), must: 'be known at synthesis', remedy: 'write it out: configuration files need it' };
  }
  if (/\p{Cc}/u.test(value)) {
    return { rule: rule('value'), must: 'be a single line without control characters', remedy: 'remove these' };
  }
  const secret = hasSecretReference(value) ? 'a reference to a secret' : secretInEntry(key, value);
  if (secret === undefined) return undefined;
  return { rule: rule('secret'), must: `not hold ${secret}`, remedy: 'pass a Secret reference in secrets' };
}

/** A secret in Vault needs a ConfigProvider that Kafka does not bring. */
function vaultFailures(
  path: string,
  secrets: readonly Secret[],
  customConfigs: Readonly<Record<string, string>>,
): Failure[] {
  const isInVault = secrets.some(({ source }) => source === SecretSource.VAULT);
  if (!isInVault || customConfigs['config.providers.vault.class'] !== undefined) return [];
  return [
    {
      path,
      property: 'customConfigs',
      rule: 'kafka.client.vault-provider',
      must: "name the class of the ConfigProvider for Vault as 'config.providers.vault.class'",
      remedy: 'set it to the class of the plug-in in use, or take the secret from the environment',
    },
  ];
}
