import { TerraformStack } from 'cdktf';
import type { ISynthesisSession } from 'cdktf';
import { ConstructOrder } from 'constructs';
import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import type { Ledger } from './ledger';

/** What cdktf puts on a construct that writes files of its own, as TerraformAsset does. */
const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');

interface WritesFiles extends IConstruct {
  readonly [CUSTOM_SYNTHESIS]: { onSynthesize(session: ISynthesisSession): void };
}

/** Lets the constructs of a deployable stack write their files, leaves first, as cdktf does. */
export function writeOwnFiles(ledger: Ledger, session: ISynthesisSession): void {
  for (const construct of ledger.stack.node.findAll(ConstructOrder.POSTORDER)) {
    if (writesFiles(construct) && TerraformStack.of(construct) === ledger.stack)
      construct[CUSTOM_SYNTHESIS].onSynthesize(session);
  }
}

/** A bundle is text that was judged and summed: nothing in a review module can write into it by itself. */
export function ownFileFailures(ledger: Ledger): Failure[] {
  return (ledger.review?.node.findAll() ?? []).filter(writesFiles).map((construct) => ({
    path: construct.node.path,
    property: 'asset',
    rule: 'delivery.review-asset',
    must: 'not write files of its own into a review module',
    remedy: 'refer to a file that is there when the module is applied, or deliver its text',
  }));
}

function writesFiles(construct: IConstruct): construct is WritesFiles {
  return CUSTOM_SYNTHESIS in construct;
}
