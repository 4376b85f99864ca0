import { groupBy } from '../../core/collections.js';
import type { GraphRead } from '../../core/graph-read.js';
import { whoCan } from '../who-can.js';
import type { PersonsAction } from './actions.js';

interface RunnerRow {
  readonly key: string;
  readonly scope: string;
}

/** Who may run code on each runner (R34); runners that take the same jobs are asked about once. */
export async function* actionsOnRunners(read: GraphRead): AsyncGenerator<PersonsAction, void, void> {
  const runners = await read<RunnerRow>(
    `MATCH (n:GitLabRunner) WHERE n:GitLabEntity
     WITH n, COLLECT { MATCH (n)-[:RUNS_JOBS_OF]->(s:GitLabEntity) RETURN s.key AS key ORDER BY key } AS serves
     RETURN n.key AS key, toString(coalesce(n.paused, false)) + ' ' + coalesce(n.accessLevel, '') + ' '
       + split(n.key, '/runner/')[0] + reduce(all = '', one IN serves | all + ' ' + one) AS scope
     ORDER BY key`,
    {},
  );
  for (const alike of groupBy(runners, ({ scope }) => scope).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const { all } = await whoCan(read, { action: 'RUN_ON_RUNNER', resource: first.key, kinds: ['user'] });
    for (const { key: person, decision, accessLevel, grants } of all) {
      // Of those who could only be in a list that was not read nothing is told.
      if (decision === 'DENIED' || (decision === 'UNKNOWN' && grants.length === 0)) continue;
      for (const { key: on } of alike)
        yield { person, action: 'RUN_ON_RUNNER', on, decision, accessLevel: accessLevel ?? 0 };
    }
  }
}
