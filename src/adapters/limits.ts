/** How long an implementation may take, in milliseconds. */
export interface Limits {
  /** From the start to the answer to hello. */
  readonly startupMs: number;
  /** For one scenario; with several under way, without any answer. Where it is not given: see Pace. */
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

/** Nothing more is asked after this many scenarios that fail by themselves. */
export const mostFailed = 20;

/** Nothing more is asked after this many ends of a process that no scenario brings about by itself. */
export const mostLost = 10;
