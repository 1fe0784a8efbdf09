/** For processes of the built command line: see patience.ts. */
import { defaultLimits } from "../dist/src/adapters/limits.js";
import { defaultShrinkLimits } from "../dist/src/campaign/smallest.js";

const patientMs = 1_000_000_000;
Object.assign(defaultLimits, { startupMs: patientMs, scenarioMs: patientMs, leaveMs: patientMs });
Object.assign(defaultShrinkLimits, { milliseconds: patientMs });
