import type { RelationshipHelp } from './types.js';

/** What runs where, with what, and what its tokens reach. */
export const pipelines = {
  RUNS_JOBS_OF: {
    granted:
      'Administrators create runners of the instance, Owners those of groups, Maintainers those of projects, which they may assign to further projects of theirs.',
    abused:
      'Whoever can run a pipeline of the project runs code on the runner (R34). Whoever controls the machine reads the code, variables and job tokens of all that it serves, and one project’s job may leave traps for the next one’s where jobs are not isolated.',
    removed:
      'Take a project off: `DELETE /projects/:id/runners/:runner_id`; pause by `PUT /runners/:id`; delete by `DELETE /runners/:id`. Instance and group runners are switched off in the settings of the group or project.',
    docs: ['https://docs.gitlab.com/ci/runners/runners_scope/', 'https://docs.gitlab.com/runner/security/'],
    carries: {
      forward: '{from} takes the jobs of {to}: who controls the runner sees their code and variables.',
      backward: '{to} takes the jobs of {from}: who runs pipelines there runs code on it.',
    },
  },
  JOB_TOKEN_REACHES: {
    granted:
      'Maintainers and Owners of the second project put the first, or its group, on the job token allowlist; GitLab may fill it from its log of uses.',
    abused:
      'A job of the first project reads the second with the rights of whoever triggered it: who changes its pipelines waits for somebody with access to both.',
    removed:
      'Take it off the list: `DELETE /projects/:id/job_token_scope/allowlist/:target_project_id` or `DELETE /projects/:id/job_token_scope/groups_allowlist/:target_group_id`; keep the limit on by `PATCH /projects/:id/job_token_scope`.',
    docs: ['https://docs.gitlab.com/ci/jobs/ci_job_token/'],
    carries: { forward: 'Jobs of {from} reach {to} with their token.' },
  },
  INCLUDES: {
    granted: 'Whoever changes the CI/CD configuration of the first project, by `include:project`.',
    abused:
      'Whoever pushes to the included ref of the second project changes what the first runs, with the variables of the first.',
    removed:
      'Take the `include` out of the configuration, or pin it by `ref` to a commit or a protected tag. There is no API call: it is a change of the file.',
    docs: ['https://docs.gitlab.com/ci/yaml/includes/'],
    carries: { backward: '{to} includes files of {from}: who pushes there changes its jobs.' },
  },
  USES_IMAGE: {
    granted: 'Whoever changes the CI/CD configuration, by `image` or `services`.',
    abused:
      'Whoever can push the image runs code in the job, with its variables and token. A tag can be moved; a digest cannot.',
    removed:
      'Change the configuration, or pin the image by its digest. There is no API call: it is a change of the file.',
    docs: ['https://docs.gitlab.com/ci/docker/using_docker_images/'],
    carries: { backward: '{to} runs in {from}: who pushes the image runs code in the job.' },
  },
  TRIGGERED: {
    granted:
      'A person pushes, merges, starts a pipeline, or owns the schedule or trigger token that did; it is a record of what happened.',
    abused:
      'Jobs run with the rights of this person: code of others that a person triggers uses the person’s access by the job token.',
    removed: 'It is history; delete the pipeline: `DELETE /projects/:id/pipelines/:pipeline_id`.',
    docs: ['https://docs.gitlab.com/ci/pipelines/'],
    carries: {},
  },
  RAN: {
    granted: 'The runner took the job; it is a record of what happened.',
    abused: 'It shows which machines saw the variables and the code of a job.',
    removed: 'It is history; erase the job’s log and artifacts: `POST /projects/:id/jobs/:job_id/erase`.',
    docs: ['https://docs.gitlab.com/ci/jobs/'],
    carries: {},
  },
} as const satisfies Readonly<Record<string, RelationshipHelp>>;
