import { type Markup, markup } from "./markup.ts";
import type { Sign } from "./words.ts";

/** A sign with its word; the sign is not read out, for the word says it. */
export const signed = ({ sign, word, tone }: Sign): Markup =>
  markup`<span class="sign ${tone}"><span aria-hidden="true">${sign}</span> ${word}</span>`;

/** 1 scenario, 2 scenarios. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
