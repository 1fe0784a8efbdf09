import { match } from "ts-pattern";
import { describe, readTrace, type Scenario } from "../../spec/index.ts";
import { type Cause, errorIn, lastLineOf } from "./cause.ts";
import type { Answer, FailureKind } from "./implementation.ts";
import { printable, quotedLines } from "../text/printable.ts";
import { readable } from "./readable.ts";

/** Whatever its other members are, a message with an id of ours answers that scenario. */
export type AnswerMessage = { readonly id: string } & Readonly<Record<string, unknown>>;

/** True for an object whose `id` is text. */
export const isAnswerMessage = (message: unknown): message is AnswerMessage =>
  typeof message === "object" && message !== null && "id" in message && typeof message.id === "string";

/** Reads the answer to a scenario. Receipts are read only from those who said that they send them. */
export const readAnswer = (message: AnswerMessage, scenario: Scenario, receipts: boolean): Answer =>
  match(message)
    .with({ type: "trace" }, ({ steps }) => readSteps(steps, scenario, receipts))
    .with({ type: "error" }, (error) =>
      failure(
        "error",
        `It answered with an error of its own:\n${wording(error.message)}`,
        errorOf(error.message),
        "It answered with an error of its own.",
      ),
    )
    .with({ type: "unsupported" }, ({ reason }) =>
      failure(
        "unsupported",
        `It declined a scenario within what its hello declares:\n${wording(reason)}\n${declareLess}`,
        lastLineOf(textOf(reason)) ?? { text: "it gives no reason" },
        `It declined a scenario within what its hello declares. ${declareLess}`,
      ),
    )
    .otherwise(({ type }) =>
      failure(
        "protocol",
        `Expected an answer of type "trace", "unsupported" or "error", found ${printable(describe(type))}.`,
        { text: 'an answer of another type than "trace", "unsupported" and "error"' },
      ),
    );

/** The trace that these steps, with amounts as text, report for the scenario. */
export const readSteps = (steps: unknown, scenario: Scenario, receipts: boolean): Answer => {
  const reading = readTrace(scenario, receipts ? steps : withoutReceipts(steps));
  return reading.ok
    ? { kind: "trace", trace: reading.value }
    : failure("protocol", `Its trace is malformed:\n${readable(reading.faults)}`, {
        text: `its trace is malformed ${readable(reading.faults.slice(0, 1))}`,
      });
};

const withoutReceipts = (steps: unknown): unknown =>
  Array.isArray(steps)
    ? steps.map((step: unknown) =>
        typeof step === "object" && step !== null && "receipts" in step ? { ...step, receipts: [] } : step,
      )
    : steps;

const textOf = (text: unknown): string =>
  typeof text === "string" ? text : `${describe(text)}, where text was expected`;

/** The end of a long text is kept: there stands the error itself. */
const wording = (text: unknown): string => {
  const whole = textOf(text);
  return quotedLines(whole.length > longest ? `…${whole.slice(-longest)}` : whole);
};
const longest = 4000;

/** The error itself is in the last line, or where its language puts it. */
const errorOf = (message: unknown): Cause => {
  const text = textOf(message);
  return errorIn(text) ?? lastLineOf(text) ?? { text: "an error without a message" };
};

const declareLess = 'Answer it, or declare less in "supports".';

const failure = (kind: FailureKind, message: string, cause: Cause, record?: string): Answer => ({
  kind: "failure",
  failure: { kind, message, cause, ...(record === undefined ? {} : { record }) },
});
