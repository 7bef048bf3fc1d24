import fs from 'node:fs';
import path from 'node:path';
import { Compatibility, Schema, SchemaHistory, SecurityTier, Subject, type SubjectProps } from 'sluicegate';
import { at, EVOLUTIONS, folderWith, record } from '../../schema/history/folders';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf } from '../kafka/rehearsed';
import { confluentRegistry, schemaOf } from './program';

const TIERS = Object.values(SecurityTier);

function warningsOf(folder: string, schema: Schema, tier: SecurityTier, props: Partial<SubjectProps> = {}): string[] {
  const stack = newStack(newApp(), tier);
  new Subject(stack, 'OrderValue', {
    registry: confluentRegistry(stack),
    subjectName: 'orders',
    schema,
    history: SchemaHistory.directory(folder),
    ...props,
  });
  const { warnings, spec } = bundleOf(stack.renderFiles()).resources[0]!;
  return [...warnings, `judged against ${JSON.stringify(spec.judgedAgainst)}`].map((text) => at(folder, text));
}

const complaint = (
  folder: string,
  schema: Schema,
  tier = SecurityTier.REGULATED,
  props: Partial<SubjectProps> = {},
): string =>
  at(
    folder,
    messageOf(() => warningsOf(folder, schema, tier, props)),
  );

describe.each(EVOLUTIONS)(
  'a subject in $format with a history',
  ({ format, extension, v1, good, bad, reformatted }) => {
    const [first, second] = [`v1.${extension}`, `v2.${extension}`];
    const recordedFirst = (next: string): string => {
      const folder = folderWith({ [first]: v1 });
      record(folder);
      fs.writeFileSync(path.join(folder, second), next);
      return folder;
    };

    test.each(TIERS)('takes a good change in %s', (tier) => {
      const folder = recordedFirst(good);

      expect(warningsOf(folder, schemaOf(format, good), tier)).toStrictEqual([
        `${second} is not recorded yet: run 'sluicegate schema record FOLDER' when it is final`,
        'judged against [1]',
      ]);
      record(folder);
      expect(warningsOf(folder, schemaOf(format, good), tier)).toStrictEqual(['judged against [1]']);
    });

    test.each(TIERS)('fails when a change breaks the promise in %s', (tier) => {
      expect(complaint(recordedFirst(bad), schemaOf(format, bad), tier)).toMatch(
        /^\[orders\/OrderValue\] 'schema' must keep its promise BACKWARD to the earlier versions, got a change that breaks it; /,
      );
    });

    test('is the current version also where it is written down otherwise', () => {
      const folder = folderWith({ [first]: v1 });
      record(folder);

      expect(warningsOf(folder, schemaOf(format, reformatted), SecurityTier.AIR_GAPPED)).toStrictEqual([
        'judged against []',
      ]);
    });

    test('fails when the schema changed and no version says so', () => {
      const folder = folderWith({ [first]: v1 });
      record(folder);

      expect(complaint(folder, schemaOf(format, good))).toBe(
        `[orders/OrderValue] 'schema' must be the latest version in FOLDER, which is ${first}, got a schema that is in no version there; save it as v2 there, beside the earlier versions`,
      );
    });

    test('fails when the schema is an earlier version', () => {
      const folder = recordedFirst(good);

      expect(complaint(folder, schemaOf(format, v1))).toBe(
        `[orders/OrderValue] 'schema' must be the latest version in FOLDER, which is ${second}, got ${first}; point it at the latest file`,
      );
    });
  },
);

const [{ v1, good, bad } = EVOLUTIONS[0]!] = EVOLUTIONS;

test('a newcomer reads what breaks, whom, and the way out', () => {
  const order = (total: object, ...more: object[]): string =>
    JSON.stringify({
      type: 'record',
      name: 'Order',
      fields: [{ name: 'order_id', type: 'string' }, { name: 'total', ...total }, ...more],
    });
  const folder = folderWith({ 'v1.avsc': order({ type: 'int' }), 'v2.avsc': order({ type: 'long' }) });
  record(folder, 'BACKWARD_TRANSITIVE');
  const next = order({ type: 'int' }, { name: 'currency', type: 'string' });
  fs.writeFileSync(path.join(folder, 'v3.avsc'), next);

  expect(complaint(folder, Schema.avro(next)))
    .toBe(`[orders/OrderValue] 'schema' must keep its promise BACKWARD_TRANSITIVE to the earlier versions, got a change that breaks it; this is what breaks and what to do:
    incompatible, 2 problems: BACKWARD_TRANSITIVE asks that the new schema reads data of every earlier version (1-2)

    1. Order.total (TYPE_MISMATCH)
       was:      long
       now:      int
       breaks:   data written with version 2 cannot be read with the new schema
       remedy:   keep long, which also holds every int; or put the earlier type of 'total' back and change it in steps:
                 1. add a field 'total_v2' of type int beside 'total', with a default, and register that version
                 2. let the producers fill both fields
                 3. move every consumer to 'total_v2'
                 4. stop filling 'total' and remove it in a later version

    2. Order.currency (READER_FIELD_MISSING_DEFAULT_VALUE)
       was:      no field 'currency'
       now:      field 'currency' of type string, without a default
       breaks:   data written with versions 1-2 cannot be read with the new schema
       remedy:   give 'currency' a default, for instance "default": "", or make it nullable: a union with "null" first, and "default": null`);
});

