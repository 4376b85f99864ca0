import { Panel } from '../../components/page.js';
import { Explanation } from './explanation.js';
import { type Asked, whyBehind } from './why-question.js';

/** Why the row that is open is in a list, beside the list. */
export function WhyPanel({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  return (
    <Panel
      title="Why"
      query={whyBehind(asked)}
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
