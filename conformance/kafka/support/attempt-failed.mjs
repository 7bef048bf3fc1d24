/** What an attempt under test ended in, as opposed to a defect of the suite. `denied`: an authorizer is known to have refused. */
export class AttemptFailed extends Error {
  constructor(message, denied) {
    super(message);
    this.denied = denied;
  }
}
