import { useAsk } from '../../api/use-ask.js';
import { Page } from '../../components/page.js';
import { Answer, Empty } from '../../components/states.js';
import { ConnectionsListDocument } from '../../generated/operations.js';
import { useUrlState } from '../../lib/url-state.js';
import { ConnectionDetail } from './connection-detail.js';
import { ConnectionList } from './connection-list.js';
import './connections.css';

/** How often it is looked whether somebody else started a sync, in milliseconds. */
const lookMs = 20_000;

/** The connections to GitLab: how they are, what they could read, and their syncs. */
export default function Connections() {
  const [{ name }, change] = useUrlState({ name: '', run: '', state: '' });
  const list = useAsk(ConnectionsListDocument, {}, { refetchMs: lookMs });
  const connections = list.data?.connections ?? [];
  const open =
    connections.find((one) => one.name === name) ??
    (name === '' && connections.length === 1 ? connections[0] : undefined);
  return (
    <Page
      title="Connections"
      intro="What is read from GitLab, how complete it is, and when. What could not be read is unknown, not absent."
    >
      <Answer query={list} what="Reading the connections">
        {() =>
          connections.length === 0 ? (
            <Empty>
              No connection is configured. Add one under <code>connections</code> in the configuration and
              start the service again.
            </Empty>
          ) : (
            <>
              <ConnectionList
                connections={connections}
                openName={open?.name}
                onOpen={(opened) => change({ name: opened, run: '', state: '' })}
              />
              {open === undefined ? (
                <p className="notice" role="status">
                  {name === ''
                    ? 'Open a connection to see what it could read and its syncs.'
                    : `There is no connection named ${name}.`}
                </p>
              ) : (
                <ConnectionDetail key={open.name} connection={open} />
              )}
            </>
          )
        }
      </Answer>
    </Page>
  );
}
