import Type from "typebox";
import { Compile } from "typebox/compile";
import { Amount, faultsOf, type Scenario, writeTrace } from "../../../spec/index.ts";
import type { Answer } from "../../protocol/implementation.ts";
import { type Allocation, type AllocationProblem, stepsBy } from "./allocation.ts";
import { type AnswerMessage, readAnswer, readSteps } from "../../protocol/read-answer.ts";
import { readable } from "../../protocol/readable.ts";
import { toText } from "../to-text.ts";
import { failureFrom, Unanswerable } from "../unanswerable.ts";

/** The answer to an allocate message. Keys beyond these are not read. */
export const AllocationSchema = Type.Object({
  type: Type.Literal("allocation"),
  draw: Amount,
  cuts: Type.Array(Amount, { maxItems: 100_000, description: "a list of amounts, one for each base" }),
  remainder: Amount,
});
type AllocationText = Type.Static<typeof AllocationSchema>;

const validator = Compile(AllocationSchema);

/** Sends one problem, the n-th of its scenario, as text. Nothing comes back if the connection is lost. */
export type AskAllocation = (n: number, problem: object) => Promise<AnswerMessage | undefined>;

/** A scenario is over before its end: with a failure, or without an answer. */
class Over extends Error {
  readonly answer: Answer | undefined;

  constructor(answer?: Answer) {
    super("over");
    this.answer = answer;
  }
}

/** The answer of an allocator to a whole scenario: one message for each loss in it. */
export const answerBy = async (ask: AskAllocation, scenario: Scenario): Promise<Answer | undefined> => {
  let asked = 0;
  const allocate = async (problem: AllocationProblem): Promise<Allocation> => {
    asked += 1;
    const message = await ask(asked, toText(problem) as object);
    if (message === undefined) throw new Over();
    return allocationFrom(message, problem, scenario);
  };
  try {
    const steps = await stepsBy(allocate, scenario);
    return readSteps(writeTrace({ steps }, String).steps, scenario, false);
  } catch (error) {
    if (error instanceof Over) return error.answer;
    if (error instanceof Unanswerable) return { kind: "failure", failure: failureFrom(error) };
    throw error;
  }
};

const allocationFrom = (
  message: AnswerMessage,
  { bases }: AllocationProblem,
  scenario: Scenario,
): Allocation => {
  if (message.type === "error" || message.type === "unsupported")
    throw new Over(readAnswer(message, scenario, false));
  const faults = validator.Check(message) ? [] : faultsOf(validator, message);
  if (faults.length > 0) throw malformed(readable(faults));
  const { draw, cuts, remainder } = message as unknown as AllocationText;
  if (cuts.length !== bases.length)
    throw malformed(`at /cuts: expected ${bases.length} amounts, one for each base, found ${cuts.length}`);
  return { draw: BigInt(draw), cuts: cuts.map(BigInt), remainder: BigInt(remainder) };
};

const malformed = (faults: string): Over =>
  new Over({
    kind: "failure",
    failure: { kind: "protocol", message: `Its allocation is malformed:\n${faults}` },
  });
