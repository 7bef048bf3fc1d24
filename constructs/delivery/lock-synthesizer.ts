import type { IStackSynthesizer, TerraformStack } from 'cdktf';
import { throwIfAny } from '../../src/core/sluicegate-error';

/** Gives a stack its synthesizer for good: cdktf's own property can be replaced, and with it what decides on deployment. */
export function lockSynthesizer(stack: TerraformStack, synthesizer: IStackSynthesizer): void {
  Object.defineProperty(stack, 'synthesizer', {
    configurable: false,
    enumerable: true,
    get: () => synthesizer,
    set: () =>
      throwIfAny([
        {
          path: stack.node.path,
          property: 'synthesizer',
          rule: 'delivery.synthesizer',
          must: 'be the one that holds the gate',
          remedy: 'do not replace it; what a stack may deploy follows from its tier',
        },
      ]),
  });
}
