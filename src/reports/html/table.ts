import { type Markup, markup, nothing, type Part } from "./markup.ts";

export interface Column {
  readonly head: string;
  /** Numbers stand flush right, one below the other. */
  readonly isNumber?: boolean;
}

export interface Row {
  /** The first is the row's header. */
  readonly cells: readonly Part[];
  /** To be seen at a glance; the cells say in words why. */
  readonly isMarked?: boolean;
}

/** What may be wider than the page scrolls by itself, by keyboard too, and says what it is. */
export const scrolling = (label: string, content: Markup): Markup =>
  markup`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${content}</div>`;

/** A table with a caption, column headers and row headers. */
export const table = (caption: string, columns: readonly Column[], rows: readonly Row[]): Markup => {
  const heads = columns.map(
    ({ head, isNumber }) => markup`<th scope="col"${isNumber === true ? numeric : nothing}>${head}</th>`,
  );
  return scrolling(
    caption,
    markup`<table><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${rows.map((row) => rowOf(columns, row))}</tbody></table>`,
  );
};

const numeric = markup` class="number"`;
const marked = markup` class="marked"`;

const rowOf = (columns: readonly Column[], { cells, isMarked }: Row): Markup => {
  const written = cells.map((cell, k) => {
    const kind = columns[k]?.isNumber === true ? numeric : nothing;
    return k === 0 ? markup`<th scope="row"${kind}>${cell}</th>` : markup`<td${kind}>${cell}</td>`;
  });
  return markup`<tr${isMarked === true ? marked : nothing}>${written}</tr>
`;
};

/** A list; nothing for no items. */
export const list = (items: readonly Part[]): Markup =>
  items.length === 0 ? nothing : markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;

/** What only some want to read. Open in print. */
export const folded = (summary: Part, content: Markup): Markup =>
  markup`<details><summary>${summary}</summary>${content}</details>
`;
