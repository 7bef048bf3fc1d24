import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { hasToken } from '../core/tokens';

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

/** What is wrong with one half of an account identifier, as the provider takes them. */
export function accountNameFailures(path: string, property: string, name: string): Failure[] {
  if (!hasToken(name) && /^[A-Za-z][A-Za-z0-9_]{0,254}$/.test(name)) return [];
  return [
    {
      path,
      property,
      rule: 'snowflake.account-name',
      must: 'be 1 to 255 letters, digits or underscores, beginning with a letter, and no address or locator',
      given: hasToken(name) ? 'a value that is only known after apply' : printed(name),
      remedy: 'write it as SELECT CURRENT_ORGANIZATION_NAME(), CURRENT_ACCOUNT_NAME() give the two halves',
    },
  ];
}
