import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { LOCK_FILE, classPath, sha256 } from '../install/artifacts.mjs';
import { CACHE } from '../paths.mjs';

/** Loaded classes as the JVM maps them: halves the start of every program on this class path. Made once for each lock and JVM. */
function classArchive() {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr;
  const version = /version "([^"]+)"/.exec(java)?.[1] ?? 'unknown';
  const archive = path.join(CACHE, `tools-${sha256(LOCK_FILE).slice(0, 16)}-${version}.jsa`);
  if (!fs.existsSync(archive)) {
    const staging = `${archive}.${process.pid}`;
    const config = path.join(CACHE, `training-${process.pid}.properties`);
    fs.writeFileSync(
      config,
      'default.api.timeout.ms=300\nrequest.timeout.ms=200\nsecurity.protocol=SASL_PLAINTEXT\nsasl.mechanism=SCRAM-SHA-512\n' +
        'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="nobody" password="";\n',
    );
    // nobody listens there: the tool loads its client, fails, and what it loaded is kept
    const nowhere = ['--bootstrap-server', '127.0.0.1:1', '--command-config', config, '--list'];
    const options = [
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-XX:ArchiveClassesAtExit=${staging}`,
      '-cp',
      classPath().join(':'),
    ];
    spawnSync('java', [...options, 'org.apache.kafka.tools.TopicCommand', ...nowhere], { timeout: 60_000 });
    fs.rmSync(config);
    if (!fs.existsSync(staging)) {
      return undefined;
    }
    fs.renameSync(staging, archive);
  }
  return archive;
}

let options;

/** Options of `java` that use the archive; none where it could not be made. */
export function archiveOptions() {
  if (options === undefined) {
    const archive = classArchive();
    options =
      archive === undefined ? [] : [`-XX:SharedArchiveFile=${archive}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
  }
  return options;
}
