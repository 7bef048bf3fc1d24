/** How long an effect may take: a bound, and less once the broker has refused something that it does not always refuse. */
const BOUND = 20_000;
const AFTER_REFUSAL = 1_500;

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export class Patience {
  #start = Date.now();
  #refusals;
  #refusedAt;

  /** @param {() => string[]} refusals what the broker has refused so far */
  constructor(refusals = () => []) {
    this.#refusals = refusals;
  }

  /** @returns {string | undefined} why it is lost, if it is */
  lost() {
    this.#refusedAt ??= this.#refusals().length > 0 ? Date.now() : undefined;
    if (this.#refusedAt !== undefined && Date.now() - this.#refusedAt > AFTER_REFUSAL) {
      return 'the broker refused something and no effect came';
    }
    return Date.now() - this.#start > BOUND ? `nothing came within ${BOUND / 1000} s` : undefined;
  }
}
