import type { DataSize } from '../core/data-size';
import type { QuotaEntity } from './quota-entity';

/**
 * What a client may use of each broker before it is slowed down. At least one limit is given.
 *
 * @see https://kafka.apache.org/documentation/#design_quotas
 */
export interface QuotaOptions {
  /**
   * Whom it holds for: a user, a client or an address; on Confluent Cloud the id of a service account (`sa-…`) or of an identity
   * pool (`pool-…`), or the default user.
   *
   * @default - `principals` says it
   */
  readonly entity?: QuotaEntity;

  /**
   * What it may write per second to each broker, at least 1 byte.
   *
   * @default - not limited here
   */
  readonly producerRate?: DataSize;

  /**
   * What it may read per second from each broker, at least 1 byte.
   *
   * @default - not limited here
   */
  readonly consumerRate?: DataSize;

  /**
   * Share of the time of one request handler or network thread, in percent, above 0; 200 is two threads.
   *
   * @default - not limited here
   */
  readonly requestPercentage?: number;

  /**
   * Partitions that it may create or delete per second, above 0.
   *
   * @default - not limited here
   */
  readonly controllerMutationRate?: number;

  /**
   * Connections per second from an address, at least 1. Only for addresses, and the only limit they have.
   *
   * @default - not limited here
   */
  readonly connectionCreationRate?: number;
}
