// Child processes that end with this one: on exit, on a crash and on signals here; by their standard input if this one is killed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const running = new Set();
const folders = new Set();
let armed = false;

/** Starts a process whose output goes to `log`. Its standard input stays open as its lifeline. */
export function startProcess(command, args, { log, env = process.env, stdout }) {
  arm();
  const output = fs.openSync(log, 'w');
  const child = spawn(command, args, { env, stdio: ['pipe', stdout ?? output, output] });
  fs.closeSync(output);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.stdin.on('error', () => {});
  return child;
}

/** Data is thrown away with its folder: there is nothing to shut down in order. */
export async function stopProcess(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

export function removeOnExit(folder) {
  arm();
  folders.add(folder);
}

function cleanUp() {
  running.forEach((child) => child.kill('SIGKILL'));
  folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
}

function arm() {
  if (armed) {
    return;
  }
  armed = true;
  process.on('exit', cleanUp);
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ]) {
    process.on(signal, () => process.exit(128 + number));
  }
}
