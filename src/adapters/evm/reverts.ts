import type { Abi, Hex } from "viem";
import { refusalCodes, type RefusalCode } from "../../../spec/index.ts";
import { printable } from "../../text/printable.ts";
import { Unanswerable } from "../unanswerable.ts";
import type { Called } from "./chain.ts";
import { gasLimit } from "./chain.ts";
import type { Viem } from "./libraries.ts";

export type Code = RefusalCode | "overflow";

const codes: readonly Code[] = [...refusalCodes, "overflow"];

/** The name of the error that a contract reverts with: "exits-gated" is ExitsGated. */
export const errorNameOf = (code: Code): string =>
  code.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** Solidity's panic of checked arithmetic: the contract's own way to say overflow. */
const arithmeticPanic = 0x11n;

/** How the contract's errors are read: those of its ABI, and those whose names we know. */
export const readsReverts = (viem: Viem, abi: Abi) => {
  const declared = abi.filter((item) => item.type === "error");
  const known = viem.parseAbi(codes.map((code) => `error ${errorNameOf(code)}()`));
  const errors: Abi = [...declared, ...known];

  const decoded = (data: Hex): { readonly name: string; readonly args: readonly unknown[] } | undefined => {
    try {
      const { errorName, args } = viem.decodeErrorResult({ abi: errors, data });
      return { name: errorName, args: args ?? [] };
    } catch {
      return undefined;
    }
  };

  return {
    /** Why an action was refused, if the revert says so. */
    codeOf: (data: Hex): Code | undefined => {
      const error = decoded(data);
      if (error?.name === "Panic" && error.args[0] === arithmeticPanic) return "overflow";
      return codes.find((code) => errorNameOf(code) === error?.name);
    },
    /** A revert that is no refusal. */
    failureOf: (what: string, { data, reason }: Extract<Called, { ok: false }>): Unanswerable => {
      const error = decoded(data);
      if (error !== undefined)
        return new Unanswerable(
          "error",
          `${what} reverted with ${printable(`${error.name}(${error.args.map(String).join(", ")})`)}. Expected it to succeed, or to refuse with an error named for the reason, such as ${errorNameOf("exits-gated")}().`,
        );
      if (/out of gas/i.test(reason))
        return new Unanswerable(
          "timeout",
          `${what} used up its gas: expected it to end within ${gasLimit} gas. Look for a loop without an end.`,
        );
      const bytes = data === "0x" ? "no data" : printable(data, 80);
      return new Unanswerable("error", `${what} failed: ${printable(reason)}, with ${bytes}.`);
    },
  };
};

export type Reverts = ReturnType<typeof readsReverts>;
