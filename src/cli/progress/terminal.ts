import { DefaultRenderer, Listr, ListrLogger, type ListrTask, ProcessOutput } from 'listr2';
import type { RunProgress, SourceProgress } from '../../sync/progress.js';
import type { CliStreams } from '../io.js';
import { rate } from '../text.js';
import type { ProgressDisplay } from './display.js';
import { share, troubles } from './plain.js';

/** The library looks whether stdout is a terminal, but it is stderr that is written to. */
class LiveRenderer extends DefaultRenderer {
  static override nonTTY = true;
}

interface Line {
  /** Set once the task is on the screen. */
  retitle?: (title: string) => void;
  title?: string;
  startedMs: number | undefined;
  readonly ended: Promise<void>;
  readonly end: () => void;
  readonly fail: () => void;
}

function createLine(): Line {
  let end: () => void = () => undefined;
  let fail: () => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = () => reject(new Error('stopped'));
  });
  // A task that was never shown has nobody to wait for it.
  ended.catch(() => undefined);
  return { startedMs: undefined, ended, end, fail };
}

/** The title of a source's line: how much is done, how fast, and what was refused. */
export function lineTitle(source: SourceProgress, elapsedMs: number, waiting: boolean): string {
  if (source.state === 'waiting') return source.title;
  const done = `${source.title}  ${share(source)}${troubles(source)}`;
  if (source.state === 'done') return done;
  return `${done}  ${rate(source.done, elapsedMs)}${waiting ? '  waiting for the rate limit' : ''}`;
}

/** A live list of what a run reads, with counts, rates and waits for the rate limit. */
export function createTerminalProgress(streams: Pick<CliStreams, 'stdout' | 'stderr'>): ProgressDisplay {
  const lines = new Map<string, Line>();
  let shown: Promise<unknown> | undefined;

  const taskOf = (source: SourceProgress): ListrTask => {
    const line = createLine();
    lines.set(source.source, line);
    return {
      title: source.title,
      skip: () =>
        source.state === 'unreadable' || source.state === 'absent'
          ? `${source.title}: ${source.note ?? 'not readable'}`
          : false,
      task: async (_, task) => {
        line.retitle = (title) => {
          task.title = title;
        };
        // What came before the task was on the screen.
        if (line.title !== undefined) task.title = line.title;
        await line.ended;
      },
    };
  };

  const show = (progress: RunProgress) => {
    const tasks = progress.sources.filter(({ state }) => state !== 'covered').map(taskOf);
    // A terminal is a WriteStream; the narrower type is what commands are written against.
    const output = new ProcessOutput(
      streams.stderr as NodeJS.WriteStream,
      streams.stdout as NodeJS.WriteStream,
    );
    const list = new Listr(tasks, {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      renderer: LiveRenderer,
      rendererOptions: {
        logger: new ListrLogger({ processOutput: output }),
        collapseSkips: true,
        collapseErrors: true,
        showErrorMessage: false,
        formatOutput: 'truncate',
      },
    });
    shown = list.run().catch(() => undefined);
  };

  const update = (progress: RunProgress) => {
    for (const source of progress.sources) {
      const line = lines.get(source.source);
      if (line === undefined || source.state === 'unreadable' || source.state === 'absent') continue;
      if (source.state !== 'waiting') line.startedMs ??= progress.elapsedMs;
      const elapsed = progress.elapsedMs - (line.startedMs ?? progress.elapsedMs);
      line.title = lineTitle(source, elapsed, progress.waitingForRateLimit);
      line.retitle?.(line.title);
      if (source.state === 'done') line.end();
    }
  };

  return {
    onProgress: (progress) => {
      if (shown === undefined && progress.sources.length > 0) show(progress);
      update(progress);
    },
    finish: async () => {
      for (const line of lines.values()) line.fail();
      await shown;
    },
  };
}
