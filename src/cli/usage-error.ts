/** A call that is wrong, as opposed to a schema that is. */
export class UsageError extends Error {}
