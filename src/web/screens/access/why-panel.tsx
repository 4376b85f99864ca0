import { Panel } from '../../components/page.js';
import { type Asked, Explanation } from './explanation.js';

/** Why the row that is open is in a list, beside the list. */
export function WhyPanel({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  return (
    <Panel
      title="Why"
      actions={
        <button type="button" className="button button-plain" onClick={onClose}>
          Close
        </button>
      }
    >
      <Explanation {...asked} />
    </Panel>
  );
}
