import { TerraformResource, dependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import { feed } from './feed';
import { ledgerOf } from './ledger';

/** Records late that one construct reads another: data flows, and where both are in one state, Terraform keeps the order. */
export function connect(source: IConstruct, reader: IConstruct): void {
  feed(source, reader);
  const { delivered } = ledgerOf(reader);
  const [main] = delivered.get(reader)?.elements ?? [];
  const [required] = delivered.get(source)?.elements ?? [];
  if (!TerraformResource.isTerraformResource(main) || !TerraformResource.isTerraformResource(required)) return;
  if (main.cdktfStack === required.cdktfStack) main.dependsOn = [...(main.dependsOn ?? []), dependable(required)];
}
