import { describeConvictions } from "../mutants/convicted.ts";

describeConvictions("markets");
