import type { Duration } from '../core/duration';

/**
 * How far a dynamic table may lag behind its sources.
 *
 * @see https://docs.snowflake.com/en/user-guide/dynamic-tables-target-lag
 */
export class TargetLag {
  /** At most so long: whole seconds, at least a minute. Not shorter than the lag of a dynamic table it reads. */
  public static of(duration: Duration): TargetLag {
    return new TargetLag(duration);
  }

  /** As often as the dynamic tables that read it need it; never, when none does. */
  public static downstream(): TargetLag {
    return new TargetLag(undefined);
  }

  private constructor(
    /** The time; absent for downstream. */
    public readonly duration: Duration | undefined,
  ) {}

  /** As Snowflake writes it: `5 minutes`, `DOWNSTREAM`. */
  public toString(): string {
    return this.duration === undefined ? 'DOWNSTREAM' : this.duration.toString();
  }

  /** As Snowflake writes it. */
  public toJSON(): string {
    return this.toString();
  }
}
