import { isMultiRegion } from './dataset-spec';

const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000 * MEGABYTE;
const TERABYTE = 1_000 * GIGABYTE;

/** Google's quotas and limits for the Storage Write API, as published on the day below. Projects may have others. */
export interface WriteQuotas {
  readonly connections: number;
  readonly bytesPerSecond: number;
  readonly pendingBytes: number;
  readonly streamsCreatedPerHour: number;
  readonly streamsPerCommit: number;
  /** What one connection carries at least. */
  readonly bytesPerSecondOfConnection: number;
}

/** When the figures were read. */
export const QUOTAS_AS_OF = '2026-08-22';

/** A request beyond it is refused: a limit, not a quota. */
export const MAX_APPEND_BYTES = 20 * MEGABYTE;

const EVERYWHERE = {
  streamsCreatedPerHour: 10_000,
  streamsPerCommit: 10_000,
  bytesPerSecondOfConnection: MEGABYTE,
};
const REGION: WriteQuotas = {
  connections: 5_000,
  bytesPerSecond: 300 * MEGABYTE,
  pendingBytes: TERABYTE,
  ...EVERYWHERE,
};
const MULTI_REGION: WriteQuotas = {
  connections: 20_000,
  bytesPerSecond: 3 * GIGABYTE,
  pendingBytes: 10 * TERABYTE,
  ...EVERYWHERE,
};

/** The quotas of a location. */
export function writeQuotas(location: string): WriteQuotas {
  return isMultiRegion(location) ? MULTI_REGION : REGION;
}
