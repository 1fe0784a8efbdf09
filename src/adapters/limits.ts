/** How long an implementation may take, in milliseconds. */
export interface Limits {
  /** From the start to the answer to hello. */
  readonly startupMs: number;
  /** For one scenario; with several under way, without any answer. */
  readonly scenarioMs: number;
  /** From SIGTERM to SIGKILL. */
  readonly graceMs: number;
  /** From bye to SIGTERM: so long is it listened to. */
  readonly leaveMs: number;
}

export const defaultLimits: Limits = {
  startupMs: 30_000,
  scenarioMs: 5_000,
  graceMs: 3_000,
  leaveMs: 1_000,
};

/** How often one session starts a failed implementation again. */
export const maxRestarts = 10;
