import { Duration } from '../../src/core/duration';
import { datasetSpec, isMultiRegion, type DatasetInput } from '../../src/bigquery/dataset-spec';
import { messagesOf } from './messages';
import { DATASET, PATH } from './samples';

const spec = (options: Partial<DatasetInput> = {}) => datasetSpec(PATH, { ...DATASET, location: 'EU', ...options });
const messages = (options: Partial<DatasetInput>): string[] => messagesOf(() => spec(options));

test('a dataset keeps everything for ever unless told otherwise', () => {
  expect(spec()).toEqual({ ...DATASET, location: 'EU', labels: {}, deleteContentsOnDestroy: false });
});

test('durations become the units that BigQuery counts in', () => {
  const options = {
    defaultTableExpiration: Duration.hours(1),
    defaultPartitionExpiration: Duration.days(30),
    maxTimeTravel: Duration.days(2),
  };
  expect(spec(options)).toMatchObject({
    defaultTableExpirationMs: 3_600_000,
    defaultPartitionExpirationMs: 2_592_000_000,
    maxTimeTravelHours: 48,
  });
});

test.each(['US', 'EU', 'us', 'europe-west1', 'us-central1', 'northamerica-northeast2'])(
  '%s is a location',
  (location) => {
    expect(messages({ location })).toEqual([]);
  },
);

test.each(['', 'Europe', 'europe', 'EU '])('fails when the location is %j', (location) => {
  expect(messages({ location })).toEqual([
    `[orders/Bq] 'location' must be a region such as europe-west1 or a multi-region, US or EU, got "${location}"; choose where the data is to stay; it cannot be moved`,
  ]);
});

test('fails when expirations are too short', () => {
  expect(
    messages({ defaultTableExpiration: Duration.minutes(59), defaultPartitionExpiration: Duration.seconds(0) }),
  ).toEqual([
    `[orders/Bq] 'defaultTableExpiration' must be at least 1 hour, got "3540000 ms"; lengthen it, or leave it out to keep tables for ever`,
    `[orders/Bq] 'defaultPartitionExpiration' must be more than 0 and have an end, got "0 ms"; lengthen it, or leave it out to keep partitions for ever`,
  ]);
});

test.each([Duration.days(1), Duration.days(8), Duration.hours(49)])('fails when time travel is %s', (maxTimeTravel) => {
  expect(messages({ maxTimeTravel })).toEqual([
    `[orders/Bq] 'maxTimeTravel' must be 2 to 7 whole days, got "${maxTimeTravel.toHours()} hours"; choose 2, 3, 4, 5, 6 or 7 days`,
  ]);
});

test('fails when the description is too long', () => {
  expect(messages({ description: 'x'.repeat(16_385) })).toEqual([
    `[orders/Bq] 'description' must be at most 16384 characters, got "16385 characters"; shorten it`,
  ]);
});

test('multi-regions have larger quotas than regions', () => {
  expect(['US', 'eu', 'europe-west1'].map(isMultiRegion)).toEqual([true, true, false]);
});
