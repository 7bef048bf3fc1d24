/** A policy for the names of topics. */
export interface ITopicNaming {
  /** What a name is, continuing "which is not": `domain.dataset.vN, for instance sales.orders.v1`. */
  readonly description: string;

  /** Whether the name follows the policy. */
  accepts(topicName: string): boolean;
}

/** The naming policies that come with the library. */
export class TopicNaming {
  /**
   * `domain.dataset.vN`, with further levels between: `sales.orders.v1`, `sales.emea.order-items.v12`.
   *
   * Levels are lower-case letters, digits and `-`, beginning with a letter. Without `_` no two names can collide in
   * metric names, and the version leaves room for a schema that breaks its readers. What a consumer derives from such a
   * topic is judged by it: `sales.orders.v1.dlq`, `sales.orders.v1-dlt`, `sales.orders.v1.retry`, `sales.orders.v1-retry-0`.
   */
  public static domainDatasetVersion(): ITopicNaming {
    return TopicNaming.pattern(
      '[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+\\.v[1-9][0-9]*([.-](dlq|dlt|retry(-[0-9]+)?))?',
      'domain.dataset.vN, for instance sales.orders.v1',
    );
  }

  /**
   * An own policy: a regular expression that the whole name must match, and how an error describes it.
   *
   * Throws a SyntaxError when the expression is none.
   */
  public static pattern(expression: string, description: string): ITopicNaming {
    const whole = new RegExp(`^(?:${expression})$`, 'u');
    return { description, accepts: (topicName) => whole.test(topicName) };
  }

  /** No policy: whatever Kafka takes. */
  public static any(): ITopicNaming {
    return { description: 'any name', accepts: () => true };
  }

  private constructor() {}
}
