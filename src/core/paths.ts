import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findPackageRoot(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : findPackageRoot(dirname(from));
}

/** The folder of this package, the same from `src` and from `dist`. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

/** The folder of the saved queries that come with this package. */
export const packageQueries = join(packageRoot, 'queries');