describe('the evolving order of examples/order-evolution', () => {
  const versions = path.join(__dirname, '..', '..', '..', 'examples', 'order-evolution', 'schemas', 'order');
  const withV4 = (edit: (text: string) => string): [folder: string, v4: string] => {
    const folder = folderWith({});
    fs.cpSync(versions, folder, { recursive: true });
    const v4 = edit(fs.readFileSync(path.join(folder, 'v3.avsc'), 'utf8'));
    fs.writeFileSync(path.join(folder, 'v4.avsc'), v4);
    return [folder, v4];
  };

  const readme = fs.readFileSync(path.join(__dirname, '..', '..', '..', 'constructs', 'schema', 'README.md'), 'utf8');
  const shownInReadme = /```text\n([^`]*)\n```/.exec(readme)![1];

  test('takes one more field with a default', () => {
    const [folder, v4] = withV4((text) =>
      text.replace('"fields": [', '"fields": [{"name":"gift","type":"boolean","default":false},'),
    );

    expect(warningsOf(folder, Schema.avro(v4), SecurityTier.REGULATED)).toStrictEqual([
      "v4.avsc is not recorded yet: run 'sluicegate schema record FOLDER' when it is final",
      'judged against [3,2,1]',
    ]);
  });

  test.each(TIERS)('fails when a field is renamed, in %s, with the message that the README shows', (tier) => {
    const [folder, v4] = withV4((text) => text.replace('customer_email', 'email'));

    expect(complaint(folder, Schema.avro(v4), tier)).toBe(shownInReadme);
  });
});

test('what can be read but may be understood differently is a warning', () => {
  const order = (scale: number): string =>
    JSON.stringify({
      type: 'record',
      name: 'Order',
      fields: [{ name: 'total', type: { type: 'bytes', logicalType: 'decimal', precision: 9, scale } }],
    });
  const folder = folderWith({ 'v1.avsc': order(2), 'v2.avsc': order(3) });
  record(folder, 'FORWARD');

  expect(warningsOf(folder, Schema.avro(order(3)), SecurityTier.REGULATED)).toStrictEqual([
    expect.stringMatching(/^Order\.total since v1: was .*2.*, is .*3.* \(.+\)$/),
    'judged against [1]',
  ]);
});

describe('the mode', () => {
  test('is the one in the lock', () => {
    const folder = folderWith({ 'v1.avsc': v1, 'v2.avsc': bad });
    record(folder, 'FORWARD');

    expect(warningsOf(folder, Schema.avro(bad), SecurityTier.REGULATED)).toStrictEqual(['judged against [1]']);
  });

  test('is BACKWARD where there is no lock, and the missing lock is a warning', () => {
    const folder = folderWith({ 'v1.avsc': v1, 'v2.avsc': good });

    expect(warningsOf(folder, Schema.avro(good), SecurityTier.REGULATED)).toStrictEqual([
      "nothing proves that earlier versions are as they were registered: run 'sluicegate schema record FOLDER'",
      'judged against [1]',
    ]);
  });

  test('fails when it is not the one in the lock', () => {
    const folder = folderWith({ 'v1.avsc': v1 });
    record(folder, 'FULL');

    expect(complaint(folder, Schema.avro(v1), undefined, { compatibility: Compatibility.BACKWARD })).toBe(
      "[orders/OrderValue] 'compatibility' must be FULL, as the lock in FOLDER says, got BACKWARD; leave it out, or change the lock: sluicegate schema record FOLDER --compatibility BACKWARD",
    );
  });

  test('of a subject without history says that nothing was judged', () => {
    expect(warningsOf(folderWith({}), Schema.avro(v1), SecurityTier.REGULATED, { history: undefined })).toStrictEqual([
      'has no history: whether it keeps its promise to earlier versions was not judged',
      'judged against []',
    ]);
  });
});
