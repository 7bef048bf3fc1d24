import { Duration } from '../core/duration';
import { failuresIn, type Rule } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { sqlIdentifier, sqlString, storedName } from './identifier';
import { nameFailures } from './name-failures';
import { providerArguments } from './provider-arguments';
import type { SqlStatement } from './sql-statement';
import { SnowflakeScalingPolicy, SnowflakeWarehouseSize, type SnowflakeWarehouseOptions } from './warehouse-options';
import type { Warning } from '../core/warning';

/** A warehouse after defaults and checks. */
export interface WarehouseSpec {
  readonly name: string;
  readonly size: SnowflakeWarehouseSize;
  /** 0 never suspends. */
  readonly autoSuspendSeconds: number;
  readonly autoResume: boolean;
  readonly initiallySuspended: boolean;
  readonly minClusters: number;
  readonly maxClusters: number;
  readonly scalingPolicy?: SnowflakeScalingPolicy;
  readonly statementTimeoutSeconds?: number;
  readonly queuedTimeoutSeconds?: number;
  readonly resourceMonitor?: string;
  readonly comment?: string;
  readonly warnings: Warning[];
}

/** What the binding of `snowflake_warehouse` takes; one boolean of the two is a text. */
export interface WarehouseArguments {
  readonly name: string;
  readonly warehouseSize: string;
  readonly autoSuspend: number;
  readonly autoResume: 'true' | 'false';
  readonly initiallySuspended: boolean;
  readonly minClusterCount?: number;
  readonly maxClusterCount?: number;
  readonly scalingPolicy?: string;
  readonly statementTimeoutInSeconds?: number;
  readonly statementQueuedTimeoutInSeconds?: number;
  readonly resourceMonitor?: string;
  readonly comment?: string;
}

const MAX_CLUSTERS = 10;
const BILLED_AT_LEAST = Duration.minutes(1);
const MAX_STATEMENT = Duration.days(7);

const isWholeSeconds = (duration: Duration | undefined, most = Infinity): boolean =>
  duration === undefined || (duration.toMilliseconds() % 1_000 === 0 && duration.toMilliseconds() <= most);

const RULES: readonly Rule<SnowflakeWarehouseOptions>[] = [
  {
    id: 'snowflake.warehouse.auto-suspend',
    property: 'autoSuspend',
    holds: ({ autoSuspend }) =>
      autoSuspend === undefined ||
      autoSuspend.isUnlimited() ||
      (isWholeSeconds(autoSuspend) && autoSuspend.toMilliseconds() > 0),
    must: 'be whole seconds, at least 1, or unlimited',
    given: ({ autoSuspend }) => autoSuspend,
    remedy: 'use Duration.minutes(1), or Duration.unlimited() to keep it running',
  },
  {
    id: 'snowflake.warehouse.clusters',
    property: 'minClusters',
    holds: ({ minClusters }) => minClusters === undefined || isClusterCount(minClusters),
    must: `be a whole number between 1 and ${MAX_CLUSTERS}`,
    given: ({ minClusters }) => minClusters,
    remedy: 'leave it out for 1',
  },
  {
    id: 'snowflake.warehouse.max-clusters',
    property: 'maxClusters',
    holds: ({ minClusters, maxClusters }) =>
      maxClusters === undefined || (isClusterCount(maxClusters) && maxClusters >= (minClusters ?? 1)),
    must: ({ minClusters }) => `be a whole number between ${minClusters ?? 1} and ${MAX_CLUSTERS}`,
    given: ({ maxClusters }) => maxClusters,
    remedy: 'raise it to minClusters or leave it out',
  },
  {
    id: 'snowflake.warehouse.scaling-policy',
    property: 'scalingPolicy',
    holds: ({ scalingPolicy, maxClusters, minClusters }) =>
      scalingPolicy === undefined || (maxClusters ?? minClusters ?? 1) > 1,
    must: 'come with more than one cluster',
    given: ({ scalingPolicy }) => scalingPolicy,
    remedy: 'set maxClusters, or remove it',
  },
  {
    id: 'snowflake.warehouse.statement-timeout',
    property: 'statementTimeout',
    holds: ({ statementTimeout }) => isWholeSeconds(statementTimeout, MAX_STATEMENT.toMilliseconds()),
    must: 'be whole seconds, at most 7 days',
    given: ({ statementTimeout }) => statementTimeout,
    remedy: 'shorten it',
  },
  {
    id: 'snowflake.warehouse.queued-timeout',
    property: 'queuedTimeout',
    holds: ({ queuedTimeout }) => isWholeSeconds(queuedTimeout, Number.MAX_SAFE_INTEGER),
    must: 'be whole seconds',
    given: ({ queuedTimeout }) => queuedTimeout,
    remedy: 'use Duration.seconds(…); leave it out to follow the account',
  },
];

