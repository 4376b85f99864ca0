import { download } from '../../lib/download.js';
import type { OwnQuery } from './own-query.js';
import { idOf, queryFileText } from './query-file.js';

/** Gives a query to the person as a file that the service takes. */
export function saveQueryFile(query: Omit<OwnQuery, 'id'>): void {
  download(
    `${idOf(query.name)}.cypher`,
    new Blob([queryFileText(query)], { type: 'text/plain;charset=utf-8' }),
  );
}
