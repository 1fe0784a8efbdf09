/** The answers that are measured: the first ones, for a limit that moves on would be none. */
const measured = 20;

/** A scenario may take this many times as long as the slowest of them. */
const patience = 10;

/**
 * How long a program may take for a scenario: the given limit; where it
 * follows, longer for a program whose first answers are slow, and never
 * shorter. One for all starts of a program.
 */
export class Pace {
  #limitMs: number;
  #left: number;

  constructor(limitMs: number, follows: boolean) {
    this.#limitMs = limitMs;
    this.#left = follows ? measured : 0;
  }

  get limitMs(): number {
    return this.#limitMs;
  }

  /** An answer came after this long. */
  answered(ms: number): void {
    if (this.#left === 0) return;
    this.#left -= 1;
    this.#limitMs = Math.max(this.#limitMs, Math.ceil((ms * patience) / 1000) * 1000);
  }
}
