import type { Failure } from '../../core/failure';
import { byText } from '../../core/stable-order';
import { hasToken } from '../../core/tokens';
import { secretInEntry } from '../../security/secret-literal';
import { SecretSource } from '../../security/secret';
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
  readonly topics: readonly ClientTopic[];
}

/** A client's settings under Kafka's own names, before any program's spelling of them. */
export interface ClientModel {
  readonly kind: 'PRODUCER' | 'CONSUMER' | 'STREAMS';
  readonly bootstrapServers: string;
  readonly security: SecuritySpec;
  /** In the order of their keys, without servers and security. */
  readonly settings: Readonly<Record<string, SettingText>>;
  /** What a setting cannot say and the program has to do. */
  readonly notes: readonly string[];
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

/** What is wrong with custom settings: misplaced, unknown until apply, or a secret, whose text is not repeated. */
export function customSettingFailures(
  path: string,
  customConfigs: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
): Failure[] {
  return Object.entries(customConfigs).flatMap(([key, value]) => {
    const problem = customProblem(key, value, typed);
    return problem === undefined ? [] : [{ path, property: `customConfigs['${key}']`, ...problem }];
  });
}

type Problem = Pick<Failure, 'rule' | 'must' | 'remedy'>;

function customProblem(key: string, value: string, typed: Readonly<Record<string, string>>): Problem | undefined {
  const rule = (name: string): string => `kafka.client.custom.${name}`;
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
  if (hasToken(value)) {
    return { rule: rule('known'), must: 'be known at synthesis', remedy: 'write it out: configuration files need it' };
  }
  if (/\p{Cc}/u.test(value)) {
    return { rule: rule('value'), must: 'be a single line without control characters', remedy: 'remove these' };
  }
  const secret = secretInEntry(key, value);
  if (secret === undefined) return undefined;
  return { rule: rule('secret'), must: `not hold ${secret}`, remedy: 'pass a Secret reference through security' };
}

/** A secret in Vault needs a ConfigProvider that Kafka does not bring. */
export function vaultFailures(
  path: string,
  security: SecuritySpec,
  customConfigs: Readonly<Record<string, string>> = {},
): Failure[] {
  const isInVault = secretsOf(security).some(({ source }) => source === SecretSource.VAULT);
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
