import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import { ledgerOf } from '../delivery/ledger';

/** What is only known after apply stays in the state that has it: across stacks things are referred to by id or name. */
export function refuseOtherStack(path: string, property: string, scope: IConstruct, made: IConstruct): void {
  if (ledgerOf(scope).stack === ledgerOf(made).stack) return;
  fail({
    path,
    property,
    rule: 'kafka.same-stack',
    must: 'be made in the same stack, since its id is only known after it is applied',
    given: made.node.path,
    remedy: 'refer to what exists by its id or name: the static from… functions do that',
  });
}
