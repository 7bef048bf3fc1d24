import { canonicalJson } from '../core/canonical-json';
import { accountHost } from './account-identifier';
import type { ClientSpec, SecretReference } from './client-spec';
import { SnowpipeStreamingArchitecture } from './pipe-options';

/**
 * The `profile.json` of Snowflake's streaming clients. They resolve no references themselves, so a secret stands as
 * `${NAME}` and the file is a template: `envsubst < profile.json > /run/secrets/profile.json`.
 *
 * @see https://docs.snowflake.com/en/user-guide/snowpipe-streaming/snowpipe-streaming-high-performance-configurations
 */
export function profileJson(client: ClientSpec, architecture: SnowpipeStreamingArchitecture): string {
  const url = `https://${accountHost(client.account)}:443`;
  const common = {
    user: client.user,
    role: client.role,
    url,
    authorization_type: 'JWT',
    private_key: placeholder(client.privateKey),
  };
  if (architecture === SnowpipeStreamingArchitecture.HIGH_PERFORMANCE) {
    return canonicalJson({ ...common, account: client.account });
  }
  return canonicalJson({
    ...common,
    ...(client.privateKeyPassphrase && {
      'snowflake.private.key.passphrase': placeholder(client.privateKeyPassphrase),
    }),
  });
}

/** The environment variables that the template needs, in stable order. */
export function profileVariables(client: ClientSpec): string[] {
  return [client.privateKey, client.privateKeyPassphrase]
    .flatMap((secret) => (secret === undefined ? [] : [secret.toEnvironmentName()]))
    .sort();
}

function placeholder(secret: SecretReference): string {
  return `\${${secret.toEnvironmentName()}}`;
}
