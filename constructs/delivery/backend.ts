import { GcsBackend, LocalBackend, RemoteBackend, S3Backend } from 'cdktf';
import type { GcsBackendConfig, RemoteBackendConfig, S3BackendConfig, TerraformBackend, TerraformStack } from 'cdktf';
import { throwIfAny } from '../../src/core/sluicegate-error';

/**
 * Where Terraform keeps the state of a stack and, under a key of its own, of its review module.
 *
 * Credentials are not given here but to Terraform, by its environment.
 */
export class Backend {
  /** An S3 bucket. The review module's key ends in `.review.tfstate`. */
  public static s3(config: S3BackendConfig): Backend {
    refuseLiterals('Backend.s3', {
      accessKey: config.accessKey,
      secretKey: config.secretKey,
      token: config.token,
      sseCustomerKey: config.sseCustomerKey,
      'assumeRoleWithWebIdentity.webIdentityToken': config.assumeRoleWithWebIdentity?.webIdentityToken,
    });
    return new Backend(
      (stack, review) => new S3Backend(stack, { ...config, key: review ? reviewKey(config.key) : config.key }),
    );
  }

  /** A Google Cloud Storage bucket. The review module's prefix ends in `-review`. */
  public static gcs(config: GcsBackendConfig): Backend {
    refuseLiterals('Backend.gcs', {
      accessToken: config.accessToken,
      credentials: config.credentials,
      encryptionKey: config.encryptionKey,
    });
    return new Backend((stack, review) => {
      const given = review && config.prefix !== undefined ? `${config.prefix}-review` : config.prefix;
      // The review stack's own id ends in `-review`.
      return new GcsBackend(stack, { ...config, prefix: given ?? stack.node.id });
    });
  }

  /** HCP Terraform or Terraform Enterprise. The review module's workspace ends in `-review`. */
  public static remote(config: RemoteBackendConfig): Backend {
    refuseLiterals('Backend.remote', { token: config.token });
    return new Backend((stack, review) => {
      if (!review) return new RemoteBackend(stack, config);
      const { name, prefix } = config.workspaces as { name?: string; prefix?: string };
      const workspaces = name === undefined ? { prefix: `${prefix ?? ''}review-` } : { name: `${name}-review` };
      return new RemoteBackend(stack, { ...config, workspaces });
    });
  }

  /**
   * A file. Only for trying things out: it cannot be shared.
   *
   * @param path relative to the folder in which Terraform runs; the review module's ends in `.review.tfstate`
   */
  public static local(path: string): Backend {
    if (/^(?:[A-Za-z]:|[\\/~])/.test(path)) {
      throwIfAny([
        {
          path: 'Backend.local',
          property: 'path',
          rule: 'backend.relative',
          must: 'be relative, so that the output is the same on every machine',
          given: JSON.stringify(path),
          remedy: 'name a path relative to the folder in which Terraform runs',
        },
      ]);
    }
    return new Backend((stack, review) => new LocalBackend(stack, { path: review ? reviewKey(path) : path }));
  }

  /**
   * Beside the output folder, three above `stacks/<stack>`: the command line empties `stacks/` before each run.
   *
   * @internal
   */
  public static _default(stackId: string): Backend {
    return new Backend(
      (stack, review) =>
        new LocalBackend(stack, {
          path: review ? `terraform.${stackId}.review.tfstate` : `../../../terraform.${stackId}.tfstate`,
        }),
    );
  }

  private constructor(private readonly bind: (stack: TerraformStack, review: boolean) => TerraformBackend) {}

  /** @internal */
  public _bind(stack: TerraformStack, review: boolean): TerraformBackend {
    return this.bind(stack, review);
  }
}

function reviewKey(key: string): string {
  return key.endsWith('.tfstate') ? key.replace(/\.tfstate$/, '.review.tfstate') : `${key}.review`;
}

function refuseLiterals(path: string, values: Record<string, string | undefined>): void {
  throwIfAny(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([property]) => ({
        path,
        property,
        rule: 'backend.credentials',
        must: 'not be set: the backend block is written to a file',
        remedy: 'give it to Terraform by its environment (AWS_…, GOOGLE_…, TF_TOKEN_…)',
      })),
  );
}
