import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import { sqlName } from '../../src/snowflake/identifier';
import { ledgerOf } from '../delivery/ledger';
import type { ISnowflakeAccount } from './snowflake-account';

/** Names that are unique together: tables and dynamic tables share theirs. */
export type NameSpace = 'DATABASE' | 'SCHEMA' | 'WAREHOUSE' | 'TABLE' | 'PIPE' | 'ROLE' | 'USER';

/** The objects that one stack makes, by account and stored name. */
export class StackObjects {
  public static of(scope: IConstruct): StackObjects {
    const { stack } = ledgerOf(scope);
    const objects = OBJECTS.get(stack) ?? new StackObjects();
    OBJECTS.set(stack, objects);
    return objects;
  }

  private readonly made = new Map<string, IConstruct>();
  private readonly looked = new Map<string, IConstruct>();

  private constructor() {}

  /** Throws when the stack makes that object already, or something that needed it was built before it. */
  public add(construct: IConstruct, account: ISnowflakeAccount, space: NameSpace, address: readonly string[]): void {
    const key = keyOf(account, space, address);
    const other = this.made.get(key);
    if (other !== undefined) {
      fail({
        path: construct.node.path,
        property: `${space.toLowerCase()}Name`,
        rule: 'snowflake.duplicate',
        must: `be unique, but ${other.node.path} makes ${sqlName(address)} already`,
        given: sqlName(address),
        remedy: 'pass the other construct on, or choose another name',
      });
    }
    const earlier = this.looked.get(key);
    if (earlier !== undefined) {
      fail({
        path: construct.node.path,
        property: `${space.toLowerCase()}Name`,
        rule: 'snowflake.order',
        must: `be built before ${earlier.node.path}, which needs it`,
        given: sqlName(address),
        remedy: 'move the line up',
      });
    }
    this.made.set(key, construct);
  }

  /** What the stack makes of that name; nothing when it exists already. */
  public find(
    by: IConstruct,
    account: ISnowflakeAccount,
    space: NameSpace,
    address: readonly string[],
  ): readonly IConstruct[] {
    const key = keyOf(account, space, address);
    const construct = this.made.get(key);
    if (construct !== undefined) return [construct];
    if (!this.looked.has(key)) this.looked.set(key, by);
    return [];
  }
}

const OBJECTS = new WeakMap<IConstruct, StackObjects>();

function keyOf({ accountIdentifier }: ISnowflakeAccount, space: NameSpace, address: readonly string[]): string {
  return JSON.stringify([accountIdentifier, space, ...address]);
}
