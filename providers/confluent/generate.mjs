// Makes lib/<resource>/index.{js,d.ts} from schema.json with the official generator: no network, no Terraform, no jsii.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROVIDER = 'registry.terraform.io/confluentinc/confluent';
const VERSION = '2.83.4';

const script = fileURLToPath(import.meta.url);
const here = path.dirname(script);
const require = createRequire(import.meta.url);
const generated = path.join(here, '.gen');
const lib = path.join(here, 'lib');

const generatorVersion = installedVersion('@cdktf/provider-generator');
const typescriptVersion = installedVersion('typescript');
if (!generatorVersion || !typescriptVersion) {
  console.warn('confluent bindings: the generator is not installed (npm ci --omit=dev?); nothing generated');
  process.exit(0);
}

const schemaText = fs.readFileSync(path.join(here, 'schema.json'), 'utf8');
const stamp = createHash('sha256')
  .update([schemaText, fs.readFileSync(script, 'utf8'), VERSION, generatorVersion, typescriptVersion].join('\0'))
  .digest('hex');
const stampFile = path.join(lib, '.stamp');
if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) {
  console.log('confluent bindings: up to date');
  process.exit(0);
}

await generate();
compile();
fs.rmSync(generated, { recursive: true, force: true });
fs.writeFileSync(stampFile, stamp);

function installedVersion(name) {
  try {
    return require(`${name}/package.json`).version;
  } catch {
    return undefined;
  }
}

async function generate() {
  // Loading the generator runs `terraform version` and reports to a telemetry host unless told otherwise.
  process.env.CHECKPOINT_DISABLE = '1';
  process.env.TERRAFORM_BINARY_NAME = 'no-terraform-needed';
  process.env.CDKTF_LOG_LEVEL = 'off';
  // The package's main module asks for jsii at load; this one does not.
  const { TerraformProviderGenerator } = require('@cdktf/provider-generator/lib/get/generator/provider-generator');
  const fromGenerator = { paths: [require.resolve('@cdktf/provider-generator/package.json')] };
  const { CodeMaker } = require(require.resolve('codemaker', fromGenerator));

  const document = JSON.parse(schemaText);
  const code = new CodeMaker();
  new TerraformProviderGenerator(code, { ...document, provider_versions: { [PROVIDER]: VERSION } }).generateAll();
  for (const folder of [generated, lib]) fs.rmSync(folder, { recursive: true, force: true });
  await code.save(generated);
}

function compile() {
  const ts = require('typescript');
  const root = path.join(generated, 'providers', 'confluent');
  const files = fs.readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.ts'));
  const program = ts.createProgram(
    files.map((file) => path.join(root, file)),
    {
      rootDir: root,
      outDir: lib,
      declaration: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      lib: ['lib.es2022.d.ts'],
      types: ['node'],
      skipLibCheck: true,
      noCheck: true,
    },
  );
  const { diagnostics } = program.emit();
  if (diagnostics.length > 0) {
    const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => here, getNewLine: () => '\n' };
    console.error(ts.formatDiagnostics(diagnostics.slice(0, 20), host));
    process.exit(1);
  }
  console.log(`confluent bindings: ${files.length} modules`);
}
