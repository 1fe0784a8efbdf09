/** A page, or a part of it, without what only narrow screens and readers of screens need. */
export const withoutRoles = (page: string): string =>
  page.replaceAll(/ (?:role="(?:row|cell|rowheader)"|data-head="[^"]*")/g, "");
