import type { IConstruct } from 'constructs';
import { ledgerOf } from './ledger';

/**
 * Records that data flows from one construct to another, where the first was delivered before anybody knew of the second.
 * What the stack only refers to, or another stack has, feeds nothing here.
 */
export function feed(from: IConstruct, to: IConstruct): void {
  const { delivered } = ledgerOf(to);
  const source = delivered.get(from);
  if (source === undefined) return;
  delivered.set(from, {
    ...source,
    toModel: () => {
      const model = source.toModel();
      return { ...model, feeds: [...new Set([...model.feeds, to.node.path])] };
    },
  });
}