export function warehouseSpec(path: string, options: SnowflakeWarehouseOptions): WarehouseSpec {
  const { resourceMonitor: monitor, autoSuspend = BILLED_AT_LEAST } = options;
  throwIfAny([
    ...nameFailures(path, 'warehouseName', options.warehouseName),
    ...(monitor === undefined ? [] : nameFailures(path, 'resourceMonitor', monitor)),
    ...failuresIn(path, options, RULES),
  ]);
  const minClusters = options.minClusters ?? 1;
  return {
    name: storedName(options.warehouseName),
    size: options.size ?? SnowflakeWarehouseSize.XSMALL,
    autoSuspendSeconds: autoSuspend.isUnlimited() ? 0 : autoSuspend.toSeconds(),
    autoResume: options.autoResume ?? true,
    initiallySuspended: options.initiallySuspended ?? true,
    minClusters,
    maxClusters: options.maxClusters ?? minClusters,
    ...((options.maxClusters ?? minClusters) > 1 && {
      scalingPolicy: options.scalingPolicy ?? SnowflakeScalingPolicy.STANDARD,
    }),
    ...(options.statementTimeout && { statementTimeoutSeconds: options.statementTimeout.toSeconds() }),
    ...(options.queuedTimeout && { queuedTimeoutSeconds: options.queuedTimeout.toSeconds() }),
    ...(monitor !== undefined && { resourceMonitor: storedName(monitor) }),
    ...(options.comment !== undefined && { comment: options.comment }),
    warnings: suspendWarnings(autoSuspend),
  };
}

export function warehouseStatements(spec: WarehouseSpec): SqlStatement[] {
  const name = sqlIdentifier(spec.name);
  const settings = [
    `WAREHOUSE_SIZE = ${spec.size}`,
    `AUTO_SUSPEND = ${spec.autoSuspendSeconds}`,
    `AUTO_RESUME = ${spec.autoResume ? 'TRUE' : 'FALSE'}`,
    // Standard Edition refuses the words themselves
    ...(spec.maxClusters > 1
      ? [`MIN_CLUSTER_COUNT = ${spec.minClusters}`, `MAX_CLUSTER_COUNT = ${spec.maxClusters}`]
      : []),
    ...(spec.scalingPolicy === undefined ? [] : [`SCALING_POLICY = ${spec.scalingPolicy}`]),
    ...(spec.statementTimeoutSeconds === undefined
      ? []
      : [`STATEMENT_TIMEOUT_IN_SECONDS = ${spec.statementTimeoutSeconds}`]),
    ...(spec.queuedTimeoutSeconds === undefined
      ? []
      : [`STATEMENT_QUEUED_TIMEOUT_IN_SECONDS = ${spec.queuedTimeoutSeconds}`]),
    ...(spec.resourceMonitor === undefined ? [] : [`RESOURCE_MONITOR = ${sqlIdentifier(spec.resourceMonitor)}`]),
    ...(spec.comment === undefined ? [] : [`COMMENT = ${sqlString(spec.comment)}`]),
  ];
  const first = `INITIALLY_SUSPENDED = ${spec.initiallySuspended ? 'TRUE' : 'FALSE'}`;
  return [
    {
      purpose: `warehouse ${name}`,
      text: [`CREATE WAREHOUSE IF NOT EXISTS ${name}`, ...settings, first].join('\n'),
      revert: `DROP WAREHOUSE IF EXISTS ${name}`,
    },
    { purpose: `settings of warehouse ${name}`, text: `ALTER WAREHOUSE ${name} SET ${settings.join(' ')}` },
  ];
}

export function warehouseArguments(spec: WarehouseSpec): WarehouseArguments {
  return providerArguments({
    name: spec.name,
    warehouseSize: spec.size,
    autoSuspend: spec.autoSuspendSeconds,
    autoResume: spec.autoResume ? 'true' : 'false',
    initiallySuspended: spec.initiallySuspended,
    ...(spec.maxClusters > 1 && { minClusterCount: spec.minClusters, maxClusterCount: spec.maxClusters }),
    ...(spec.scalingPolicy !== undefined && { scalingPolicy: spec.scalingPolicy }),
    ...(spec.statementTimeoutSeconds !== undefined && { statementTimeoutInSeconds: spec.statementTimeoutSeconds }),
    ...(spec.queuedTimeoutSeconds !== undefined && { statementQueuedTimeoutInSeconds: spec.queuedTimeoutSeconds }),
    ...(spec.resourceMonitor !== undefined && { resourceMonitor: spec.resourceMonitor }),
    ...(spec.comment !== undefined && { comment: spec.comment }),
  });
}

function isClusterCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= MAX_CLUSTERS;
}

function suspendWarnings(autoSuspend: Duration): Warning[] {
  const property = 'autoSuspend';
  if (autoSuspend.isUnlimited()) {
    return [
      { rule: 'snowflake.warehouse.never-suspends', property, text: 'it never suspends and costs around the clock' },
    ];
  }
  if (autoSuspend.toMilliseconds() >= BILLED_AT_LEAST.toMilliseconds()) return [];
  return [
    {
      rule: 'snowflake.warehouse.suspends-early',
      property,
      text: `${autoSuspend.toString()} is below the minute that each start is billed for; a minute costs no more`,
    },
  ];
}
