import { assertRules, type Rule } from '../core/rule';
import type { DatasetRef } from './identifier';
import { isDatasetId, isFixed, isProjectId, MAX_DATASET_ID_LENGTH } from './identifier';
import type { BigQueryDatasetOptions } from './dataset-options';
import { labelRules } from './labels';
import { isKnown } from '../core/tokens';

/** A dataset after defaults and checks: plain values only. */
export interface DatasetSpec extends DatasetRef {
  readonly location: string;
  readonly defaultTableExpirationMs?: number;
  readonly defaultPartitionExpirationMs?: number;
  readonly maxTimeTravelHours?: number;
  readonly labels: Record<string, string>;
  readonly description?: string;
  readonly friendlyName?: string;
  readonly defaultKmsKeyName?: string;
  readonly deleteContentsOnDestroy: boolean;
}

/** Bounds of a description of a dataset, table or view. */
export const MAX_DESCRIPTION = 16_384;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LOCATION = /^(?:US|EU|us|eu|[a-z]+-[a-z]+\d+|aws-[a-z]+-[a-z]+-\d|azure-[a-z]+\d)$/;

/** The rules for where something is; a table and a stream share them. */
export const DATASET_REF_RULES: readonly Rule<DatasetRef>[] = [
  {
    id: 'bigquery.dataset.project-id',
    property: 'projectId',
    holds: ({ projectId }) => isFixed(projectId) && isProjectId(projectId),
    must: 'be a project id that is known at synthesis: 6 to 30 lower-case letters, numbers and dashes',
    given: ({ projectId }) => (isFixed(projectId) ? projectId : 'a value that is known after apply'),
    remedy: 'give the id as text: statements, descriptors and stream names contain it',
  },
  {
    id: 'bigquery.dataset.dataset-id',
    property: 'datasetId',
    holds: ({ datasetId }) => isFixed(datasetId) && isDatasetId(datasetId),
    must: `be 1 to ${MAX_DATASET_ID_LENGTH} letters, numbers and underscores that are known at synthesis`,
    given: ({ datasetId }) => (isFixed(datasetId) ? datasetId : 'a value that is known after apply'),
    remedy: 'write underscores for dashes, dots and blanks',
  },
];

const RULES: readonly Rule<DatasetSpec>[] = [
  {
    id: 'bigquery.dataset.location',
    property: 'location',
    holds: ({ location }) => isFixed(location) && LOCATION.test(location),
    must: 'be a region such as europe-west1 or a multi-region, US or EU',
    given: ({ location }) => (isFixed(location) ? location : 'a value that is known after apply'),
    remedy: 'choose where the data is to stay; it cannot be moved',
  },
  {
    id: 'bigquery.dataset.default-table-expiration',
    property: 'defaultTableExpiration',
    holds: ({ defaultTableExpirationMs: ms }) => ms === undefined || (ms >= HOUR && Number.isFinite(ms)),
    must: 'be at least 1 hour',
    given: ({ defaultTableExpirationMs: ms }) => `${ms} ms`,
    remedy: 'lengthen it, or leave it out to keep tables for ever',
  },
  {
    id: 'bigquery.dataset.default-partition-expiration',
    property: 'defaultPartitionExpiration',
    holds: ({ defaultPartitionExpirationMs: ms }) => ms === undefined || (ms > 0 && Number.isFinite(ms)),
    must: 'be more than 0 and have an end',
    given: ({ defaultPartitionExpirationMs: ms }) => `${ms} ms`,
    remedy: 'lengthen it, or leave it out to keep partitions for ever',
  },
  {
    id: 'bigquery.dataset.max-time-travel',
    property: 'maxTimeTravel',
    holds: ({ maxTimeTravelHours: hours }) => hours === undefined || (hours >= 48 && hours <= 168 && hours % 24 === 0),
    must: 'be 2 to 7 whole days',
    given: ({ maxTimeTravelHours: hours }) => `${hours} hours`,
    remedy: 'choose 2, 3, 4, 5, 6 or 7 days',
  },
  {
    id: 'bigquery.dataset.description',
    property: 'description',
    holds: ({ description }) => !isKnown(description) || description.length <= MAX_DESCRIPTION,
    must: `be at most ${MAX_DESCRIPTION} characters`,
    given: ({ description }) => `${description?.length} characters`,
    remedy: 'shorten it',
  },
];

/** What a dataset's spec is made from. */
export interface DatasetInput extends BigQueryDatasetOptions {
  readonly projectId: string;
}

/** The dataset with its defaults, checked. */
export function datasetSpec(path: string, options: DatasetInput): DatasetSpec {
  const { defaultTableExpiration, defaultPartitionExpiration, maxTimeTravel, labels, ...same } = options;
  const spec: DatasetSpec = {
    ...same,
    ...(defaultTableExpiration && { defaultTableExpirationMs: defaultTableExpiration.toMilliseconds() }),
    ...(defaultPartitionExpiration && { defaultPartitionExpirationMs: defaultPartitionExpiration.toMilliseconds() }),
    ...(maxTimeTravel && { maxTimeTravelHours: maxTimeTravel.toMilliseconds() / HOUR }),
    labels: { ...labels },
    deleteContentsOnDestroy: options.deleteContentsOnDestroy ?? false,
  };
  assertRules(path, spec, [...DATASET_REF_RULES, ...RULES, ...labelRules('bigquery.dataset')]);
  return spec;
}

/** Whether a location is a multi-region, whose quotas are larger. */
export function isMultiRegion(location: string): boolean {
  return ['US', 'EU'].includes(location.toUpperCase());
}

/** Days with fractions, as the statements' options count. */
export function toDays(milliseconds: number): number {
  return milliseconds / DAY;
}
