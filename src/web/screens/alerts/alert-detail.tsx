import { useEffect, useRef } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import { AlertsDetailDocument } from '../../generated/operations.js';
import { AlertStory } from './detail/alert-story.js';
import type { AlertsState } from './state.js';

/** Of the window, above which the beginning of something is seen. */
const mostOfSight = 0.7;

/** Gives the keyboard back to the row that was opened. */
const focusRow = () =>
  document.querySelector<HTMLElement>('.alerts-list .table-body [tabindex="0"]')?.focus();

/** The alert that the address names, whether the list has it or not. */
export function AlertDetail({ state }: { readonly state: AlertsState }) {
  const { id, change } = state;
  const frame = useRef<HTMLDivElement>(null);
  const query = useAsk(AlertsDetailDocument, { id });
  const alert = query.data?.alert;
  const behind = alert?.rule == null ? asked(AlertsDetailDocument, { id }) : { id: alert.rule.id };
  const isThere = query.data !== undefined;
  useEffect(() => {
    // Where there is no room beside the list it is below it, out of sight.
    const top = frame.current?.getBoundingClientRect().top ?? 0;
    if (isThere && top > innerHeight * mostOfSight) frame.current?.scrollIntoView({ block: 'start' });
  }, [isThere]);
  const close = () => {
    focusRow();
    change({ id: '' });
  };
  return (
    <div className="alerts-detail" ref={frame}>
      <Panel
        title={alert?.title ?? 'Alert'}
        query={behind}
        actions={
          <button type="button" className="button" onClick={close}>
            Close
          </button>
        }
      >
        <p className="visually-hidden" role="status">
          {alert == null ? '' : `The alert “${alert.title}” is shown after the list.`}
        </p>
        <Answer query={query} what="Loading the alert">
          {(data) =>
            data.alert === null ? (
              <Empty>
                There is no alert with the id {id}. It may have been of another estate, or the link is cut
                short.
              </Empty>
            ) : (
              <AlertStory alert={data.alert} />
            )
          }
        </Answer>
      </Panel>
    </div>
  );
}
