// A runner for checks that share one engine: in order, each bounded in time, told on the console and in a log.
import fs from 'node:fs';

function elapsed(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

class NotDone extends Error {}

export class Runner {
  passed = 0;
  failed = 0;
  #log;
  #only;

  /** @param {{ log: string, only?: RegExp }} options `only`: checks whose full name does not match are left out, loudly */
  constructor({ log, only }) {
    this.#log = fs.openSync(log, 'w');
    this.#only = only;
  }

  say(line) {
    console.log(line);
    fs.writeSync(this.#log, `${line}\n`);
  }

  /** Runs the module's suite with a `check` function. What goes wrong outside of a check fails the suite. */
  async suite(file, load, engine) {
    const start = Date.now();
    try {
      const { suite } = await load();
      this.say(`# ${suite.name}`);
      const check = (title, body, options) => this.#check(`${suite.name}: ${title}`, body, options);
      await suite.run({ check, engine });
    } catch (failure) {
      this.fail(`${file}: could not be run to its end`, failure, start);
    }
  }

  async #check(title, body, { seconds = 120 } = {}) {
    if (this.#only !== undefined && !this.#only.test(title)) {
      return;
    }
    const start = Date.now();
    let timer;
    try {
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new NotDone(`not done within ${seconds} s`)), seconds * 1000);
      });
      await Promise.race([body(), late]);
      this.passed += 1;
      this.say(`ok - ${title} (${elapsed(start)})`);
    } catch (failure) {
      this.fail(title, failure, start);
      if (failure instanceof NotDone) {
        // what was not stopped would disturb the checks that follow
        throw failure;
      }
    } finally {
      clearTimeout(timer);
    }
  }

  fail(title, failure, start) {
    this.failed += 1;
    const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    this.say(`not ok - ${title} (${elapsed(start)})\n    ${text.replaceAll('\n', '\n    ')}`);
  }

  /** The last line, alone, and the exit code. */
  summary() {
    this.say(`${this.passed} passed, ${this.failed} failed`);
    fs.closeSync(this.#log);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
