import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rehearse } from '../support/stand-in';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { lastOutput, moduleFolder, rehearseModule, stepsOf } from '../support/stand-in/module-folder';
import { terraformOnPath } from '../support/stand-in/terraform';

const terraform = { required_providers: { confluent: { source: 'confluentinc/confluent' } } };
const account = (name: string): object => ({
  resource: { confluent_service_account: { [name]: { display_name: name } } },
});

/** What lies in the temporary folder by the names that we give. */
function ours(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('rehearsal-'));
}

describeWithTerraform('a rehearsal', () => {
  it('replaces the backend of the module, so that it writes nowhere else and asks nobody', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    const path = join(elsewhere, 'terraform.tfstate');
    for (const backend of [{ local: { path } }, { s3: { bucket: 'b', key: 'k', region: 'r' } }]) {
      const result = await rehearseModule(
        { terraform: { ...terraform, backend }, ...account('a') },
        { until: 'apply' },
      );

      expect(result.succeeded).toBe(true);
    }
    const cloud = { organization: 'o', workspaces: [{ name: 'w' }] };
    const result = await rehearseModule({ terraform: { ...terraform, cloud }, ...account('a') }, { until: 'apply' });

    expect(result.succeeded).toBe(true);
    expect(existsSync(path)).toBe(false);
    rmSync(elsewhere, { recursive: true });
  });

  it('leaves the module folder as it was, and no folder of its own', async () => {
    const before = ours();
    const { path, remove } = moduleFolder({ terraform, ...account('a') });

    const result = await rehearse({ moduleFolder: path });

    expect(result.succeeded).toBe(true);
    expect(result.folder).toBeUndefined();
    expect(readdirSync(path)).toStrictEqual(['main.tf.json']);
    expect(ours()).toStrictEqual(before);
    remove();
  });

  it('keeps state and folder where asked to', async () => {
    const result = await rehearseModule({ terraform, ...account('a') }, { keepState: true });

    expect(stepsOf(result).at(-1)).toBe('second plan 0');
    expect(result.left).toStrictEqual(['confluent_service_account.a']);
    expect(result.folder === undefined ? [] : readdirSync(result.folder)).toContain('rehearsal.tfstate');
    rmSync(result.folder ?? '', { recursive: true });
  });

  it('gives a dummy to each variable without a value, whatever its type', async () => {
    const variable = {
      text: { type: 'string', sensitive: true },
      untyped: {},
      amount: { type: 'number' },
      flag: { type: 'bool' },
      names: { type: 'list(string)' },
      unique: { type: 'set(string)' },
      labels: { type: 'map(string)' },
      given: { type: 'string', default: 'default' },
      kafka_rest_endpoint: { type: 'string' },
    };
    const result = await rehearseModule(
      {
        terraform,
        variable,
        output: Object.fromEntries(
          Object.keys(variable).map((name) => [name, { value: `\${var.${name}}`, sensitive: name === 'text' }]),
        ),
      },
      { until: 'apply', variables: { amount: '7' } },
    );

    expect(result.outputs).toStrictEqual({
      text: '(sensitive value)',
      untyped: 'rehearsal-untyped',
      amount: 7,
      flag: false,
      names: [],
      unique: [],
      labels: {},
      given: 'default',
      kafka_rest_endpoint: 'https://rehearsal.invalid',
    });
  });

  it('takes modules in the native syntax, with modules and files beside them', async () => {
    const { path, remove } = moduleFolder(`
      terraform {
        required_providers {
          confluent = { source = "confluentinc/confluent" }
        }
      }
      # variable "commented" {}
      variable "name" {
        description = "with a } brace"
        type        = string
        validation {
          condition     = length(var.name) > 3
          error_message = "default = too short"
        }
      }
      variable "size" { default = 3 }
      module "accounts" {
        source = "./accounts"
        name   = var.name
      }
    `);
    mkdirSync(join(path, 'accounts'));
    writeFileSync(join(path, 'accounts', 'text.txt'), 'from a file');
    writeFileSync(
      join(path, 'accounts', 'main.tf'),
      `terraform {
        required_providers {
          confluent = { source = "confluentinc/confluent" }
        }
      }
      variable "name" { type = string }
      resource "confluent_service_account" "each" {
        for_each     = toset(["a", "b"])
        display_name = "\${var.name}-\${each.key}"
        description  = file("\${path.module}/text.txt")
      }`,
    );

    const result = await rehearse({ moduleFolder: path, until: 'apply' });

    expect(result.left).toStrictEqual([
      'module.accounts.confluent_service_account.each["a"]',
      'module.accounts.confluent_service_account.each["b"]',
    ]);
    expect(result.applied[0]?.values).toMatchObject({ display_name: 'rehearsal-name-a', description: 'from a file' });
    remove();
  });

  it('imports what exists by its id', async () => {
    const result = await rehearseModule(
      {
        terraform,
        provider: {
          confluent: { kafka_rest_endpoint: 'https://a', kafka_api_key: 'k', kafka_api_secret: 's' },
        },
        import: [{ to: 'confluent_kafka_topic.orders', id: 'lkc-1/orders' }],
        resource: { confluent_kafka_topic: { orders: { topic_name: 'orders', kafka_cluster: { id: 'lkc-1' } } } },
      },
      { until: 'plan' },
    );

    expect(lastOutput(result)).toContain('1 to import, 0 to add, 1 to change, 0 to destroy');
  });

  it('hides the environment of this process from Terraform and the providers', async () => {
    const variables = {
      TF_CLI_ARGS_plan: '-no-such-flag',
      TF_WORKSPACE: 'other',
      KAFKA_ID: 'lkc-env',
      TF_LOG: 'trace',
    };
    Object.assign(process.env, variables);

    const result = await rehearseModule(
      { terraform, resource: { confluent_kafka_topic: { a: { topic_name: 'a' } } } },
      { until: 'apply' },
    );
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 0', 'apply 1']);
    expect(lastOutput(result)).toContain('must be set');
  });

  it('fails when a provider has no stand-in: at once, without asking a registry', async () => {
    const result = await rehearseModule({
      terraform: { required_providers: { random: { source: 'hashicorp/random', version: '3.6.0' } } },
      resource: { random_id: { a: { byte_length: 4 } } },
    });

    expect(stepsOf(result)).toStrictEqual(['init 1']);
    expect(lastOutput(result)).toContain('hashicorp/random');
    expect(lastOutput(result)).toContain(
      'Note: only confluentinc/confluent, snowflakedb/snowflake, hashicorp/google have a stand-in',
    );
  });

  it('does not destroy what the module protects, and says what is left', async () => {
    const protectedAccount = { display_name: 'a', lifecycle: { prevent_destroy: true } };
    const result = await rehearseModule({
      terraform,
      resource: { confluent_service_account: { a: protectedAccount, b: { display_name: 'b' } } },
    });

    expect(stepsOf(result).at(-1)).toBe('destroy 1');
    expect(lastOutput(result)).toContain('lifecycle.prevent_destroy');
    expect(result.left).toHaveLength(2);
  });

  it('fails when the module folder does not exist, has our override, or a variable is not declared', async () => {
    const { path, remove } = moduleFolder({ terraform });
    writeFileSync(join(path, 'rehearsal_override.tf.json'), '{}');

    await expect(rehearse({ moduleFolder: join(path, 'no') })).rejects.toThrow('the module folder does not exist');
    await expect(rehearse({ moduleFolder: path })).rejects.toThrow(
      'the module has a rehearsal_override.tf.json of its own',
    );
    await expect(rehearseModule({ terraform }, { variables: { x: '1' } })).rejects.toThrow(
      'the module declares no variable x',
    );
    expect(ours()).toStrictEqual([]);
    remove();
  });

  it('takes 20 resources through all steps in a few seconds', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `a${index}`);
    const started = process.hrtime.bigint();

    const result = await rehearseModule({
      terraform,
      resource: {
        confluent_service_account: Object.fromEntries(names.map((name) => [name, { display_name: name }])),
      },
    });

    expect(result.succeeded).toBe(true);
    expect(result.planned).toHaveLength(20);
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(30);
  });
});

describe('terraformOnPath', () => {
  it('looks for an executable file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'path-'));
    expect(terraformOnPath(`${folder}:${join(folder, 'none')}:`)).toBe(false);

    writeFileSync(join(folder, 'terraform'), '', { mode: 0o644 });
    expect(terraformOnPath(folder)).toBe(false);

    rmSync(join(folder, 'terraform'));
    symlinkSync(process.execPath, join(folder, 'terraform'));
    expect(terraformOnPath(`${dirname(folder)}:${folder}`)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
