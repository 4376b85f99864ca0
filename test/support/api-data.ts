import { describe } from '@jest/globals';

/** The folder of GitLab's API reference data that `GITLAB_API_DATA` names; empty when it is not set. */
export const apiData = process.env.GITLAB_API_DATA ?? '';

/** A block of tests that need the reference data; skipped, with the reason in its title, where there is none. */
export function withApiData(title: string, tests: () => void): void {
  if (apiData === '') describe.skip(`${title} (GITLAB_API_DATA is not set)`, tests);
  else describe(title, tests);
}
