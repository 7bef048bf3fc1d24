import { Errors } from '../../../src/core/errors';
import { parseProtobuf } from '../../../src/schema/protobuf/parse-protobuf';
import { brokenSchemas, type BrokenSchema } from './support/broken-schemas';

const BROKEN_SCHEMAS = brokenSchemas();

/** What the parser throws, which must be ours and one. */
function errorOf({ text, references = [] }: BrokenSchema): string {
  try {
    parseProtobuf(text, { references });
  } catch (error) {
    if (!Errors.isSluicegateError(error) || Errors.failuresOf(error).length !== 1) throw error;
    return error instanceof Error ? error.message : '';
  }
  return 'accepted';
}

describe('the corpus of broken schemas', () => {
  test('has more than a hundred, each with a name of its own', () => {
    expect(BROKEN_SCHEMAS.length).toBeGreaterThan(100);
    expect(new Set(BROKEN_SCHEMAS.map(({ name }) => name)).size).toBe(BROKEN_SCHEMAS.length);
  });

  test.each(BROKEN_SCHEMAS.map((broken) => [broken.name, broken] as const))('fails when it has %s', (_, broken) => {
    expect(errorOf(broken)).toBe(broken.error);
  });

  test('cut anywhere, a valid file gives one error and never a crash', () => {
    const text =
      'syntax = "proto3"; package a.b; option java_package = "x"; message M { reserved 5 to 7; map<string, int32> m = 1; ' +
      'oneof o { string s = 2 [deprecated = true]; } enum E { Z = 0; } } service S { rpc Get(M) returns (stream M); } //';
    for (let length = 0; length < text.length; length += 1) {
      const broken = { name: '', error: '', text: text.slice(0, length) };
      expect(errorOf(broken)).toMatch(/^(accepted|\[schema\.proto:1:\d+\] '[^']+' must .+; .+)$/);
    }
  });
});
