import { EntityPicker } from '../../components/entity-picker.js';
import '../../components/chips.css';
import { useAiSystems } from './use-controls.js';

/** Which groups and projects belong to AI systems: controls on AI count for alerts in these only. */
export function AiSystems() {
  const [paths, change] = useAiSystems();
  return (
    <details open={paths.length > 0}>
      <summary>AI systems ({paths.length})</summary>
      <div className="stack">
        <p className="quiet">
          Controls on AI systems count only for alerts in the groups and projects that belong to one. Name
          them here; they are kept in the address of this page.
        </p>
        {paths.length === 0 ? null : (
          <ul className="chips">
            {paths.map((path) => (
              <li key={path} className="chip">
                {path}{' '}
                <button
                  type="button"
                  className="chip-remove"
                  aria-label={`Remove ${path}`}
                  onClick={() => change(paths.filter((each) => each !== path))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        )}
        <EntityPicker
          key={paths.length}
          label="Add a group or project"
          value=""
          kinds={['GROUP', 'PROJECT']}
          help="Its full path."
          onPick={(path) => {
            if (path !== '' && !paths.includes(path)) change([...paths, path]);
          }}
        />
      </div>
    </details>
  );
}
