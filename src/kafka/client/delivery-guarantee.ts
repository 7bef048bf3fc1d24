/** How often a record counts. */
export enum DeliveryGuarantee {
  /** Once or not at all: what fails is not tried again. */
  AT_MOST_ONCE = 'AT_MOST_ONCE',
  /** Never lost, possibly repeated after a failure. */
  AT_LEAST_ONCE = 'AT_LEAST_ONCE',
  /** Once: by transactions from reading to writing. */
  EXACTLY_ONCE = 'EXACTLY_ONCE',
}
