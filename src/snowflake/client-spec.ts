import type { Failure } from '../core/failure';
import { throwIfAny } from '../core/sluicegate-error';
import { accountFailures } from './account-identifier';
import type { SnowpipeStreamingClientOptions } from './client-options';
import { storedName } from './identifier';
import { nameFailures } from './name-failures';
import { SnowpipeStreamingArchitecture } from './pipe-options';

/** What a client file needs to know of a secret: where the client finds it, never what it is. */
export interface SecretReference {
  toConfigProvider(): string;
  toEnvironmentName(): string;
}

/** A client after checks. */
export interface ClientSpec {
  readonly account: string;
  readonly user: string;
  readonly role: string;
  readonly privateKey: SecretReference;
  readonly privateKeyPassphrase?: SecretReference;
}

/** The client, or one error with everything that is wrong, what others found included. */
export function clientSpec(
  path: string,
  architecture: SnowpipeStreamingArchitecture,
  options: SnowpipeStreamingClientOptions,
  others: readonly Failure[] = [],
): ClientSpec {
  throwIfAny([...others, ...clientFailures(path, options), ...passphraseFailures(path, architecture, options)]);
  return uncheckedClientSpec(options);
}

/** Account, user and role; for what checks more than a client in one go. */
export function clientFailures(path: string, options: SnowpipeStreamingClientOptions): Failure[] {
  return [
    ...accountFailures(path, 'accountIdentifier', options.accountIdentifier),
    ...nameFailures(path, 'userName', options.userName),
    ...nameFailures(path, 'roleName', options.roleName),
  ];
}

export function uncheckedClientSpec(options: SnowpipeStreamingClientOptions): ClientSpec {
  return {
    account: options.accountIdentifier,
    user: storedName(options.userName),
    role: storedName(options.roleName),
    privateKey: options.privateKey,
    ...(options.privateKeyPassphrase && { privateKeyPassphrase: options.privateKeyPassphrase }),
  };
}

function passphraseFailures(
  path: string,
  architecture: SnowpipeStreamingArchitecture,
  options: SnowpipeStreamingClientOptions,
): Failure[] {
  if (options.privateKeyPassphrase === undefined || architecture === SnowpipeStreamingArchitecture.CLASSIC) return [];
  return [
    {
      path,
      property: 'privateKeyPassphrase',
      rule: 'snowflake.client.passphrase',
      must: 'be left out in the high-performance architecture, whose profile documents none',
      remedy: 'use a key without a passphrase and let the secret store protect it',
    },
  ];
}
