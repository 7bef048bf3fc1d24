import { terraformOnPath } from './terraform';

/**
 * A suite that needs real Terraform. Without one it is skipped, loudly; in a pipeline (CI is set) it fails, since a
 * skipped proof is none.
 */
export function describeWithTerraform(name: string, suite: () => void): void {
  if (terraformOnPath()) {
    describe(name, suite);
    return;
  }
  const reason = `terraform is not on PATH, so '${name}' cannot run; install Terraform 1.11 or later`;
  if (process.env.CI !== undefined && process.env.CI !== '') {
    describe(name, () => {
      it('needs terraform on PATH', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  console.warn(`SKIPPED: ${reason}`);
  describe.skip(name, suite);
}
