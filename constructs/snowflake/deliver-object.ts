import type { Construct } from 'constructs';
import { snowflakeRequirements, snowflakeScripts } from '../../src/snowflake/renderers';
import type { Warning } from '../../src/core/warning';
import { deliver } from '../delivery/deliver';
import type { Delivered, Delivery } from '../delivery/delivery';
import type { ISnowflakeAccount } from './snowflake-account';

/** What differs from object to object. */
export interface ObjectDelivery extends Omit<Delivery, 'review' | 'document'> {
  readonly account: ISnowflakeAccount;
  /** Instead of those of the spec; may grow until the program has said everything. */
  readonly warnings?: readonly string[];
}

/** An object of the account: Terraform where it may be deployed or reviewed, SQL for reviewers and files. */
export function deliverObject(scope: Construct, { account, ...delivery }: ObjectDelivery): Delivered {
  const { warnings: found = [], ...spec }: { readonly warnings?: readonly Warning[] } = delivery.spec;
  const warnings = delivery.warnings ?? found.map(warningLine);
  return deliver(scope, {
    emit: [snowflakeScripts],
    ...delivery,
    warnings,
    spec: { connection: account._connection, ...spec },
    // Asked for again when the bundle is written: the list may have grown.
    get requires() {
      return [account, ...(delivery.requires ?? [])];
    },
    review: [snowflakeScripts],
    document: [snowflakeRequirements],
  });
}

export function warningLine({ property, text }: Warning): string {
  return `${property}: ${text}`;
}
