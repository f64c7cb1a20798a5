/** The part of Vitest's JSON report that is read. */
interface UnitReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The part of Playwright's JSON report that is read. */
interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[];
}

export function failedUnits(report: UnitReport | undefined, root: string): string[];
export function failedPages(report: { readonly suites?: readonly Suite[] } | undefined): string[];
