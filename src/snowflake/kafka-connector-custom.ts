import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { didYouMean } from '../core/nearest';
import { secretInEntry } from '../security/secret-literal';
import { connectorKeys, isKeyOfOtherVersion, isOpenKey, type KeyKind } from './kafka-connector-keys';
import type { SnowflakeKafkaConnectorVersion } from './kafka-connector-options';

const REFERENCE = /^\$\{[A-Za-z0-9_-]+:[^}]+\}$/;

/** What is wrong with the free-form configuration, key by key. Values of secrets are never shown. */
export function customConfigFailures(
  path: string,
  configs: Readonly<Record<string, string>>,
  version: SnowflakeKafkaConnectorVersion,
  taken: Readonly<Record<string, string>>,
): Failure[] {
  const known = connectorKeys(version);
  return Object.entries(configs).flatMap(([key, value]) => {
    const problem =
      keyProblem(key, version, known, taken) ??
      secretProblem(key, value, known[key]) ??
      valueProblem(value, Object.hasOwn(known, key) ? known[key] : undefined);
    return problem === undefined ? [] : [{ path, property: `customConfigs['${key}']`, ...problem }];
  });
}

type Problem = Omit<Failure, 'path' | 'property'>;

function keyProblem(
  key: string,
  version: SnowflakeKafkaConnectorVersion,
  known: Readonly<Record<string, KeyKind>>,
  taken: Readonly<Record<string, string>>,
): Problem | undefined {
  if (Object.hasOwn(taken, key)) {
    return {
      rule: 'snowflake.connector.key-taken',
      must: 'not set what a property sets',
      given: printed(key),
      remedy: 'use the property of the connector',
    };
  }
  if (Object.hasOwn(known, key) || isOpenKey(key, version)) return undefined;
  const other = isKeyOfOtherVersion(key, version);
  return {
    rule: 'snowflake.connector.key',
    must: `be a key of the connector ${version === 'V3' ? '3.x' : '4.x'}`,
    given: printed(key),
    remedy: other
      ? `remove it: only ${version === 'V3' ? '4.x' : '3.x'} has it`
      : didYouMean(key, Object.keys(known)) || 'remove it: the connector would ignore it',
  };
}

function secretProblem(key: string, value: string, kind: KeyKind | undefined): Problem | undefined {
  const secret = kind?.kind === 'secret' && !REFERENCE.test(value) ? `a value for '${key}'` : secretInEntry(key, value);
  if (secret === undefined) return undefined;
  return {
    rule: 'snowflake.connector.secret',
    must: `be a reference, but holds ${secret}`,
    remedy: 'write a ConfigProvider reference such as ${file:/run/secrets/snowflake.properties:key}',
  };
}

function valueProblem(value: string, kind: KeyKind | undefined): Problem | undefined {
  const must = kind && !REFERENCE.test(value) ? valueMust(value, kind) : undefined;
  if (must === undefined) return undefined;
  const remedy = kind?.kind === 'one-of' ? didYouMean(value, kind.values) || 'use one of them' : 'correct the value';
  return { rule: 'snowflake.connector.value', must, given: printed(value), remedy };
}

function valueMust(value: string, kind: KeyKind): string | undefined {
  switch (kind.kind) {
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : 'be true or false';
    case 'one-of':
      return kind.values.includes(value) ? undefined : `be one of ${kind.values.join(', ')}`;
    case 'whole': {
      const given = /^-?\d{1,16}$/.test(value) ? Number(value) : NaN;
      return given >= kind.least && given <= kind.most
        ? undefined
        : `be a whole number between ${kind.least} and ${kind.most}`;
    }
    case 'text':
    case 'secret':
      return value.trim() === '' ? 'not be empty' : undefined;
  }
}
