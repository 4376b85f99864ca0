import { useMutation } from '@tanstack/react-query';
import type { NarrativeFormat } from '../generated/operations.js';
import { download } from '../lib/download.js';
import { Failed } from './states.js';

interface Format {
  readonly format: NarrativeFormat;
  readonly label: string;
  readonly ending: string;
  readonly type: string;
}

const formats: readonly Format[] = [
  { format: 'MARKDOWN', label: 'Markdown', ending: 'md', type: 'text/markdown' },
  { format: 'HTML', label: 'HTML', ending: 'html', type: 'text/html' },
  { format: 'JSON', label: 'JSON', ending: 'json', type: 'application/json' },
];

/**
 * The ways to take a narrative along, each asked for when it is wanted.
 * @param name of the file, without its ending.
 */
export function NarrativeDownloads({
  name,
  read,
}: {
  readonly name: string;
  readonly read: (format: NarrativeFormat) => Promise<string>;
}) {
  const save = useMutation<void, Error, Format>({
    mutationFn: async ({ format, ending, type }) =>
      download(`${name}.${ending}`, new Blob([await read(format)], { type: `${type};charset=utf-8` })),
  });
  return (
    <>
      <div className="row">
        {formats.map((each) => (
          <button
            key={each.format}
            type="button"
            className="button"
            disabled={save.isPending}
            onClick={() => save.mutate(each)}
          >
            Download {each.label}
          </button>
        ))}
      </div>
      {save.error === null ? null : <Failed error={save.error} />}
    </>
  );
}
