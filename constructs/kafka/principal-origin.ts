import type { IConstruct } from 'constructs';
import type { Home } from '../delivery/home';

/** Where the name comes from, if it is not simply given. */
export interface PrincipalOrigin {
  readonly distinguishedName?: string;
  readonly account?: AccountReference;
}

/** An account whose id the provider finds out. */
export interface AccountReference {
  /** Made by the stack; absent where the provider looks it up. */
  readonly made?: IConstruct;
  accountId(home: Home): string;
}
