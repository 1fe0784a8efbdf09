import { isDeepStrictEqual } from "node:util";
import { auditPlan, type Row, rowOf } from "../../mutants/kill-matrix.ts";
import { killMatrixDocument, type KillMatrix } from "../../mutants/kill-matrix-document.ts";
import { subjects } from "../../mutants/index.ts";
import { type Finding, unless } from "./finding.ts";
import { drawnFrom } from "./sample.ts";

/** This many mutants are run again: a second or two. */
const sampled = 5;

/** The matrix with what this version says of its mutants, and nothing beside. */
const ofThisVersion = ({ runs, seed, mutants }: KillMatrix): KillMatrix => {
  const rows = subjects.map((subject): Row => {
    const { first, kills = {}, smallest } = mutants.find(({ name }) => name === subject.mutant.name) ?? {};
    const { accounts, actions } = smallest ?? {};
    return {
      subject,
      first,
      kills: new Map(Object.entries(kills)),
      smallest: accounts === undefined || actions === undefined ? undefined : { accounts, actions },
    };
  });
  return killMatrixDocument(rows, { runs, seed });
};

const byName = (matrix: KillMatrix): KillMatrix => ({
  ...matrix,
  mutants: [...matrix.mutants].sort((a, b) => (a.name < b.name ? -1 : 1)),
});

/** The kill matrix names every mutant of this version, and those that are run again die as it says. */
export const checkMatrix = async (matrix: KillMatrix, seed: number): Promise<Finding> => {
  const isWhole = isDeepStrictEqual(byName(matrix), byName(ofThisVersion(matrix)));
  const isUsual = matrix.runs === auditPlan.runs && matrix.seed === auditPlan.seed;
  const against = [
    ...(isWhole ? [] : ["its mutants are not those of this version"]),
    ...(isUsual ? [] : [`it is not of ${auditPlan.runs} scenarios of seed ${auditPlan.seed}`]),
  ];
  for (const subject of drawnFrom(subjects, sampled, seed)) {
    const [now] = killMatrixDocument([await rowOf(subject, auditPlan)], auditPlan).mutants;
    if (!matrix.mutants.some((row) => isDeepStrictEqual(row, now))) against.push(subject.mutant.name);
  }
  const dead = matrix.mutants.filter(({ first }) => first !== undefined).length;
  return unless(
    against,
    `run again, ${sampled} of ${subjects.length} mutants of the suite die as the kill matrix says; it has ${dead} dead within ${matrix.runs} scenarios`,
    "run again, mutants do not die as the kill matrix says",
  );
};
