import { throwIfAny } from '../../src/core/sluicegate-error';

/**
 * Loads a provider's binding when the first resource of its kind is provisioned.
 *
 * Throws with the package and version to install where it is missing.
 */
export function loadBinding<T>(packageName: string, version: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (!isMissing(error, packageName)) throw error;
    throwIfAny([
      {
        path: packageName,
        property: 'package',
        rule: 'delivery.binding',
        must: 'be installed, since a resource of its provider is deployed or reviewed',
        remedy: `run: npm install ${packageName}@${version}`,
      },
    ]);
    throw error;
  }
}

/** Without `instanceof`: under jest the loader's errors come from another realm. */
function isMissing(error: unknown, packageName: string): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) return false;
  const message = String(error.message);
  return (
    error.code === 'MODULE_NOT_FOUND' && [`'${packageName}'`, `'${packageName}/`].some((name) => message.includes(name))
  );
}
