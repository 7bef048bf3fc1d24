// Apicurio Registry, by version and SHA-256, unpacked once. 3.0.9 is the last version that runs on Java 17.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installArtifacts } from '../../kafka/install/artifacts.mjs';
import { ARTIFACTS, CACHE } from '../paths.mjs';

const VERSION = '3.0.9';
const ARCHIVE = {
  file: `apicurio-registry-app-${VERSION}-all.tar.gz`,
  sha256: '2b28181501a20cbf6efcd77f9b7153908fc01f3d3a7c32024c0bd9e1b04c8a43',
};
// Later versions of the plugin ask for the artifact's parent, which not every repository has.
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy';

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
  if (done.status !== 0) {
    const said = `${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-15).join('\n');
    throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? said}`);
  }
}

/** Asks whatever repository this machine's Maven is set up for. */
function fetch(folder) {
  const artifact = `io.apicurio:apicurio-registry-app:${VERSION}:tar.gz:all`;
  run('mvn', ['-q', '-B', '-ntp', COPY, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]);
}

/** @returns {string} the jar to start */
export function installApicurio() {
  installArtifacts({ folder: ARTIFACTS, artifacts: [ARCHIVE], fetch });
  const folder = path.join(CACHE, `apicurio-${ARCHIVE.sha256.slice(0, 16)}`);
  if (!fs.existsSync(folder)) {
    const staging = fs.mkdtempSync(path.join(CACHE, 'unpack-'));
    run('tar', ['-xzf', path.join(ARTIFACTS, ARCHIVE.file), '-C', staging]);
    fs.renameSync(staging, folder);
  }
  return path.join(folder, `apicurio-registry-app-${VERSION}-runner.jar`);
}
