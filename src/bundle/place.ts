import { Disposition } from '../security/disposition';
import type { ModelResource } from './model';

/** Where the output has what became of a resource. */
export type Place = 'stacks' | 'review' | 'config' | 'requirements';

/** What is configuration by nature has no Terraform address: deployed, it is a file all the same. */
export function placeOf({ disposition, addresses }: ModelResource): Place {
  switch (disposition) {
    case Disposition.DEPLOY:
      return addresses.length > 0 ? 'stacks' : 'config';
    case Disposition.REVIEW:
      return 'review';
    case Disposition.EMIT:
      return 'config';
    case Disposition.DOCUMENT:
      return 'requirements';
  }
}
