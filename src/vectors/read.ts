import { Compile } from "typebox/compile";
import { type Fault, faultsOf, readScenario, readTrace, type Reading, type Scenario, type Trace } from "../../spec/index.ts";
import { VectorsSchema } from "./document.ts";

/** A case that can be run: what to do, and what must come of it. */
export interface Case {
  readonly id: string;
  readonly comment: string;
  readonly flags: readonly string[];
  readonly scenario: Scenario;
  readonly expected: Trace;
}

/** A file of vectors, read whole. */
export interface CaseFile {
  readonly size: string;
  readonly cases: readonly Case[];
}

const validator = Compile(VectorsSchema);

/** Reads a file of vectors. Scenarios and expected steps must be valid, as in every other document. */
export const readVectors = (document: unknown): Reading<CaseFile> => {
  if (!validator.Check(document)) return { ok: false, faults: faultsOf(validator, document) };
  const cases: Case[] = [];
  const faults: Fault[] = [];
  for (const [i, { id, comment, flags, genesis, actions, expected }] of document.cases.entries()) {
    const reading = readScenario({
      mechanism: document.mechanism,
      ...(genesis === undefined ? {} : { genesis }),
      actions,
    });
    const trace = reading.ok ? readTrace(reading.value, expected) : reading;
    if (!reading.ok) faults.push(...reading.faults.map((fault) => at(`/cases/${i}`, fault)));
    else if (!trace.ok) faults.push(...trace.faults.map((fault) => at(`/cases/${i}`, expectedAt(fault))));
    else cases.push({ id, comment, flags, scenario: reading.value, expected: trace.value });
  }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, 20) };
  return { ok: true, value: { size: document.size, cases } };
};

const at = (base: string, fault: Fault): Fault => ({ ...fault, path: base + fault.path });

/** A trace calls its steps "steps"; here they are what is expected. */
const expectedAt = (fault: Fault): Fault => ({ ...fault, path: fault.path.replace(/^\/steps/, "/expected") });
