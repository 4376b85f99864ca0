/** What is known of a failure. */
interface FailureFacts {
  /** Whether the receiver will refuse the same again. */
  readonly isFinal: boolean;
  /** How long the receiver asks to be left alone. */
  readonly retryAfterMs?: number | undefined;
  /** The HTTP status that it answered with. */
  readonly status?: number;
}

/** Why something was not delivered. It has no cause: what receivers and libraries say may hold secrets, and errors are logged. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  /** @param reason a part of a sentence without secrets, such as `it answered with 503`. */
  constructor(
    readonly reason: string,
    readonly facts: FailureFacts,
  ) {
    super(reason);
  }
}
