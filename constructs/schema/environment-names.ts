import type { RegistrySpec } from '../../src/schema/registry-spec';
import type { SecretPair } from '../../src/security/secret-pair';

/** By which variables a script finds the credentials. */
export function environmentNames({ key, secret }: SecretPair): NonNullable<RegistrySpec['environmentNames']> {
  return { key: key.toEnvironmentName(), secret: secret.toEnvironmentName() };
}
