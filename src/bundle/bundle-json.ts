import { canonicalJson } from '../core/canonical-json';
import { sortedBy } from '../core/stable-order';
import { contentOf, type Artifact } from './artifact';
import { isArtifactPath } from './artifact-path';
import { sha256 } from './checksum';
import type { ModelReference, ModelResource, StackModel } from './model';

/** The file that says what a bundle is; also how a later run recognises a bundle as ours. */
export const BUNDLE_FILE = 'bundle.json';
/** The checksums in the form that `sha256sum --check` reads. */
export const CHECKSUM_FILE = 'SHA256SUMS';

const BUNDLE_VERSION = 1;

/** One file of a bundle as its manifest lists it. */
export interface BundleFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The parts of a `bundle.json` that a later run reads back. */
export interface BundleDocument {
  readonly bundleVersion: number;
  readonly stack: string;
  readonly files: readonly BundleFile[];
  readonly resources: readonly ModelResource[];
}

/** The manifest and the checksums of a bundle. */
export function bundleManifest(model: StackModel, artifacts: readonly Artifact[], deployable?: Artifact): Artifact[] {
  const files = sortedBy(artifacts.map(bundleFile), ({ path }) => path);
  const document = canonicalJson({
    bundleVersion: BUNDLE_VERSION,
    stack: model.stack,
    owner: model.owner,
    tier: model.tier,
    environment: model.environment,
    acknowledgements: model.acknowledgements,
    findings: model.findings,
    warnings: model.warnings,
    providers: model.providers,
    resources: sortedBy(model.resources, (resource: ModelResource) => resource.id),
    references: sortedBy(model.references, (reference: ModelReference) => reference.id),
    files,
    ...(deployable && { deployable: bundleFile(deployable) }),
  });
  const manifest: Artifact = { path: BUNDLE_FILE, body: document };
  const sums = sortedBy([...files, bundleFile(manifest)], ({ path }) => path);
  return [manifest, { path: CHECKSUM_FILE, body: sums.map(({ sha256: sum, path }) => `${sum}  ${path}\n`).join('') }];
}

/** Reads a `bundle.json`; undefined when the text is not one of ours. */
export function parseBundle(text: string): BundleDocument | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isBundle(document) ? document : undefined;
}

function isBundle(value: unknown): value is BundleDocument {
  return (
    isObject(value) &&
    value.bundleVersion === BUNDLE_VERSION &&
    typeof value.stack === 'string' &&
    Array.isArray(value.files) &&
    value.files.every(isFile) &&
    Array.isArray(value.resources) &&
    value.resources.every(isResource)
  );
}

/** A path that leads out of the folder would have a later run remove files of others. */
function isFile(value: unknown): boolean {
  return isObject(value) && typeof value.path === 'string' && isArtifactPath(value.path);
}

function isResource(value: unknown): boolean {
  return (
    isObject(value) &&
    ['id', 'type', 'name', 'disposition'].every((key) => typeof value[key] === 'string') &&
    isObject(value.spec)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bundleFile(artifact: Artifact): BundleFile {
  const content = contentOf(artifact);
  return { path: artifact.path, sha256: sha256(content), bytes: Buffer.byteLength(content) };
}
