import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isPathSegment } from '../../src/bundle/artifact-path';
import type { Failure } from '../../src/core/failure';
import { ledgerOfStack, type Ledger } from './ledger';
import { isReviewStack } from './review-stack';

/** A stack's id names folders and files, so it must be a portable name, and one stack's alone. */
export function stackFailures(root: IConstruct, ledgers: readonly Ledger[]): Failure[] {
  const stacks = root.node
    .findAll()
    .filter((construct) => TerraformStack.isStack(construct) && !isReviewStack(construct));
  return ledgers.flatMap(({ stack }) => {
    const same = stacks.find((other) => other !== stack && other.node.id.toLowerCase() === stack.node.id.toLowerCase());
    const first =
      same === undefined || ledgerOfStack(same) === undefined || stacks.indexOf(stack) < stacks.indexOf(same);
    return same !== undefined && first
      ? [
          {
            path: stack.node.path,
            property: 'id',
            rule: 'stack.unique',
            must: 'be different from every other stack of the app, case aside, since it names the output folder',
            given: JSON.stringify(same.node.path),
            remedy: 'rename one of the two',
          },
        ]
      : [];
  });
}

/** The rule for the id of a stack of ours. */
export function isStackId(id: string): boolean {
  return isPathSegment(id) && /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(id);
}
