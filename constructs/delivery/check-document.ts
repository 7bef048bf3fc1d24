import type { TerraformElement, TerraformStack } from 'cdktf';
import type { Failure } from '../../src/core/failure';
import { kindOf } from './element-kind';
import { remedyFor, whyRefused } from './hand-made';
import type { Ledger } from './ledger';
import type { TerraformJson } from './render-stack';

/** Blocks that do nothing by themselves and are not named after an element. */
const QUIET = new Set(['//', 'terraform', 'provider', 'locals', 'moved', 'import']);

/**
 * Judges the text rather than the tree: whatever way something took into the document (an override, a changed type, a method
 * put in the place of another), it is found here.
 */
export function documentFailures(
  ledger: Ledger,
  stack: TerraformStack,
  elements: readonly TerraformElement[],
  document: TerraformJson,
): Failure[] {
  const admitted = addressCounts(ledger, stack, elements);
  const posture = ledger.options.posture;
  return [...addressesIn(document)].flatMap(([address, kind]) => {
    const count = admitted.get(address) ?? 0;
    if (count === 1) return [];
    const why =
      stack === ledger.stack
        ? whyRefused(kind, posture)
        : 'the review module takes nothing that the gate has not decided on';
    if (count > 1)
      return [
        failure(
          stack,
          address,
          'be made by one construct',
          'remove the logical id override that makes two resources one',
        ),
      ];
    return why === undefined
      ? []
      : [failure(stack, address, `not be written into the document: ${why}`, remedyFor(kind))];
  });
}

/** Overrides of a whole document are an escape hatch for what may be deployed anyway. */
export function overrideFailures(ledger: Ledger, overrides: TerraformJson): Failure[] {
  return Object.keys(overrides).flatMap((key) => {
    const why = whyRefused(key === 'terraform' ? 'terraform' : key, ledger.options.posture);
    return why === undefined
      ? []
      : [
          failure(
            ledger.stack,
            key,
            `not be overridden on the stack: ${why}`,
            'override the resource itself, or use a TieredResource',
          ),
        ];
  });
}

function failure(stack: TerraformStack, property: string, must: string, remedy: string): Failure {
  return { path: stack.node.path, property, rule: 'delivery.document', must, remedy };
}

function addressCounts(
  ledger: Ledger,
  stack: TerraformStack,
  elements: readonly TerraformElement[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements) {
    const kind = ledger.owned.get(element) ?? allowedKind(ledger, stack, element);
    if (kind === undefined || kind.startsWith('terraform') || kind.startsWith('provider')) continue;
    const address = `${kind}.${element.friendlyUniqueId}`;
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return counts;
}

function allowedKind(ledger: Ledger, stack: TerraformStack, element: TerraformElement): string | undefined {
  const kind = kindOf(element);
  return stack === ledger.stack && whyRefused(kind, ledger.options.posture) === undefined ? kind : undefined;
}

/** Every address in a document with the kind it has. */
function* addressesIn(document: TerraformJson): Iterable<readonly [string, string]> {
  for (const [block, content] of Object.entries(document)) {
    if (QUIET.has(block)) continue;
    const typed = block === 'resource' || block === 'data';
    for (const [name, body] of Object.entries(content ?? {})) {
      if (!typed) yield [`${block}.${name}`, block];
      else for (const label of Object.keys(body as object)) yield [`${block}.${name}.${label}`, `${block}.${name}`];
    }
  }
}
