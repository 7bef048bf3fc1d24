// Counts what holds and what does not, and closes with the plain line that the runner reads.
export function checks() {
  const results = { passed: 0, failed: 0 };
  return {
    check(name, run) {
      try {
        run();
        results.passed += 1;
        console.log(`ok     ${name}`);
      } catch (error) {
        results.failed += 1;
        console.log(`FAILED ${name}\n${error.message}`);
      }
    },
    close() {
      console.log(`\n${results.passed} passed, ${results.failed} failed`);
      process.exitCode = results.failed === 0 ? 0 : 1;
    },
  };
}
