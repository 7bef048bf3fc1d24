// Fetches what pom.xml names through `mvn`, which asks whatever repository this machine is set up for.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { SUITE } from '../paths.mjs';

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** Copies the whole transitive set into `folder`, as `<groupId>.<artifactId>-<version>[-<classifier>].<type>`. */
export function fetchArtifacts(folder) {
  const pom = path.join(SUITE, 'install/pom.xml');
  const args = ['-q', '-B', '-ntp', '-f', pom, COPY, `-DoutputDirectory=${folder}`, '-Dmdep.prependGroupId=true'];
  const run = spawnSync('mvn', args, { encoding: 'utf8', timeout: 300_000 });
  if (run.status !== 0) {
    const reason = run.error?.message ?? `${run.stdout}\n${run.stderr}`.trim().split('\n').slice(-15).join('\n');
    throw new Error(`mvn could not fetch the artifacts of ${path.relative(process.cwd(), pom)}: ${reason}`);
  }
}
