import {
  type ActionType,
  actionTypes,
  atoms,
  claimsRuleNames,
  type Mechanism,
  type Rule,
} from "../../spec/index.ts";
import { nearest } from "../text/nearest.ts";
import { printable } from "../text/printable.ts";
import { type Feature, features, type Requirement } from "../check/require.ts";
import { mechanismNamed } from "./mechanism-named.ts";
import { requireSyntax } from "./require-syntax.ts";
import { UsageError } from "./usage.ts";

const keys = ["accounts", "amount", "mechanisms", "actions", "rules", "features", "laws"] as const;
type Key = (typeof keys)[number];

/**
 * The requirement that --require writes, such as
 * "accounts=10,actions=deposit+withdraw".
 */
export const requirementFrom = async (text: string): Promise<Requirement> => {
  const values = new Map<Key, string>();
  for (const part of text.split(",")) {
    const [, name = part, value = ""] = /^([^=]*)=(.*)$/s.exec(part.trim()) ?? [];
    const key = keys.find((one) => one === name);
    if (key === undefined) throw wrong(name, `${nearestText(name)}expected ${requireSyntax}`);
    if (value === "") throw wrong(name, `expected a value behind ${name}=`);
    if (values.has(key)) throw wrong(name, `expected ${name} once; join what it lists by "+"`);
    values.set(key, value);
  }
  const read = <K extends Key, T>(key: K, from: (value: string) => T): Partial<Record<K, T>> => {
    const value = values.get(key);
    return value === undefined ? {} : ({ [key]: from(value) } as Record<K, T>);
  };
  const mechanisms = values.get("mechanisms");
  return {
    ...read("accounts", (value) => count("accounts", value, 1_000_000)),
    ...read("amount", amount),
    ...(mechanisms === undefined ? {} : { mechanisms: await mechanismsFrom(mechanisms) }),
    ...read("actions", (value): readonly ActionType[] => listed("actions", value, actionTypes)),
    ...read("rules", (value): readonly Rule[] => listed("rules", value, claimsRuleNames)),
    ...read("features", (value): readonly Feature[] => listed("features", value, features)),
    ...read("laws", (value) => count("laws", value, 1000)),
  };
};

const wrong = (name: string, what: string): UsageError =>
  new UsageError(`--require: "${printable(name, 40)}": ${what}`);

const nearestText = (name: string): string => {
  const meant = nearest(name, keys);
  return meant === undefined ? "" : `did you mean ${meant}? `;
};

const count = (name: string, text: string, most: number): number => {
  if (/^[1-9][0-9]{0,6}$/.test(text) && Number(text) <= most) return Number(text);
  throw wrong(name, `expected a whole number from 1 to ${most}, found "${printable(text, 40)}"`);
};

const amount = (text: string) => {
  if (/^[1-9][0-9]{0,119}$/.test(text)) return atoms(BigInt(text));
  throw wrong(
    "amount",
    `expected a whole number of atoms of at most 120 digits, found "${printable(text, 40)}"`,
  );
};

const listed = <T extends string>(name: string, text: string, known: readonly T[]): readonly T[] =>
  text.split("+").map((word) => {
    const found = known.find((one) => one === word);
    if (found !== undefined) return found;
    const meant = nearest(word, known);
    throw wrong(
      name,
      `expected some of ${known.join(", ")}, joined by "+", found "${printable(word, 40)}"${meant === undefined ? "" : `: did you mean ${meant}?`}`,
    );
  });

const mechanismsFrom = async (text: string): Promise<"any" | readonly Mechanism[]> => {
  if (text === "any") return text;
  const mechanisms: Mechanism[] = [];
  for (const name of text.split("+")) mechanisms.push(await mechanismNamed(name));
  return mechanisms;
};
