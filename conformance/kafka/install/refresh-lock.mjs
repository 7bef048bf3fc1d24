// Run by hand after a change of pom.xml: writes kafka.lock.json from what Maven resolves. The diff is read before it is committed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LOCK_FILE, sha256 } from './artifacts.mjs';
import { fetchArtifacts } from './maven.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kafka-lock-'));
try {
  fetchArtifacts(folder);
  const artifacts = fs
    .readdirSync(folder)
    .sort()
    .map((file) => ({ file, sha256: sha256(path.join(folder, file)) }));
  fs.writeFileSync(LOCK_FILE, `${JSON.stringify({ artifacts }, null, 2)}\n`);
  console.log(`${artifacts.length} artifacts locked`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
