import type { IConstruct } from 'constructs';
import { feed } from './feed';
import { ledgerOf } from './ledger';
import { comesAfter } from './terraform-order';

/** Records late that one construct reads another: data flows, and where both are in one state, Terraform keeps the order. */
export function connect(source: IConstruct, reader: IConstruct): void {
  feed(source, reader);
  const { delivered } = ledgerOf(reader);
  comesAfter(delivered.get(reader)?.elements[0], delivered.get(source)?.elements[0]);
}
