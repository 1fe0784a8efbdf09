import { describeConvictions } from "./convicted.ts";

describeConvictions("markets");
