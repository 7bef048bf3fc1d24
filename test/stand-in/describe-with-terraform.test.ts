import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';

/** Calls the helper where `describe` and `it` only record, in a pretended environment. */
function recorded(environment: { readonly PATH: string; readonly CI?: string }): string[] {
  const log: string[] = [];
  const run = (name: string, suite: () => void): void => {
    log.push(`describe ${name}`);
    suite();
  };
  const skip = (name: string): unknown => log.push(`skip ${name}`);
  const it = (name: string, test: () => void): void => {
    log.push(`it ${name}`);
    expect(test).toThrow('terraform is not on PATH');
  };
  const kept = { describe: globalThis.describe, it: globalThis.it, PATH: process.env.PATH, CI: process.env.CI };
  const warn = jest.spyOn(console, 'warn').mockImplementation((text: string) => log.push(text.slice(0, 8)));
  Object.assign(globalThis, { describe: Object.assign(run, { skip }), it });
  process.env.PATH = environment.PATH;
  if (environment.CI === undefined) delete process.env.CI;
  else process.env.CI = environment.CI;
  describeWithTerraform('suite', () => log.push('ran'));
  warn.mockRestore();
  Object.assign(globalThis, { describe: kept.describe, it: kept.it });
  process.env.PATH = kept.PATH;
  if (kept.CI === undefined) delete process.env.CI;
  else process.env.CI = kept.CI;
  return log;
}

describe('describeWithTerraform', () => {
  it('skips loudly where Terraform is missing', () => {
    expect(recorded({ PATH: '' })).toStrictEqual(['SKIPPED:', 'skip suite']);
  });

  it('fails where Terraform is missing in a pipeline', () => {
    expect(recorded({ PATH: '', CI: 'true' })).toStrictEqual(['describe suite', 'it needs terraform on PATH']);
  });
});
