import { fail, throwIfAny } from '../core/sluicegate-error';
import type { Failure } from '../core/failure';
import { SecretPair } from './secret-pair';

/** Where a secret comes from when it is needed. */
export enum SecretSource {
  TERRAFORM_VARIABLE = 'TERRAFORM_VARIABLE',
  ENVIRONMENT = 'ENVIRONMENT',
  FILE = 'FILE',
  VAULT = 'VAULT',
}

const TERRAFORM_NAME = /^[a-z][a-z0-9_]{0,62}$/;
/** Names that Terraform takes for no variable. */
const RESERVED = ['count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'providers', 'source', 'version'];
const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;
const FILE_PATH = /^[A-Za-z0-9._/-]{1,255}$/;
const KEY = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * A reference to a secret, never its text. Each target gets the form it understands: Terraform a sensitive variable,
 * Kafka clients and Connect a ConfigProvider expression, scripts an environment variable.
 */
export class Secret {
  /**
   * A sensitive Terraform variable without default, set by `TF_VAR_<name>` or a variable file.
   *
   * @param name lower-case letters, digits and underscores, beginning with a letter, at most 63
   */
  public static terraformVariable(name: string): Secret {
    refuse(
      'Secret.terraformVariable',
      'name',
      name,
      TERRAFORM_NAME,
      'be 1 to 63 lower-case letters, digits or underscores, beginning with a letter',
    );
    if (RESERVED.includes(name)) refuseReserved(name);
    return new Secret(SecretSource.TERRAFORM_VARIABLE, name, '');
  }

  /**
   * An environment variable of the process that uses the secret.
   *
   * @param name letters, digits and underscores, at most 128
   */
  public static env(name: string): Secret {
    refuse(
      'Secret.env',
      'name',
      name,
      ENVIRONMENT_NAME,
      'be 1 to 128 letters, digits or underscores, not starting with a digit',
    );
    return new Secret(SecretSource.ENVIRONMENT, name, '');
  }

  /**
   * An entry of a properties file on the machine that uses the secret (Kafka's FileConfigProvider).
   *
   * @param path the file's path there
   * @param key the entry's key
   */
  public static file(path: string, key: string): Secret {
    refuse('Secret.file', 'path', path, FILE_PATH, 'be 1 to 255 letters, digits, dots, dashes, underscores or slashes');
    refuse('Secret.file', 'key', key, KEY, 'be 1 to 128 letters, digits, dots, dashes or underscores');
    return new Secret(SecretSource.FILE, path, key);
  }

  /**
   * A key of a HashiCorp Vault secret (a Vault ConfigProvider in Kafka).
   *
   * @param path the secret's path, for instance `secret/kafka/orders`
   * @param key the key inside it
   */
  public static vault(path: string, key: string): Secret {
    refuse(
      'Secret.vault',
      'path',
      path,
      FILE_PATH,
      'be 1 to 255 letters, digits, dots, dashes, underscores or slashes',
    );
    refuse('Secret.vault', 'key', key, KEY, 'be 1 to 128 letters, digits, dots, dashes or underscores');
    return new Secret(SecretSource.VAULT, path, key);
  }

  /** A key with its secret, as an API key is. */
  public static pair(key: Secret, secret: Secret): SecretPair {
    return new SecretPair(key, secret);
  }

  private constructor(
    /** Where it comes from. */
    public readonly source: SecretSource,
    private readonly location: string,
    private readonly key: string,
  ) {}

  /** What Kafka clients and Connect resolve: `${env:X}`, `${file:/path:key}`, `${vault:path:key}`. */
  public toConfigProvider(): string {
    switch (this.source) {
      case SecretSource.FILE:
        return `\${file:${this.location}:${this.key}}`;
      case SecretSource.VAULT:
        return `\${vault:${this.location}:${this.key}}`;
      case SecretSource.ENVIRONMENT:
      case SecretSource.TERRAFORM_VARIABLE:
        return `\${env:${this.toEnvironmentName()}}`;
    }
  }

  /** The environment variable that holds it for scripts and for clients without ConfigProviders. */
  public toEnvironmentName(): string {
    return this.source === SecretSource.ENVIRONMENT ? this.location : this.toTerraformName().toUpperCase();
  }

  /** The name of the sensitive Terraform variable that holds it. */
  public toTerraformName(): string {
    const words = this.key === '' ? this.location : `${this.location}_${this.key}`;
    const name = words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[_0-9]+|_+$/g, '');
    if (this.source === SecretSource.TERRAFORM_VARIABLE) return this.location;
    return RESERVED.includes(name) ? `${name}_secret` : name || 'secret';
  }

  /** For people; says where the secret is, never what it is. */
  public toString(): string {
    switch (this.source) {
      case SecretSource.TERRAFORM_VARIABLE:
        return `Terraform variable ${this.location}`;
      case SecretSource.ENVIRONMENT:
        return `environment variable ${this.location}`;
      case SecretSource.FILE:
        return `key ${this.key} of file ${this.location}`;
      case SecretSource.VAULT:
        return `key ${this.key} of Vault secret ${this.location}`;
    }
  }

  /** The reference, for a spec in a bundle. */
  public toJSON(): string {
    return this.toString();
  }
}

/** The given text is not repeated: whoever writes a secret where a name belongs must not find it in a log. */
function refuse(path: string, property: string, given: string, pattern: RegExp, must: string): void {
  if (pattern.test(given)) return;
  const failure: Failure = {
    path,
    property,
    rule: 'secret.name',
    must,
    given: `${given.length} characters that are not shown`,
    remedy: 'name where the secret is kept, never the secret itself',
  };
  throwIfAny([failure]);
}

function refuseReserved(name: string): never {
  fail({
    path: 'Secret.terraformVariable',
    property: 'name',
    rule: 'secret.reserved',
    must: 'not be a word that Terraform keeps for itself',
    given: JSON.stringify(name),
    remedy: `choose another name, for instance ${name}_secret`,
  });
}
