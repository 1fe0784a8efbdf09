export interface CoverageFlags {
  readonly runs?: number;
  readonly seed?: number;
  readonly mechanism?: string;
  readonly market?: string;
  readonly json?: boolean;
  readonly pairs?: boolean;
}
