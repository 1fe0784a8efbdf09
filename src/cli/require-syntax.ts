/** How a requirement is written, for help and errors. */
export const requireSyntax =
  "accounts=N, amount=ATOMS, mechanisms=any or NAME+FILE.json, actions=deposit+withdraw, rules=talmud+queue, features=genesis+receipts+onExit, laws=N; separated by commas";
