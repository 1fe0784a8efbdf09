import type { Pace } from "./pace.ts";
import { patiently } from "../time.ts";

/**
 * Watches questions that are under way and tells once when their answers are
 * overdue: nothing at all was answered for the limit, or one question has
 * waited for as long as `inFlight` questions may take one after the other.
 */
export class Overdue {
  readonly #pace: Pace;
  readonly #inFlight: number;
  readonly #tell: () => void;
  /** When each question was asked; the oldest comes first. */
  readonly #asked = new Map<string, number>();
  #lastAnswer = 0;
  #cancel: (() => void) | undefined;

  constructor(pace: Pace, inFlight: number, tell: () => void) {
    this.#pace = pace;
    this.#inFlight = inFlight;
    this.#tell = tell;
  }

  asked(id: string): void {
    const now = performance.now();
    if (this.#asked.size === 0) this.#lastAnswer = now;
    this.#asked.set(id, now);
    this.#cancel ??= patiently(this.#pace.limitMs, () => this.#look());
  }

  answered(id: string): void {
    const now = performance.now();
    // The silence before it: several under way may be answered one after the other.
    this.#pace.answered(now - Math.max(this.#lastAnswer, this.#asked.get(id) ?? now));
    this.#asked.delete(id);
    this.#lastAnswer = now;
  }

  stop(): void {
    this.#asked.clear();
    this.#cancel?.();
  }

  /** One timer for all: it looks, and waits again for what is left. */
  #look(): void {
    this.#cancel = undefined;
    const [oldest] = this.#asked.values();
    if (oldest === undefined) return;
    const { limitMs } = this.#pace;
    const due = Math.min(this.#lastAnswer + limitMs, oldest + limitMs * this.#inFlight);
    const leftMs = due - performance.now();
    if (leftMs <= 0) this.#tell();
    else this.#cancel = patiently(Math.ceil(leftMs), () => this.#look());
  }
}
