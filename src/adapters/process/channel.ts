/** A running thing that exchanges messages with us. It may be hostile. */
export interface Channel {
  /** Sends a message; does nothing once the channel has ended. */
  send(message: unknown): void;
  /** Says that no message will follow: an honest other side then leaves. */
  end(): void;
  /** Ends it by force, with everything it started. Resolves once it is gone. */
  kill(): Promise<void>;
  /** The end of what it logged so far, as it was written; "" when it logged nothing. */
  lastWords(): string;
}

/** Who hears what comes through a channel. */
export interface Listener {
  /** One message, parsed and otherwise unchecked. */
  onMessage(message: unknown): void;
  /** Called once, after the last message. */
  onEnd(ending: Ending): void;
}

/** Why a channel ended by itself, in a sentence that its name begins. */
export interface Ending {
  readonly kind: "crash" | "protocol";
  /** @example "ended with exit code 3" */
  readonly what: string;
  /** What was expected, what was found, what to do. Printable. */
  readonly detail?: string;
  /** The same without anything that the program said. Absent: the detail. */
  readonly record?: string;
}

/** Starts a new channel. Calls the listener only after it has returned. */
export type StartChannel = (listener: Listener) => Channel;
