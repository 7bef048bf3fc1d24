import { byText } from '../../core/stable-order';
import { SecretSource, type Secret } from '../../security/secret';
import { clientSecrets, type ClientModel } from './client-model';
import { javaSecurity, onCommandLine } from './java-security';

/**
 * A properties file for Java clients, and for the tools of Kafka as `--command-config`. Secrets are ConfigProvider
 * expressions, which the client resolves when it starts.
 *
 * @see https://kafka.apache.org/documentation/#config_providers
 */
export function javaProperties(model: ClientModel): string {
  const { bootstrapServers, security, secrets, settings, notes } = model;
  const entries = {
    'bootstrap.servers': bootstrapServers,
    ...javaSecurity(security, (secret) => secret.toConfigProvider()),
    ...configProviders(clientSecrets(model)),
    ...settings,
    ...Object.fromEntries(Object.entries(secrets).map(([key, secret]) => [key, secret.toConfigProvider()])),
  };
  const lines = Object.entries(entries)
    .sort(([a], [b]) => byText(a, b))
    .map(([key, value]) => `${propertyText(key, /[:=#! \\]/g)}=${propertyText(String(value), /\\|^ /g)}\n`);
  return [...headOf(model), ...notes.map((note) => `# ${note}\n`), ...lines].join('');
}

function headOf(model: ClientModel): string[] {
  const head = ['# Written by Sluicegate. To change it, edit the program and synthesize again.\n'];
  for (const secret of clientSecrets(model)) head.push(`# needs: ${secret.toString()}\n`);
  return [...head, ...onCommandLine(model.security).map((note) => `# ${note}\n`)];
}

/** Each provider can read what the secrets name, and nothing else. */
function configProviders(secrets: readonly Secret[]): Record<string, string> {
  const inFiles = secrets.filter(({ source }) => source === SecretSource.FILE);
  const inVault = secrets.filter(({ source }) => source === SecretSource.VAULT);
  const inEnvironment = secrets.filter((secret) => !inFiles.includes(secret) && !inVault.includes(secret));
  const names = [
    ...(inEnvironment.length > 0 ? ['env'] : []),
    ...(inFiles.length > 0 ? ['file'] : []),
    ...(inVault.length > 0 ? ['vault'] : []),
  ];
  if (names.length === 0) return {};
  const prefix = 'org.apache.kafka.common.config.provider';
  return {
    'config.providers': names.join(','),
    ...(inEnvironment.length > 0 && {
      'config.providers.env.class': `${prefix}.EnvVarConfigProvider`,
      'config.providers.env.param.allowlist.pattern': distinct(inEnvironment, (secret) =>
        secret.toEnvironmentName(),
      ).join('|'),
    }),
    ...(inFiles.length > 0 && {
      'config.providers.file.class': `${prefix}.FileConfigProvider`,
      'config.providers.file.param.allowed.paths': distinct(inFiles, filePath).join(','),
    }),
  };
}

/** `${file:/path:key}` without what is round the path. */
function filePath(secret: Secret): string {
  const expression = secret.toConfigProvider();
  return expression.slice('${file:'.length, expression.lastIndexOf(':'));
}

function distinct(secrets: readonly Secret[], text: (secret: Secret) => string): string[] {
  return [...new Set(secrets.map(text))].sort(byText);
}

/** As `java.util.Properties` reads it back from ISO 8859-1. */
function propertyText(text: string, special: RegExp): string {
  return text
    .replace(special, '\\$&')
    .replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
