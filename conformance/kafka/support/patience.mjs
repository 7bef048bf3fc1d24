/** What nobody refuses comes in time even on a busy machine. */
const BOUND = 90_000;

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** How long an effect may take: a bound, and less once the broker has refused something that it does not always refuse. */
export class Patience {
  #start = Date.now();
  #begun;
  #refusals;
  #afterRefusal;
  #bound;
  #refusedAt;

  /**
   * @param {{ refusals?: () => string[], afterRefusal?: number, bound?: number }} options what the broker has refused so far,
   *   how many milliseconds the effect may still take then, and how many in all
   */
  constructor({ refusals = () => [], afterRefusal = BOUND, bound = BOUND } = {}) {
    this.#refusals = refusals;
    this.#afterRefusal = afterRefusal;
    this.#bound = bound;
  }

  /** What was before, the start of a program for instance, cannot have been refused and does not count. */
  begin() {
    this.#begun ??= Date.now();
  }

  /** @returns {number} milliseconds since the beginning */
  spent() {
    return Date.now() - (this.#begun ?? this.#start);
  }

  /** @returns {string | undefined} why it is lost, if it is */
  lost() {
    this.#refusedAt ??= this.#refusals().length > 0 ? Date.now() : undefined;
    if (this.#refusedAt !== undefined && Date.now() - this.#refusedAt > this.#afterRefusal) {
      return 'the broker refused something and no effect came';
    }
    return Date.now() - this.#start > this.#bound ? `nothing came within ${this.#bound / 1000} s` : undefined;
  }
}
