import { intervalText } from "../../campaign/cases.ts";
import type { Result } from "../../result/result.ts";
import { type Markup, markup, nothing } from "./markup.ts";

type Case = NonNullable<Result["invariants"][number]["cases"]>[number];

const width = 120;

const at = (part: number): string => (part * width).toFixed(1);

/**
 * How often a case was met: the count, the interval in which the true part
 * lies as text and as a bar from 0 to 100 %, and what is asked for. The text
 * says all that the bar shows, which is therefore not read out.
 */
export const caseItem = (one: Case): Markup => {
  const { label, seen, of, low, high, percent, decision } = one;
  const asked =
    percent === undefined ? "" : `; asked for ${percent} %: ${decision ?? "not decided by this run"}`;
  const never = seen === 0 && of > 0 ? markup`<strong class="bad">never</strong> ` : nothing;
  return markup`<li><div>${label}: <span class="number">${never}${seen} of ${of}</span></div><div class="measure">${bar(one)}<span>${intervalText({ low, high })}${asked}</span></div></li>
`;
};

const bar = ({ seen, of, low, high, percent }: Case): Markup => {
  const mean = of === 0 ? nothing : markup`<circle cx="${at(seen / of)}" cy="6" r="2.5"/>`;
  const asked =
    percent === undefined ? nothing : markup`<path class="asked" d="M${at(percent / 100)},0V12"/>`;
  return markup`<svg class="interval" aria-hidden="true" width="${width}" height="12" viewBox="-3 0 ${width + 6} 12"><path class="whole" d="M0,6H${width}"/><rect x="${at(low)}" y="3" width="${at(Math.max(0.01, high - low))}" height="6"/>${mean}${asked}</svg>`;
};
