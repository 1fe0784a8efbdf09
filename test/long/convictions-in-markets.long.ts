import { describeConvictions } from "../unit/src/mutants/convicted.ts";

describeConvictions("markets", 15);
