import type { Step } from './locate';

/** One error or warning that Terraform shows. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly steps: readonly Step[];
}

export function problem(summary: string, detail = '', steps: readonly Step[] = []): Problem {
  return { severity: 'error', summary, detail, steps };
}

export function warning(summary: string, detail = '', steps: readonly Step[] = []): Problem {
  return { severity: 'warning', summary, detail, steps };
}

export function wireProblems(problems: readonly Problem[]): object[] {
  return problems.map(({ severity, summary, detail, steps }) => ({
    severity: severity === 'error' ? 1 : 2,
    summary,
    detail,
    ...(steps.length > 0 && { attribute: { steps } }),
  }));
}

export function failed(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
