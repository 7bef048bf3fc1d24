/** Counts what holds and prints what does not. */
export class Suite {
  passed = 0;
  failed = 0;

  /** `problem` is undefined when the case holds. */
  check(name, problem) {
    if (problem === undefined) this.passed += 1;
    else {
      this.failed += 1;
      console.log(`FAILED ${name}\n       ${problem}`);
    }
  }

  /** A statement that the analyzer must take. */
  accepts(name, verdict, sql) {
    this.check(name, verdict === undefined ? undefined : `refused: ${verdict}\n${sql}`);
  }

  /** One that it must refuse. */
  refuses(name, verdict, sql) {
    this.check(name, verdict === undefined ? `accepted:\n${sql}` : undefined);
  }

  summary() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}
