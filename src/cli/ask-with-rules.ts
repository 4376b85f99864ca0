import { rulesOf, settingsOf } from '../alerts/rule.js';
import { configuredWatches } from '../alerts/watches/watch.js';
import { askApi } from './ask-api.js';
import type { Cli } from './context.js';
import { savedQueries } from './saved-queries.js';

/**
 * Asks the API inside of this process with the rules and what the configuration changes of them, as an analyst.
 * @throws the catalogued error behind the first error of the answer; CONFIG_INVALID, NEO4J_*.
 */
export async function askWithRules<Data>(cli: Cli, document: string, variables: object): Promise<Data> {
  const config = cli.config();
  const queries = await savedQueries(cli, config);
  return askApi<Data>(cli, document, variables, {
    role: 'ANALYST',
    savedQueries: { queries, problems: [] },
    rules: settingsOf(rulesOf(queries), config.rules),
    watches: configuredWatches(queries, config.watches),
  });
}
