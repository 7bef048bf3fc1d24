import type { IConstruct } from 'constructs';
import { ledgerOf } from './ledger';

/**
 * Records that data flows from one construct to another, where the first was delivered, or referred to, before anybody knew
 * of the second. What another stack has feeds nothing here.
 */
export function feed(from: IConstruct, to: IConstruct): void {
  const { delivered, references } = ledgerOf(to);
  const reference = references.get(from);
  if (reference !== undefined) {
    references.set(from, { ...reference, feeds: [...new Set([...(reference.feeds ?? []), to.node.path])] });
  }
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
