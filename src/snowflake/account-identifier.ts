import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';

const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9_]*(?:[-.][A-Za-z0-9][A-Za-z0-9_-]*)*$/;

/** What is wrong with an account identifier: `MYORG-MYACCOUNT`, or a locator such as `xy12345.eu-central-1`. */
export function accountFailures(path: string, property: string, account: string): Failure[] {
  if (ACCOUNT.test(account) && !/snowflakecomputing/i.test(account)) return [];
  return [
    {
      path,
      property,
      rule: 'snowflake.account',
      must: 'be an account identifier, not an address',
      given: printed(account),
      remedy: 'write ORGANIZATION-ACCOUNT, as SELECT CURRENT_ORGANIZATION_NAME() and CURRENT_ACCOUNT_NAME() give them',
    },
  ];
}

/** The host name of the account: underscores are not allowed there and become hyphens. */
export function accountHost(account: string): string {
  return `${account.toLowerCase().replace(/_/g, '-')}.snowflakecomputing.com`;
}
