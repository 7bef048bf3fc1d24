export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: { '^sluicegate$': '<rootDir>/src/index.ts' },
  modulePathIgnorePatterns: [
    '<rootDir>/lib/',
    '<rootDir>/demo.out/',
    '<rootDir>/.cache/',
    '<rootDir>/providers/confluent/.gen/',
  ],
  setupFiles: ['<rootDir>/test/support/quiet.ts'],
  testTimeout: 60_000,
};
