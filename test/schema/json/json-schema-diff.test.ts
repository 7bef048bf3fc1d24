import { diffSchemas } from 'json-schema-diff';
import { agreeable, CASES, DISAGREEMENTS, known, type Case } from './json-schema-diff-cases';

async function agrees({ writer, reader, differences }: Case): Promise<boolean> {
  const { removalsFound } = await diffSchemas({
    sourceSchema: JSON.parse(writer) as object,
    destinationSchema: JSON.parse(reader) as object,
  });
  return removalsFound === differences.some(({ severity }) => severity === 'ERROR');
}

test('more than half of the cases can be put to json-schema-diff', () => {
  expect(known.length).toBeGreaterThan(CASES.length / 2);
});

// All of them in conformance/schema/json; it takes its time.
test.each(agreeable.filter((_, index) => index % 4 === 0))('json-schema-diff agrees on $name', async (entry) => {
  expect(await agrees(entry)).toBe(true);
});

test.each([...DISAGREEMENTS])('json-schema-diff disagrees on %s: %s', async (name) => {
  expect(await agrees(CASES.find((entry) => entry.name === name)!)).toBe(false);
});
