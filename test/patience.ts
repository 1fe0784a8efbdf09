import { defaultLimits } from "../src/adapters/limits.ts";
import { defaultShrinkLimits } from "../src/campaign/smallest.ts";

/**
 * No outcome of a test depends on a clock, or on how busy the machine is. This
 * is loaded before every test file: where a test names no limit of its own,
 * time is not limited. What hangs is ended by the limit of vitest.config.ts.
 * A process of the command line loads patience.mjs instead.
 */

/** Longer than any machine takes: eleven days. */
export const patientMs = 1_000_000_000;

Object.assign(defaultLimits, { startupMs: patientMs, scenarioMs: patientMs, leaveMs: patientMs });
Object.assign(defaultShrinkLimits, { milliseconds: patientMs });
