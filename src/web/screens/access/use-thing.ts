import { useAsk } from '../../api/use-ask.js';
import { AccessThingDocument, type NodeKind } from '../../generated/operations.js';

/** What is known of a thing that the address names by its key, its path or `@username`. */
export interface Thing {
  /** What people call it. */
  readonly title: string;
  readonly key: string | undefined;
  readonly kind: NodeKind | undefined;
  /** False until it was looked up: its kind is not known then. */
  readonly isKnown: boolean;
  /** What a picker shows for it: what can be typed, too. */
  readonly spoken: string;
  /** What a key stands for, where people would not type what it is called. */
  readonly help: string | undefined;
}

const titled: readonly NodeKind[] = ['USER', 'PROJECT', 'GROUP'];
/** What may be named by more than its key. */
const namedKinds = [
  ['project', 'PROJECT'],
  ['group', 'GROUP'],
  ['user', 'USER'],
] as const;
const jobs = 'ci-job-token:';

/** Looks up what a key, path or `@username` means. */
export function useThing(value: string): Thing {
  const isJobs = value.startsWith(jobs);
  const wanted = isJobs ? value.slice(jobs.length) : value;
  const { data, error } = useAsk(
    AccessThingDocument,
    { value: wanted, path: wanted, username: wanted.replace(/^@/, '') },
    { enabled: wanted !== '' },
  );
  const [entity] = data?.entities ?? [];
  const named = namedKinds.find(([name]) => data?.[name] != null);
  const known = {
    key: entity?.key ?? (named === undefined ? undefined : data?.[named[0]]?.key),
    kind: isJobs ? undefined : (entity?.kind ?? named?.[1]),
    isKnown: wanted === '' || data !== undefined || error !== null,
  };
  if (isJobs) {
    const title = `the CI jobs of ${entity?.title ?? wanted}`;
    return { ...known, title, spoken: entity == null ? value : `${jobs}${entity.title}`, help: undefined };
  }
  if (value === 'anonymous')
    return { ...known, title: 'anybody without an account', spoken: value, help: undefined };
  if (entity == null) return { ...known, title: value, spoken: value, help: undefined };
  if (titled.includes(entity.kind))
    return { ...known, title: entity.title, spoken: entity.title, help: undefined };
  const where = entity.path === null || entity.path === entity.title ? '' : ` in ${entity.path}`;
  const title = `the ${entity.kindTitle} ${entity.title}${where}`;
  return { ...known, title, spoken: value, help: `This is ${title}.` };
}
